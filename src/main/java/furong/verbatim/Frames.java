package furong.verbatim;

import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Label;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The versions of the code frame. */
@Component
@Transactional
public class Frames {

    private static final int CODES_MAX = 40;
    private static final int VERSIONS_MAX = 200;
    private static final int NAME_MAX = 40;

    private final JdbcClient db;
    private final Audit audit;
    private final Clock clock;

    Frames(JdbcClient db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** The one in force on a day. */
    @Transactional(readOnly = true)
    public CodeFrame on(LocalDate day) {
        return all().stream()
                .filter(frame -> !frame.since().isAfter(day))
                .findFirst()
                .orElseThrow(() -> new Refused("not-found", day.toString()));
    }

    /** All versions, the newest first. */
    @Transactional(readOnly = true)
    public List<CodeFrame> all() {
        record Row(int frame, CodeFrame.Code code) {}
        var codes = db
                .sql("select * from verbatim.code order by frame, position limit ?")
                .param(CODES_MAX * VERSIONS_MAX)
                .query((row, n) -> new Row(
                        row.getInt("frame"),
                        new CodeFrame.Code(
                                row.getString("code"),
                                CodeFrame.Sense.valueOf(row.getString("sense")),
                                new Label(row.getString("name_zh"), row.getString("name_en")))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::frame, Collectors.mapping(Row::code, Collectors.toList())));
        return db.sql("select * from verbatim.frame order by version desc limit ?")
                .param(VERSIONS_MAX)
                .query((row, n) -> new CodeFrame(
                        row.getInt("version"),
                        row.getObject("since", LocalDate.class),
                        row.getBoolean("example"),
                        row.getString("badge"),
                        row.getString("reason"),
                        codes.getOrDefault(row.getInt("version"), List.of())))
                .list();
    }

    /**
     * Publishes the next version; what was coded before stays under the version it was coded by.
     *
     * @throws Refused verbatim-since unless the day is today or later and not before the newest version's,
     *     verbatim-codes for none, too many, or one that is said twice, required without a reason
     */
    public CodeFrame publish(List<CodeFrame.Code> codes, LocalDate since, String reason, Actor by) {
        if (reason.isBlank()) throw Refused.field("reason", "required");
        check(codes);
        var newest = all().getFirst();
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (since.isBefore(today) || since.isBefore(newest.since())) throw Refused.field("since", "verbatim-since");
        var version = newest.version() + 1;
        var _ = db.sql("insert into verbatim.frame values (?, ?, false, ?, ?, ?)")
                .params(version, since, Timestamp.from(clock.instant()), by.badge(), reason.strip())
                .update();
        for (var n = 0; n < codes.size(); n++) {
            var code = codes.get(n);
            var _ = db.sql("insert into verbatim.code values (?, ?, ?, ?, ?, ?)")
                    .params(version, code.code(), n + 1, code.sense().name())
                    .params(code.name().zh(), code.name().en())
                    .update();
        }
        audit.note(by, "verbatim.frame-published", 0, "frame:" + version, Map.of("codes", codes.size()));
        return all().getFirst();
    }

    private static void check(List<CodeFrame.Code> codes) {
        var names = codes.stream().map(CodeFrame.Code::code).collect(Collectors.toSet());
        if (codes.isEmpty() || codes.size() > CODES_MAX || names.size() != codes.size())
            throw Refused.field("codes", "verbatim-codes", CODES_MAX);
        for (var code : codes) {
            var name = code.name();
            if (!code.code().matches("[A-Z][A-Z_]{1,30}")
                    || name.zh().isBlank()
                    || name.en().isBlank()
                    || name.zh().length() > NAME_MAX
                    || name.en().length() > NAME_MAX) throw Refused.field("codes", "verbatim-line", code.code());
        }
    }
}
