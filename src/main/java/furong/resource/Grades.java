package furong.resource;

import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Label;
import furong.platform.Money;
import furong.platform.Refused;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which numbers are fancy and what they cost: patterns and fees are rows, and each number carries its grade. */
@Component
@Transactional
@AcrossCustomers("a new pattern changes the grade of any number")
public class Grades {

    private static final int RULES_MAX = 200;
    private static final int CHUNK = 10_000;
    private static final int FEE_MINOR_MAX = 100_000_000;

    private final JdbcClient db;
    private final Audit audit;

    Grades(JdbcClient db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    /** A number in which the pattern is found has the grade, unless one of a lower place is found, too. */
    public record Rule(int place, String pattern, String grade) {}

    /** The fanciest first; the last one is any other number. */
    @Transactional(readOnly = true)
    public List<Grade> all() {
        return db.sql("""
                select code, name_zh, name_en, fee_minor, currency, example from resource.grade
                order by place, code limit :max""")
                .param("max", RULES_MAX)
                .query((row, n) -> new Grade(
                        row.getString("code"),
                        new Label(row.getString("name_zh"), row.getString("name_en")),
                        new Money(row.getLong("fee_minor"), row.getString("currency")),
                        row.getBoolean("example")))
                .list();
    }

    @Transactional(readOnly = true)
    public List<Rule> rules() {
        return db.sql("select place, pattern, grade from resource.grade_rule order by place limit :max")
                .param("max", RULES_MAX)
                .query((row, n) -> new Rule(row.getInt(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** Sets what numbers of a grade cost once, from now on. {@code Refused("not-found")} if there is no such grade. */
    public void charge(String grade, Money fee, Actor by) {
        if (fee.minor() < 0 || fee.minor() > FEE_MINOR_MAX) throw Refused.field("fee", "grade-fee");
        var set = db.sql("""
                update resource.grade set fee_minor = :fee, currency = :currency, example = false
                where code = :code and (code <> '' or :fee = 0)""")
                .param("fee", fee.minor())
                .param("currency", fee.currency())
                .param("code", grade)
                .update();
        if (set == 0) throw new Refused("not-found", grade);
        audit.note(by, "grade.charged", 0, "grade:" + grade, Map.of("minor", fee.minor()));
    }

    /** Sets the rule of a place; numbers keep their grade until they are graded anew. */
    public void rule(Rule rule, Actor by) {
        try {
            Pattern.compile(rule.pattern());
        } catch (PatternSyntaxException broken) {
            throw Refused.field("pattern", "grade-pattern", rule.pattern());
        }
        if (rule.pattern().isEmpty() || rule.pattern().length() > 100)
            throw Refused.field("pattern", "grade-pattern", rule.pattern());
        db.sql("""
                insert into resource.grade_rule (place, pattern, grade) values (:place, :pattern, :grade)
                on conflict (place) do update set pattern = excluded.pattern, grade = excluded.grade""")
                .param("place", rule.place())
                .param("pattern", rule.pattern())
                .param("grade", rule.grade())
                .update();
        audit.note(
                by, "grade.rule", 0, "grade:" + rule.grade(), Map.of("place", rule.place(), "pattern", rule.pattern()));
    }

    /** Grades every number anew, chunk by chunk. Returns how many have another grade now. */
    public int gradeAnew(Actor by) {
        var book = book();
        var changed = 0;
        var chunk = after("");
        while (!chunk.isEmpty()) {
            var other = chunk.stream()
                    .filter(one -> !book.grade(one.number()).equals(one.grade()))
                    .map(Graded::number)
                    .toList();
            if (!other.isEmpty())
                db.sql("""
                        update resource.number n set grade = t.grade
                        from unnest(:numbers, :grades) as t (number, grade) where n.number = t.number""")
                        .param("numbers", other.toArray(String[]::new))
                        .param("grades", other.stream().map(book::grade).toArray(String[]::new))
                        .update();
            changed += other.size();
            chunk = chunk.size() < CHUNK ? List.of() : after(chunk.getLast().number());
        }
        audit.note(by, "grade.anew", 0, "numbers", Map.of("changed", changed));
        return changed;
    }

    /** The rules as they are now, for many numbers. */
    @Transactional(readOnly = true)
    Book book() {
        return new Book(rules().stream()
                .map(rule -> Map.entry(Pattern.compile(rule.pattern()), rule.grade()))
                .toList());
    }

    record Book(List<Map.Entry<Pattern, String>> rules) {

        String grade(String number) {
            for (var rule : rules) if (rule.getKey().matcher(number).find()) return rule.getValue();
            return "";
        }
    }

    private record Graded(String number, String grade) {}

    private List<Graded> after(String number) {
        return db.sql("select number, grade from resource.number where number > :after order by number limit :chunk")
                .param("after", number)
                .param("chunk", CHUNK)
                .query((row, n) -> new Graded(row.getString(1), row.getString(2)))
                .list();
    }
}
