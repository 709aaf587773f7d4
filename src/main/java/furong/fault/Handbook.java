package furong.fault;

import furong.platform.Label;
import furong.promise.Cause;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is known about faults as data: symptoms, what to go through with a caller, causes and whose matter they are. */
@Component
@Transactional(readOnly = true)
public class Handbook {

    private static final int MANY = 200;

    private final JdbcClient db;

    Handbook(JdbcClient db) {
        this.db = db;
    }

    /** What does not work; {@code accessKind} "" for every kind of line. */
    public record Symptom(String code, String accessKind, Label name) {}

    /** Why it did not, and whose matter that is. */
    public record FaultCause(String code, Cause side, Label name) {}

    /** All symptoms, in their order. */
    public List<Symptom> symptoms() {
        return db.sql("select code, access_kind, name_zh, name_en from fault.symptom order by position limit :many")
                .param("many", MANY)
                .query((row, n) -> new Symptom(
                        row.getString("code"),
                        row.getString("access_kind"),
                        new Label(row.getString("name_zh"), row.getString("name_en"))))
                .list();
    }

    public List<FaultCause> causes() {
        return db.sql("select code, side, name_zh, name_en from fault.cause order by position limit :many")
                .param("many", MANY)
                .query((row, n) -> new FaultCause(
                        row.getString("code"),
                        Cause.valueOf(row.getString("side")),
                        new Label(row.getString("name_zh"), row.getString("name_en"))))
                .list();
    }

    /** What to go through with a caller whose line is of this kind, in order. */
    public List<Label> diagnosis(String accessKind) {
        return db.sql("""
                        select text_zh, text_en from fault.diagnosis where access_kind in (:kind, '')
                        order by access_kind = '', position limit :many""")
                .param("kind", accessKind)
                .param("many", MANY)
                .query((row, n) -> new Label(row.getString("text_zh"), row.getString("text_en")))
                .list();
    }
}
