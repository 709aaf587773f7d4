package furong.channel.web.improvement;

import furong.catalog.Catalog;
import furong.catalog.FieldType;
import furong.catalog.Form;
import furong.catalog.FormField;
import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.Tone;
import furong.improvement.FormChange;
import furong.improvement.Proposal;
import furong.improvement.Suggestion;
import furong.platform.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Forms, their differences and suggestions in the reader's words. */
public final class FormWords {

    private FormWords() {}

    static Map<String, Label> names(Catalog catalog) {
        var names = new HashMap<String, Label>();
        for (var transaction : catalog.transactions()) names.put(transaction.code(), transaction.name());
        return names;
    }

    public static List<Option> proposals(Shell shell) {
        return Arrays.stream(Proposal.values())
                .map(proposal -> new Option(proposal.name(), shell.t("improvement.proposal." + proposal)))
                .toList();
    }

    public static List<Option> fields(Shell shell, Form form) {
        var options = new ArrayList<Option>();
        options.add(new Option("", shell.t("improvement.whole")));
        for (var field : form.fields()) options.add(new Option(field.name(), shell.t(field.label())));
        return options;
    }

    public static List<Option> types(Shell shell) {
        return Arrays.stream(FieldType.values())
                .map(type -> new Option(type.name(), shell.t("improvement.type." + type)))
                .toList();
    }

    /** Which field a suggestion is about, in the words the form has now; the name where it has gone. */
    public static String field(Shell shell, Form form, String name) {
        if (name.isEmpty()) return shell.t("improvement.whole");
        return form.fields().stream()
                .filter(field -> field.name().equals(name))
                .map(field -> shell.t(field.label()))
                .findFirst()
                .orElse(name);
    }

    public static Tone tone(Suggestion suggestion) {
        return switch (suggestion) {
            case Suggestion.Open _ -> Tone.INFO;
            case Suggestion.Taken _ -> Tone.GOOD;
            case Suggestion.Declined _ -> Tone.NEUTRAL;
        };
    }

    public static Tone tone(FormChange change) {
        return switch (change.aspect()) {
            case ADDED -> Tone.GOOD;
            case REMOVED -> Tone.BAD;
            case LABEL, HELP, TYPE, REQUIRED, CHOICES, LIMITS, EXAMPLE, PLACE -> Tone.INFO;
        };
    }

    /** What it was before; null where there is nothing to compare. */
    public static @Nullable String before(Shell shell, FormChange change) {
        return change.before() == null ? null : value(shell, change, change.before());
    }

    public static @Nullable String after(Shell shell, FormChange change) {
        return change.after() == null ? null : value(shell, change, change.after());
    }

    private static @Nullable String value(Shell shell, FormChange change, FormField field) {
        return switch (change.aspect()) {
            case ADDED, REMOVED, PLACE -> null;
            case LABEL -> both(field.label());
            case HELP -> both(field.help());
            case TYPE -> shell.t("improvement.type." + field.type());
            case REQUIRED -> shell.t(field.required() ? "improvement.must" : "improvement.may");
            case CHOICES ->
                field.choices().stream().map(choice -> both(choice.label())).collect(Collectors.joining("; "));
            case LIMITS -> limits(shell, field);
            case EXAMPLE -> field.example().isEmpty() ? "—" : field.example();
        };
    }

    private static String limits(Shell shell, FormField field) {
        var words = new ArrayList<String>();
        words.add(shell.t("improvement.length.at-most", field.lengthMax()));
        if (field.min() != null) words.add("≥ " + field.min());
        if (field.max() != null) words.add("≤ " + field.max());
        if (!field.pattern().isEmpty()) words.add(field.pattern());
        return String.join(", ", words);
    }

    private static String both(Label label) {
        return label.zh().isEmpty() && label.en().isEmpty() ? "—" : label.zh() + " / " + label.en();
    }
}
