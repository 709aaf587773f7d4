package furong.care;

import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Label;
import furong.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Publishes how cases of a type are handled: a new type, or the next version of one. Cases go on by the version they were
 * taken up with; what was published never changes.
 */
@Component
@Transactional
public class ProcedureBook {

    private final JdbcClient db;
    private final Audit audit;
    private final Clock clock;

    ProcedureBook(JdbcClient db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** The newest version of a type, in force or not yet; 0 if there is no such type. */
    @Transactional(readOnly = true)
    public int newest(String code) {
        return db.sql("select coalesce(max(version), 0) from care.procedure where code = ?")
                .param(code)
                .query(Integer.class)
                .single();
    }

    /**
     * Publishes it and gives its version. Refused at the field that is wrong, as {@code procedure-since} into the past or
     * before the version it follows, as {@code procedure-changed} if somebody else published meanwhile.
     */
    public int publish(NewProcedure wanted, Actor by) {
        wanted.check();
        var _ = db.sql("select pg_advisory_xact_lock(hashtextextended('care.procedure', 0))")
                .query((row, n) -> true)
                .single();
        if (newest(wanted.code()) != wanted.after()) throw new Refused("procedure-changed", wanted.code());
        if (wanted.since().isBefore(earliest(wanted.code()))) throw Refused.field("since", "procedure-since");
        var version = wanted.after() + 1;
        insert(wanted, version);
        for (var n = 0; n < wanted.steps().size(); n++)
            insert(wanted, version, n + 1, wanted.steps().get(n));
        for (var n = 0; n < wanted.fields().size(); n++)
            insert(wanted, version, n + 1, wanted.fields().get(n));
        for (var rung : wanted.ladder()) insert(wanted, version, rung);
        audit.note(by, "procedure.published", 0, "procedure:" + wanted.code(), Map.of("version", version));
        return version;
    }

    private LocalDate earliest(String code) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return db.sql("select max(since) from care.procedure where code = ?")
                .param(code)
                .query((row, n) -> row.getObject(1, LocalDate.class))
                .optional()
                .filter(since -> since.isAfter(today))
                .orElse(today);
    }

    private void insert(NewProcedure wanted, int version) {
        db.sql("""
                insert into care.procedure (code, version, since, kind, position, owner, limit_hours, product, calls_back,
                                            name_zh, name_en, knowledge_zh, knowledge_en)
                values (:code, :version, :since, :kind,
                        coalesce((select max(position) from care.procedure where code = :code),
                                 (select coalesce(max(position), 0) + 1 from care.procedure)),
                        :owner, :limit, :product, :callsBack, :nameZh, :nameEn, :knowledgeZh, :knowledgeEn)""")
                .param("code", wanted.code())
                .param("version", version)
                .param("since", wanted.since())
                .param("kind", wanted.kind().name())
                .param("owner", wanted.owner().name())
                .param("limit", wanted.limitHours(), java.sql.Types.INTEGER)
                .param("product", wanted.product())
                .param("callsBack", wanted.callsBack())
                .param("nameZh", wanted.name().zh())
                .param("nameEn", wanted.name().en())
                .param("knowledgeZh", wanted.knowledge().zh())
                .param("knowledgeEn", wanted.knowledge().en())
                .update();
    }

    private void insert(NewProcedure wanted, int version, int position, Procedure.Step step) {
        db.sql("""
                insert into care.procedure_step (procedure, version, position, code, stage, required,
                                                 name_zh, name_en, hint_zh, hint_en)
                values (:code, :version, :position, :step, :stage, :required, :nameZh, :nameEn, :hintZh, :hintEn)""")
                .param("code", wanted.code())
                .param("version", version)
                .param("position", position)
                .param("step", step.code())
                .param("stage", step.stage().name())
                .param("required", step.required())
                .param("nameZh", step.name().zh())
                .param("nameEn", step.name().en())
                .param("hintZh", step.hint().zh())
                .param("hintEn", step.hint().en())
                .update();
    }

    private void insert(NewProcedure wanted, int version, int position, Procedure.Field field) {
        db.sql("""
                insert into care.procedure_field (procedure, version, position, code, kind, required, name_zh, name_en,
                                                  choices_zh, choices_en)
                values (:code, :version, :position, :field, :kind, :required, :nameZh, :nameEn, :zh, :en)""")
                .param("code", wanted.code())
                .param("version", version)
                .param("position", position)
                .param("field", field.code())
                .param("kind", field.kind().name())
                .param("required", field.required())
                .param("nameZh", field.name().zh())
                .param("nameEn", field.name().en())
                .param("zh", texts(field.choices(), true))
                .param("en", texts(field.choices(), false))
                .update();
    }

    private void insert(NewProcedure wanted, int version, Procedure.Rung rung) {
        db.sql("insert into care.rung (procedure, version, level, percent, target) values (?, ?, ?, ?, ?)")
                .params(
                        wanted.code(),
                        version,
                        rung.level(),
                        rung.percent(),
                        rung.target().name())
                .update();
    }

    private static String[] texts(List<Label> labels, boolean zh) {
        return labels.stream()
                .map(label -> zh ? label.zh() : label.en())
                .map(String::strip)
                .toArray(String[]::new);
    }
}
