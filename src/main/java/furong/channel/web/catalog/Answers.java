package furong.channel.web.catalog;

import furong.catalog.FieldError;
import furong.catalog.FieldType;
import furong.catalog.Form;
import furong.catalog.FormField;
import furong.channel.web.Shell;
import furong.channel.web.ui.Fact;
import furong.channel.web.ui.Option;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A registration form in the reader's language: what can be answered, what was, and what is wrong with it. */
public final class Answers {

    private Answers() {}

    /** The answers given, by the form they were given on; what a later form calls otherwise does not change them. */
    public static List<Fact> facts(Shell shell, Form form, Map<String, String> answers) {
        return form.fields().stream()
                .filter(field -> !answers.getOrDefault(field.name(), "").isEmpty())
                .map(field -> new Fact(
                        shell.t(field.label()), words(shell, field, Objects.requireNonNull(answers.get(field.name())))))
                .toList();
    }

    /** What can be chosen for a CHOICE or YES_NO. */
    public static List<Option> options(Shell shell, FormField field) {
        if (field.type() == FieldType.YES_NO)
            return List.of(new Option("yes", shell.t("catalog.yes")), new Option("no", shell.t("catalog.no")));
        return field.choices().stream()
                .map(choice -> new Option(choice.value(), shell.t(choice.label())))
                .toList();
    }

    /** What is wrong with a field, in words; null if nothing is. */
    public static @Nullable String error(Shell shell, List<FieldError> errors, FormField field) {
        var text = errors.stream()
                .filter(error -> error.field().equals(field.name()))
                .map(error ->
                        shell.t("refused." + error.code(), error.arguments().toArray()))
                .collect(Collectors.joining(" "));
        return text.isEmpty() ? null : text;
    }

    /** The hint beside a field; null if there is none. */
    public static @Nullable String help(Shell shell, FormField field) {
        var help = shell.t(field.help());
        return help.isEmpty() ? null : help;
    }

    /** A good answer, as a hint inside the empty field; null where the choices are on the page anyway. */
    public static @Nullable String example(Shell shell, FormField field) {
        var shown = Stream.of(FieldType.TEXT, FieldType.PHONE, FieldType.NOTE).anyMatch(field.type()::equals);
        return shown && !field.example().isEmpty() ? shell.t("catalog.form.example", field.example()) : null;
    }

    /** How the browser should take the answer: kind of input, kind of keyboard. */
    public static Input input(FieldType type) {
        return switch (type) {
            case TEXT, CHOICE, YES_NO -> new Input("text", null);
            case NUMBER -> new Input("text", "numeric");
            case PHONE -> new Input("tel", "tel");
            case DATE -> new Input("date", null);
            case NOTE -> new Input("textarea", null);
        };
    }

    /** A NUMBER is plain text with digits on the keyboard: a number field would drop what was typed wrongly. */
    public record Input(String type, @Nullable String keyboard) {}

    private static String words(Shell shell, FormField field, String answer) {
        return options(shell, field).stream()
                .filter(option -> option.value().equals(answer))
                .map(Option::text)
                .findFirst()
                .orElse(answer);
    }
}
