package furong.knowledge;

import furong.customer.CustomerId;
import furong.fault.FaultId;
import furong.fault.FaultMended;
import furong.fault.Faults;
import furong.fault.Handbook;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The knowledge base of install and repair lessons, beside the handbook's symptoms. */
@Component
@Transactional
@AcrossCustomers("counts on how many customers' faults an article was used")
public class Articles {

    /** A fault of the same symptom on the same line within this is a repeat. */
    public static final Duration AGAIN = Duration.ofDays(30);

    private static final int MANY = 500;
    private static final int LESSON_MAX = 4000;
    private static final int TITLE_MAX = 120;

    private static final String ARTICLES = """
            select a.*, (select min(at) from knowledge.article f where f.id = a.id) as first,
                   (select count(*) from knowledge.vote v where v.article = a.id and v.helpful) as helpful,
                   (select count(*) from knowledge.vote v where v.article = a.id and not v.helpful) as unhelpful,
                   (select count(*) from knowledge.use u where u.article = a.id) as used
            from knowledge.article a
            where a.version = (select max(version) from knowledge.article n where n.id = a.id)
            """;

    private final JdbcClient db;
    private final Faults faults;
    private final Handbook handbook;
    private final Audit audit;
    private final Clock clock;

    Articles(JdbcClient db, Faults faults, Handbook handbook, Audit audit, Clock clock) {
        this.db = db;
        this.faults = faults;
        this.handbook = handbook;
        this.audit = audit;
        this.clock = clock;
    }

    /** Of one symptom, or all for "", those that helped most first. */
    @Transactional(readOnly = true)
    public List<Article> of(String symptom) {
        return read("and (:symptom = '' or a.symptom = :symptom)", Map.of("symptom", symptom));
    }

    @Transactional(readOnly = true)
    public Article get(ArticleId id) {
        return read("and a.id = :id", Map.of("id", id.value())).stream()
                .findFirst()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** Writes an article, or its next version; {@code reviewBy} is the day it is looked at again. */
    public ArticleId write(ArticleId id, String symptom, String title, String lesson, LocalDate reviewBy, Actor by) {
        if (handbook.symptoms().stream().noneMatch(one -> one.code().equals(symptom)))
            throw Refused.field("symptom", "knowledge-symptom");
        said("title", title, TITLE_MAX);
        said("lesson", lesson, LESSON_MAX);
        if (!reviewBy.isAfter(LocalDate.ofInstant(clock.instant(), clock.getZone())))
            throw Refused.field("reviewBy", "knowledge-review");
        var _ = db.sql("""
                        insert into knowledge.article (id, version, symptom, title, lesson, review_by, at, person, badge)
                        values (:id, (select coalesce(max(version), 0) + 1 from knowledge.article where id = :id), :symptom,
                                :title, :lesson, :review, :at, :person, :badge)""")
                .param("id", id.value())
                .param("symptom", symptom)
                .param("title", title.strip())
                .param("lesson", lesson.strip())
                .param("review", reviewBy)
                .param("at", Timestamp.from(clock.instant()))
                .param("person", by.person())
                .param("badge", by.badge())
                .update();
        audit.note(by, "article.written", 0, "article:" + id.text(), Map.of("title", title.strip()));
        return id;
    }

    /** One vote a person; a second one replaces the first. */
    public void vote(ArticleId id, boolean helpful, Actor by) {
        get(id);
        var _ = db.sql("""
                        insert into knowledge.vote (article, person, helpful, at) values (?, ?, ?, ?)
                        on conflict (article, person) do update set helpful = excluded.helpful, at = excluded.at""")
                .params(id.value(), by.person(), helpful, Timestamp.from(clock.instant()))
                .update();
    }

    /** It was used on a fault; saying so again changes nothing. */
    public void used(ArticleId id, CustomerId customer, FaultId fault, Actor by) {
        get(id);
        faults.get(customer, fault);
        var _ = db.sql("""
                        insert into knowledge.use (customer, article, fault, at, badge) values (?, ?, ?, ?, ?)
                        on conflict do nothing""")
                .params(customer.value(), id.value(), fault.value(), Timestamp.from(clock.instant()), by.badge())
                .update();
    }

    /** Repeats of the article's symptom in as many days before its first version as have passed since, ninety at most. */
    @Transactional(readOnly = true)
    public Repeats repeats(Article article) {
        var now = clock.instant();
        var passed = Duration.between(article.first(), now);
        var span = passed.compareTo(Duration.ofDays(90)) > 0 ? Duration.ofDays(90) : passed;
        return db.sql("""
                        select count(*) filter (where at < :first) as before,
                               count(*) filter (where at < :first and again) as again_before,
                               count(*) filter (where at >= :first) as after,
                               count(*) filter (where at >= :first and again) as again_after
                        from knowledge.mended where symptom = :symptom and at >= :from and at < :until""")
                .param("first", Timestamp.from(article.first()))
                .param("symptom", article.symptom())
                .param("from", Timestamp.from(article.first().minus(span)))
                .param("until", Timestamp.from(article.first().plus(span)))
                .query((row, n) -> new Repeats(
                        row.getLong("before"),
                        row.getLong("again_before"),
                        row.getLong("after"),
                        row.getLong("again_after")))
                .single();
    }

    @ApplicationModuleListener
    void on(FaultMended mended) {
        var fault = faults.get(mended.customer(), mended.id());
        var _ = db.sql("""
                        insert into knowledge.mended (customer, fault, symptom, line, at, again)
                        values (:customer, :fault, :symptom, :line, :at,
                                exists (select from knowledge.mended m
                                        where m.customer = :customer and m.line = :line and m.symptom = :symptom
                                          and m.at > :since and m.at <= :at))
                        on conflict do nothing""")
                .param("customer", mended.customer().value())
                .param("fault", mended.id().value())
                .param("symptom", fault.symptom())
                .param("line", fault.subscription().value())
                .param("at", Timestamp.from(mended.at()))
                .param("since", Timestamp.from(mended.at().minus(AGAIN)))
                .update();
    }

    private List<Article> read(String and, Map<String, ?> params) {
        return db.sql("select * from (" + ARTICLES + and + ") known order by helpful - unhelpful desc, id desc limit "
                        + MANY)
                .params(params)
                .query((row, n) -> new Article(
                        new ArticleId(row.getLong("id")),
                        row.getInt("version"),
                        row.getString("symptom"),
                        row.getString("title"),
                        row.getString("lesson"),
                        row.getObject("review_by", LocalDate.class),
                        row.getTimestamp("at").toInstant(),
                        row.getTimestamp("first").toInstant(),
                        row.getString("badge"),
                        row.getLong("helpful"),
                        row.getLong("unhelpful"),
                        row.getLong("used")))
                .list();
    }

    private static void said(String field, String text, int max) {
        if (text.isBlank()) throw Refused.field(field, "required");
        if (text.length() > max) throw Refused.field(field, "field-too-long", max);
    }
}
