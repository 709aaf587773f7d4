package furong.improvement;

import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Label;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The reasons to be satisfied that are told to the public: the register is their backlog, a measured effect their proof. */
@Component
@Transactional
public class Reasons {

    private static final int MANY = 200;
    private static final int WORDS_MAX = 120;

    private final JdbcClient db;
    private final Audit audit;
    private final Clock clock;

    Reasons(JdbcClient db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<ReasonTold> all() {
        return db.sql("""
                        select s.*, i.category, r.result, r.measure, r.before, r.after, r.at as closed_at,
                               r.badge as closed_by
                        from improvement.reason s join improvement.item i on i.id = s.item
                        join improvement.item_result r on r.item = s.item order by s.at desc limit ?""")
                .param(MANY)
                .query((row, n) -> new ReasonTold(
                        new ItemId(row.getLong("item")),
                        new Label(row.getString("words_zh"), row.getString("words_en")),
                        Item.Category.valueOf(row.getString("category")),
                        new Item.Result(
                                row.getString("result"),
                                row.getString("measure"),
                                row.getString("before"),
                                row.getString("after"),
                                row.getTimestamp("closed_at").toInstant(),
                                row.getString("closed_by")),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** The items that are told already. */
    @Transactional(readOnly = true)
    public Set<ItemId> told() {
        return all().stream().map(ReasonTold::item).collect(Collectors.toSet());
    }

    /** Tells the public of one; refused as {@code reason-open} while no effect was measured, {@code reason-told} twice. */
    public void tell(ItemId item, Label words, Actor by) {
        for (var one : List.of(words.zh(), words.en()))
            if (one.isBlank() || one.length() > WORDS_MAX) throw Refused.field("zh", "reason-words", WORDS_MAX);
        var measured = db.sql("select exists (select from improvement.item_result where item = ?)")
                .param(item.value())
                .query(Boolean.class)
                .single();
        if (!measured) throw new Refused("reason-open");
        var told = db.sql("insert into improvement.reason values (?, ?, ?, ?, ?) on conflict do nothing")
                .params(item.value(), words.zh().strip(), words.en().strip())
                .params(Timestamp.from(clock.instant()), by.badge())
                .update();
        if (told == 0) throw new Refused("reason-told");
        audit.note(
                by,
                "improvement.told",
                0,
                "item:" + item.text(),
                Map.of("words", words.zh().strip()));
    }
}
