package furong.callback;

import furong.contact.ContactChannel;
import furong.contact.Contacts;
import furong.contact.NewTouch;
import furong.platform.Actor;
import furong.platform.Refused;
import furong.survey.Occasion;
import furong.survey.Script;
import furong.survey.Scripts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What customers answer alone, with the token of a message or the code of a letter, without signing in. */
@Component
@Transactional
public class Replies {

    private final Links links;
    private final Obligations obligations;
    private final Ladder ladder;
    private final Closings closings;
    private final CallLog log;
    private final Scripts scripts;
    private final Contacts contacts;
    private final Clock clock;

    Replies(
            Links links,
            Obligations obligations,
            Ladder ladder,
            Closings closings,
            CallLog log,
            Scripts scripts,
            Contacts contacts,
            Clock clock) {
        this.links = links;
        this.obligations = obligations;
        this.ladder = ladder;
        this.closings = closings;
        this.log = log;
        this.scripts = scripts;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** What somebody with a token gets to see. It names neither the customer nor who did the work. */
    public sealed interface Asked {

        /** It may be answered until then. */
        record Open(Occasion occasion, Instant happened, Instant until, Script script) implements Asked {}

        /** It has been answered, by this token or by telephone. */
        record Over() implements Asked {}

        /** Its time is over, or a later letter took its place. */
        record Lapsed() implements Asked {}

        /** There never was such a token. */
        record Unknown() implements Asked {}
    }

    @Transactional(readOnly = true)
    public Asked asked(String token) {
        var found = links.find(token);
        if (found.isEmpty()) return new Asked.Unknown();
        var link = found.get();
        if (!(obligations.get(link.customer(), link.callback()) instanceof Callback.Due due)) return new Asked.Over();
        if (link.used() != null) return new Asked.Over();
        if (link.replaced() || !link.expires().isAfter(clock.instant())) return new Asked.Lapsed();
        return new Asked.Open(due.matter().occasion(), due.at(), link.expires(), script(due));
    }

    /**
     * Takes the answers; a second time nothing. An unhappy answer reopens the matter as one heard on the telephone does.
     *
     * @throws Refused callback-answer-missing, callback-answer-unknown with the question; callback-not-due, callback-lapsed
     */
    public void answer(String token, Map<String, String> answers) {
        var link = links.find(token).orElseThrow(() -> new Refused("callback-lapsed"));
        var due = obligations.lock(link.customer(), link.callback());
        var matter = due.matter();
        var script = script(due);
        var words = script.questions().stream()
                .filter(question -> question.kind() == Script.Kind.TEXT)
                .map(question -> answers.getOrDefault(question.code(), "").strip())
                .filter(said -> !said.isEmpty())
                .findFirst()
                .orElse("");
        var ending = new Ending(matter.customer(), matter.id(), Disposition.I, "", answers, words, "");
        var level = Closings.check(ending, script);
        if (!links.use(token, clock.instant())) throw new Refused("callback-lapsed");
        var by = new Actor(Writing.ALONE, Writing.ALONE, "customer", link.kind().name());
        ladder.written(matter.customer(), matter.id())
                .filter(step -> step.kind() == link.kind())
                .ifPresent(step -> ladder.done(matter, step, "ANSWERED", by));
        var parts = DayPart.counted(log.parts(log.attempts(matter.customer(), matter.id())));
        closings.close(matter, new CallLog.Close(ending, level, script.version(), null, parts, null, link.kind()), by);
        var _ = contacts.note(
                new NewTouch(
                        matter.customer(),
                        ContactChannel.WEB,
                        "",
                        "SURVEY",
                        "RECEIVED",
                        words,
                        matter.id().subject()),
                by);
    }

    /** The version that was in force when the callback fell due: it does not change under somebody who is answering. */
    private Script script(Callback.Due due) {
        return scripts.current(due.matter().occasion(), LocalDate.ofInstant(due.at(), clock.getZone()));
    }
}
