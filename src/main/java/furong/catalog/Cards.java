package furong.catalog;

import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Label;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The procedure cards: one current version per transaction and day; every old version can still be shown. */
@Component
@Transactional
public class Cards {

    private static final int ROWS_MAX = 1000;

    private static final String COLUMNS = """
            c.transaction, c.version, c.since, c.title_zh, c.title_en, c.steps, c.documents, c.cautions,
            c.fee_zh, c.fee_en, c.time_limit_zh, c.time_limit_en, c.example
            """;

    private final JdbcClient db;
    private final Versions versions;
    private final Audit audit;
    private final Clock clock;
    private final JsonMapper json;

    Cards(JdbcClient db, Versions versions, Audit audit, Clock clock, JsonMapper json) {
        this.db = db;
        this.versions = versions;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
    }

    /** The current card of every transaction on a day. */
    public List<Card> current(LocalDate on) {
        return db.sql("select " + COLUMNS + """
                         from catalog.transaction t
                         cross join lateral (select * from catalog.card where transaction = t.code and since <= ?
                                             order by version desc limit 1) c
                         order by t.place, t.code limit ?""")
                .params(on, ROWS_MAX)
                .query((row, n) -> card(row))
                .list();
    }

    /** The current card of one transaction on a day; where there is none, refused as {@code not-found}. */
    public Card current(String transaction, LocalDate on) {
        return db.sql("select " + COLUMNS + """
                         from catalog.card c where transaction = ? and since <= ? order by version desc limit 1""")
                .params(transaction, on)
                .query((row, n) -> card(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", transaction));
    }

    /** One version, however old; one that was never published is refused as {@code not-found}. */
    public Card version(String transaction, int version) {
        return db.sql("select " + COLUMNS + " from catalog.card c where transaction = ? and version = ?")
                .params(transaction, version)
                .query((row, n) -> card(row))
                .optional()
                .orElseThrow(() -> new Refused("not-found", transaction + " " + version));
    }

    /** The numbers of all versions of a card, newest first. */
    public List<Integer> versions(String transaction) {
        return db.sql("select version from catalog.card where transaction = ? order by version desc limit ?")
                .params(transaction, ROWS_MAX)
                .query((row, n) -> row.getInt("version"))
                .list();
    }

    /** Publishes the next version. It must begin today or later, and not before the version it follows. */
    public Card publish(NewCard card, Actor by) {
        check(card);
        var version = versions.next("card", card.transaction(), card.since());
        var _ = db.sql("""
                        insert into catalog.card (transaction, version, since, title_zh, title_en, steps, documents,
                            cautions, fee_zh, fee_en, time_limit_zh, time_limit_en, example, published_at, published_by,
                            reason)
                        values (?, ?, ?, ?, ?, cast(? as jsonb), cast(? as jsonb), cast(? as jsonb), ?, ?, ?, ?, false,
                                ?, ?, ?)""")
                .params(card.transaction(), version, card.since())
                .params(card.title().zh(), card.title().en())
                .params(written(card.steps()), written(card.documents()), written(card.cautions()))
                .params(card.fee().zh(), card.fee().en())
                .params(card.timeLimit().zh(), card.timeLimit().en())
                .params(Timestamp.from(clock.instant()), by.badge(), card.reason())
                .update();
        audit.note(
                by,
                "card.published",
                0,
                "card:" + card.transaction(),
                Map.of("version", version, "since", card.since().toString(), "reason", card.reason()));
        return version(card.transaction(), version);
    }

    /** The same, if {@code after} is still the newest version. Refused as {@code card-changed-meanwhile} if it is not. */
    public Card publishAfter(int after, NewCard card, Actor by) {
        var published = publish(card, by);
        if (published.version() != after + 1) throw new Refused("card-changed-meanwhile", published.version() - 1);
        return published;
    }

    /** The card that would be published next, checked as then, and kept nowhere. */
    public Card preview(NewCard card) {
        check(card);
        return new Card(
                card.transaction(),
                versions.next("card", card.transaction(), card.since()),
                card.since(),
                card.title(),
                List.copyOf(card.steps()),
                List.copyOf(card.documents()),
                List.copyOf(card.cautions()),
                card.fee(),
                card.timeLimit(),
                false);
    }

    private static void check(NewCard card) {
        Versions.inBothLanguages("title", card.title());
        Versions.inBothLanguages("steps", card.steps());
        Versions.inBothLanguages("documents", card.documents());
        Versions.inBothLanguages("cautions", card.cautions());
        Versions.inBothLanguages("fee", card.fee());
        Versions.inBothLanguages("timeLimit", card.timeLimit());
        if (card.steps().isEmpty()) throw Refused.field("steps", "card-without-steps");
        if (card.reason().isBlank()) throw Refused.field("reason", "field-required");
    }

    private String written(List<Label> lines) {
        return json.writeValueAsString(lines);
    }

    private Card card(ResultSet row) throws SQLException {
        return new Card(
                row.getString("transaction"),
                row.getInt("version"),
                row.getObject("since", LocalDate.class),
                Catalog.label(row, "title"),
                lines(row, "steps"),
                lines(row, "documents"),
                lines(row, "cautions"),
                Catalog.label(row, "fee"),
                Catalog.label(row, "time_limit"),
                row.getBoolean("example"));
    }

    private List<Label> lines(ResultSet row, String column) throws SQLException {
        return List.of(json.readValue(row.getString(column), Label[].class));
    }
}
