package furong.channel.web.improvement;

import furong.catalog.Card;
import furong.catalog.NewCard;
import furong.platform.Label;
import furong.platform.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The next version of a procedure card while somebody writes it: the text of each box, right or wrong.
 *
 * @param after the version it follows
 * @param texts by the name of the box; lists have a line for each entry, the same number in both languages
 */
public record CardDraft(String transaction, int after, Map<String, String> texts) {

    static final List<String> LISTS = List.of("steps", "documents", "cautions");

    static CardDraft of(Card card) {
        var texts = new LinkedHashMap<String, String>();
        put(texts, "title", card.title());
        put(texts, "steps", card.steps());
        put(texts, "documents", card.documents());
        put(texts, "cautions", card.cautions());
        put(texts, "fee", card.fee());
        put(texts, "timeLimit", card.timeLimit());
        return new CardDraft(card.transaction(), card.version(), texts);
    }

    static CardDraft read(String transaction, Map<String, String> sent) {
        var after = sent.getOrDefault("after", "");
        if (!after.matches("\\d{1,6}")) throw Refused.field("after", "unreadable");
        return new CardDraft(transaction, Integer.parseInt(after), sent);
    }

    public String text(String box) {
        return texts.getOrDefault(box, "").strip();
    }

    NewCard card(LocalDate since, String reason) {
        return new NewCard(
                transaction,
                since,
                label("title"),
                lines("steps"),
                lines("documents"),
                lines("cautions"),
                label("fee"),
                label("timeLimit"),
                reason);
    }

    private Label label(String box) {
        return new Label(text(box + "Zh"), text(box + "En"));
    }

    private List<Label> lines(String box) {
        var zh = entries(box + "Zh");
        var en = entries(box + "En");
        if (zh.size() != en.size()) throw Refused.field(box, "card-lines", zh.size(), en.size());
        var lines = new ArrayList<Label>();
        for (var n = 0; n < zh.size(); n++) lines.add(new Label(zh.get(n), en.get(n)));
        return lines;
    }

    private List<String> entries(String box) {
        return text(box)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static void put(Map<String, String> texts, String box, Label label) {
        texts.put(box + "Zh", label.zh());
        texts.put(box + "En", label.en());
    }

    private static void put(Map<String, String> texts, String box, List<Label> lines) {
        texts.put(box + "Zh", lines.stream().map(Label::zh).collect(Collectors.joining("\n")));
        texts.put(box + "En", lines.stream().map(Label::en).collect(Collectors.joining("\n")));
    }
}
