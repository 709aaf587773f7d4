package furong.channel.web.board;

import furong.channel.web.Shell;
import furong.channel.web.ui.Tone;
import furong.dispatch.DayEvent;
import furong.dispatch.Live.SavedWait;
import furong.dispatch.Proposal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has happened on a day, the newest first, and what the plan made of it.
 *
 * @param answers by the event they answer; an event that changed nothing has none
 * @param saved waits at doors that were looming, and what the crew did instead
 */
public record DayStory(List<DayEvent> events, Map<Long, Proposal> answers, List<SavedWait> saved) {

    static final DayStory NOTHING = new DayStory(List.of(), Map.of(), List.of());

    public @Nullable Proposal answer(DayEvent event) {
        return answers.get(event.id());
    }

    public static String outcome(Proposal answer, Shell shell) {
        var moves = answer.moves().size();
        return switch (answer.state()) {
            case OPEN -> shell.t("board.story.waits", moves);
            case APPLIED -> shell.t(answer.byItself() ? "board.story.alone" : "board.story.accepted", moves);
            case REJECTED -> shell.t("board.story.declined");
            case OVERTAKEN -> shell.t("board.story.overtaken");
        };
    }

    public static Tone tone(Proposal answer) {
        return switch (answer.state()) {
            case OPEN -> Tone.WARN;
            case APPLIED -> Tone.GOOD;
            case REJECTED, OVERTAKEN -> Tone.NEUTRAL;
        };
    }

    /** Minutes nobody stood at a door in vain. */
    public int savedMinutes() {
        return saved.stream().mapToInt(SavedWait::saved).sum();
    }
}
