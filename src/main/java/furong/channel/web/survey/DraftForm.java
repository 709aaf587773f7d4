package furong.channel.web.survey;

import furong.platform.Label;
import furong.platform.Refused;
import furong.survey.Draft;
import furong.survey.Occasion;
import furong.survey.Script;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Reads the boxes of the editor, right or wrong, and moves questions about. */
final class DraftForm {

    private static final int QUESTIONS_MAX = 40;

    private DraftForm() {}

    static Occasion occasion(String name) {
        try {
            return Occasion.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new Refused("not-found", name);
        }
    }

    static Draft read(Occasion occasion, Map<String, String> sent, Instant now) {
        var questions = new ArrayList<Script.Question>();
        for (var n = 0; n < QUESTIONS_MAX && sent.containsKey("q." + n + ".zh"); n++) questions.add(question(sent, n));
        var after = sent.getOrDefault("after", "");
        if (!after.matches("\\d{1,6}")) throw Refused.field("after", "unreadable");
        return new Draft(
                occasion,
                Integer.parseInt(after),
                new Label(text(sent, "opening.zh"), text(sent, "opening.en")),
                questions,
                now,
                "");
    }

    private static Script.Question question(Map<String, String> sent, int n) {
        var box = "q." + n + ".";
        return new Script.Question(
                text(sent, box + "code"),
                kind(text(sent, box + "kind")),
                text(sent, box + "required").equals("true"),
                text(sent, box + "item"),
                new Label(text(sent, box + "zh"), text(sent, box + "en")));
    }

    /** What a button does to the list: {@code add}, {@code up-3}, {@code remove-3}. */
    static Draft pressed(Draft draft, String button) {
        var questions = new ArrayList<>(draft.questions());
        var at = button.replaceAll("\\D", "");
        var n = at.isEmpty() || at.length() > 3 ? -1 : Integer.parseInt(at);
        if (button.equals("add"))
            questions.add(new Script.Question("", Script.Kind.YES_NO, true, "", new Label("", "")));
        else if (button.startsWith("up-") && n > 0 && n < questions.size()) Collections.swap(questions, n, n - 1);
        else if (button.startsWith("remove-") && n >= 0 && n < questions.size()) questions.remove(n);
        return new Draft(
                draft.occasion(),
                draft.after(),
                draft.opening(),
                List.copyOf(questions),
                draft.savedAt(),
                draft.badge());
    }

    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw Refused.field("since", "unreadable");
        }
    }

    private static Script.Kind kind(String name) {
        try {
            return Script.Kind.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            return Script.Kind.YES_NO;
        }
    }

    private static String text(Map<String, String> sent, String box) {
        return sent.getOrDefault(box, "").strip();
    }
}
