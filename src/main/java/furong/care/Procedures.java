package furong.care;

import furong.care.Procedure.Field;
import furong.care.Procedure.FieldKind;
import furong.care.Procedure.Owner;
import furong.care.Procedure.Rung;
import furong.care.Procedure.Step;
import furong.care.Procedure.Target;
import furong.platform.Label;
import furong.platform.Refused;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The types of cases and how each is handled; the database is their only list. */
@Component
@Transactional(readOnly = true)
public class Procedures {

    private static final int MANY = 500;

    private final JdbcClient db;
    private final Map<Key, Procedure> known = new ConcurrentHashMap<>(); // a version never changes

    Procedures(JdbcClient db) {
        this.db = db;
    }

    /** A cause that closing names. */
    public record Cause(String code, Label name) {}

    /** All types in force on a day, in their order. */
    public List<Procedure> inForce(LocalDate on) {
        return db
                .sql("""
                        select distinct on (code) code, version, position from care.procedure where since <= :on
                        order by code, version desc limit :many""")
                .param("on", on)
                .param("many", MANY)
                .query((row, n) ->
                        new Placed(row.getInt("position"), version(row.getString("code"), row.getInt("version"))))
                .list()
                .stream()
                .sorted(Comparator.comparingInt(Placed::position))
                .map(Placed::procedure)
                .toList();
    }

    /** The version in force on a day; refused as {@code case-type} if there is none. */
    public Procedure current(String code, LocalDate on) {
        return db.sql("""
                        select version from care.procedure where code = :code and since <= :on
                        order by version desc limit 1""")
                .param("code", code)
                .param("on", on)
                .query(Integer.class)
                .optional()
                .map(version -> version(code, version))
                .orElseThrow(() -> Refused.field("type", "case-type"));
    }

    /** The version a case is handled by, in force or not. */
    public Procedure version(String code, int version) {
        return known.computeIfAbsent(
                new Key(code, version),
                key -> db.sql("select * from care.procedure where code = ? and version = ?")
                        .params(code, version)
                        .query((row, n) -> procedure(row))
                        .single());
    }

    public List<Cause> causes() {
        return db.sql("select code, name_zh, name_en from care.cause order by position limit :many")
                .param("many", MANY)
                .query((row, n) -> new Cause(row.getString("code"), label(row, "name")))
                .list();
    }

    private record Key(String code, int version) {}

    private record Placed(int position, Procedure procedure) {}

    private Procedure procedure(ResultSet row) throws SQLException {
        var code = row.getString("code");
        var version = row.getInt("version");
        return new Procedure(
                code,
                version,
                row.getObject("since", LocalDate.class),
                CaseKind.valueOf(row.getString("kind")),
                Owner.valueOf(row.getString("owner")),
                row.getObject("limit_hours", Integer.class),
                row.getString("product"),
                row.getBoolean("calls_back"),
                label(row, "name"),
                label(row, "knowledge"),
                steps(code, version),
                fields(code, version),
                ladder(code, version));
    }

    private List<Step> steps(String code, int version) {
        return db.sql(
                        "select * from care.procedure_step where procedure = ? and version = ? order by position limit 100")
                .params(code, version)
                .query((row, n) -> new Step(
                        row.getString("code"),
                        Stage.valueOf(row.getString("stage")),
                        row.getBoolean("required"),
                        label(row, "name"),
                        label(row, "hint")))
                .list();
    }

    private List<Field> fields(String code, int version) {
        return db.sql(
                        "select * from care.procedure_field where procedure = ? and version = ? order by position limit 100")
                .params(code, version)
                .query((row, n) -> new Field(
                        row.getString("code"),
                        FieldKind.valueOf(row.getString("kind")),
                        row.getBoolean("required"),
                        label(row, "name"),
                        labels(row.getArray("choices_zh"), row.getArray("choices_en"))))
                .list();
    }

    private List<Rung> ladder(String code, int version) {
        return db.sql("select * from care.rung where procedure = ? and version = ? order by level limit 20")
                .params(code, version)
                .query((row, n) ->
                        new Rung(row.getInt("level"), row.getInt("percent"), Target.valueOf(row.getString("target"))))
                .list();
    }

    private static Label label(ResultSet row, String what) throws SQLException {
        return new Label(row.getString(what + "_zh"), row.getString(what + "_en"));
    }

    private static List<Label> labels(Array zh, Array en) throws SQLException {
        var chinese = (String[]) Objects.requireNonNull(zh.getArray());
        var english = (String[]) Objects.requireNonNull(en.getArray());
        return IntStream.range(0, chinese.length)
                .mapToObj(i -> new Label(chinese[i], english[i]))
                .toList();
    }
}
