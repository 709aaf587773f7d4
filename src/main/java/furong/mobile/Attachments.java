package furong.mobile;

import furong.customer.CustomerId;
import furong.fieldwork.VisitId;
import furong.platform.Actor;
import furong.platform.Refused;
import furong.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Photos and signatures of visits, each named by the hash of its content, so that sending one again is no second one. */
@Component
class Attachments {

    static final int BYTES_MAX = 4 * 1024 * 1024;

    private static final int MANY = 100;
    private static final Set<String> KINDS = Set.of("PHOTO", "SIGNATURE");

    private final JdbcClient db;
    private final Clock clock;

    Attachments(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void attach(Report report, Actor by) {
        var hash = report.field("sha256");
        if (!hash.matches("[0-9a-f]{64}")) throw Refused.field("sha256", "file-hash");
        if (!KINDS.contains(report.field("kind"))) throw Refused.field("kind", "file-kind");
        db.sql("""
                insert into mobile.attachment (customer, visit, sha256, kind, command, device_at, at, person, badge)
                values (:customer, :visit, :hash, :kind, :command, :device, :now, :person, :badge)
                on conflict do nothing""")
                .param("customer", report.customer().value())
                .param("visit", report.visit().value())
                .param("hash", hash)
                .param("kind", report.field("kind"))
                .param("command", report.id())
                .param("device", Timestamp.from(report.deviceTime()))
                .param("now", Timestamp.from(clock.instant()))
                .param("person", by.person())
                .param("badge", by.badge())
                .update();
    }

    void keep(CustomerId customer, VisitId visit, String hash, byte[] bytes, Actor by) {
        if (bytes.length == 0 || bytes.length > BYTES_MAX) throw Refused.field("file", "file-large", BYTES_MAX >> 20);
        if (!hash.equals(Sha256.hex(bytes))) throw Refused.field("file", "file-hash");
        var type = typeOf(bytes);
        if (type == null) throw Refused.field("file", "file-kind");
        db.sql("""
                insert into mobile.file (customer, visit, sha256, type, bytes, at, person)
                values (:customer, :visit, :hash, :type, :bytes, :now, :person) on conflict do nothing""")
                .param("customer", customer.value())
                .param("visit", visit.value())
                .param("hash", hash)
                .param("type", type)
                .param("bytes", bytes)
                .param("now", Timestamp.from(clock.instant()))
                .param("person", by.person())
                .update();
    }

    List<Attachment> of(CustomerId customer, VisitId visit) {
        return db.sql("""
                select a.sha256, a.kind, a.device_at, a.badge, f.sha256 is not null as arrived
                from mobile.attachment a
                left join mobile.file f on f.customer = a.customer and f.visit = a.visit and f.sha256 = a.sha256
                where a.customer = :customer and a.visit = :visit order by a.at, a.sha256 limit :many""")
                .param("customer", customer.value())
                .param("visit", visit.value())
                .param("many", MANY)
                .query((row, n) -> new Attachment(
                        row.getString("sha256"),
                        row.getString("kind"),
                        row.getTimestamp("device_at").toInstant(),
                        row.getString("badge"),
                        row.getBoolean("arrived")))
                .list();
    }

    Optional<Picture> read(CustomerId customer, VisitId visit, String hash) {
        return db.sql("select type, bytes from mobile.file where customer = ? and visit = ? and sha256 = ?")
                .params(customer.value(), visit.value(), hash)
                .query((row, n) -> new Picture(row.getString("type"), row.getBytes("bytes")))
                .optional();
    }

    /** What the first bytes say, whatever the sender says; null for anything but a picture. */
    private static @Nullable String typeOf(byte[] bytes) {
        var head = new String(bytes, 0, Math.min(12, bytes.length), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00ff\u00d8\u00ff")) return "image/jpeg";
        if (head.startsWith("\u0089PNG\r\n")) return "image/png";
        if (head.startsWith("RIFF") && head.endsWith("WEBP")) return "image/webp";
        return null;
    }
}
