package furong.callback;

import furong.customer.CustomerId;
import furong.platform.Sha256;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One-time tokens. Only their SHA-256 is kept, so that whoever reads the database can answer for nobody. A link carries
 * eighty random bits, a letter's code sixty, typed by hand: with a million codes out, a guess hits one of 10^12 times.
 */
@Component
class Links {

    /** Crockford's base 32: no letter that looks like a figure. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LINK_LENGTH = 16;
    private static final int CODE_LENGTH = 12;

    private final JdbcClient db;
    private final SecureRandom random = new SecureRandom();

    Links(JdbcClient db) {
        this.db = db;
    }

    /** What may be answered with a token, and until when. */
    record Link(
            CustomerId customer,
            CallbackId callback,
            Step.Kind kind,
            Instant expires,
            @Nullable Instant used,
            boolean replaced) {}

    /** Makes a token and forgets it: the caller sends it. One made before for the same is void from now on. */
    String make(Callback.Matter matter, Step.Kind kind, Instant now, Instant expires) {
        var token = token(kind == Step.Kind.LINK ? LINK_LENGTH : CODE_LENGTH);
        var _ = db.sql("""
                        update callback.link set replaced_at = :now
                        where customer = :customer and obligation = :callback and kind = :kind
                          and used_at is null and replaced_at is null""")
                .param("now", Timestamp.from(now))
                .param("customer", matter.customer().value())
                .param("callback", matter.id().value())
                .param("kind", kind.name())
                .update();
        var _ = db.sql("""
                        insert into callback.link (hash, customer, obligation, kind, made_at, expires_at)
                        values (:hash, :customer, :callback, :kind, :now, :expires)""")
                .param("hash", hash(token))
                .param("customer", matter.customer().value())
                .param("callback", matter.id().value())
                .param("kind", kind.name())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(expires))
                .update();
        return token;
    }

    Optional<Link> find(String token) {
        return db.sql("select * from callback.link where hash = ?")
                .param(hash(token))
                .query((row, n) -> {
                    var used = row.getTimestamp("used_at");
                    return new Link(
                            new CustomerId(row.getLong("customer")),
                            new CallbackId(row.getLong("obligation")),
                            Step.Kind.valueOf(row.getString("kind")),
                            row.getTimestamp("expires_at").toInstant(),
                            used == null ? null : used.toInstant(),
                            row.getTimestamp("replaced_at") != null);
                })
                .optional();
    }

    /** Whether this use is the first. */
    boolean use(String token, Instant now) {
        return db.sql("""
                        update callback.link set used_at = :now
                        where hash = :hash and used_at is null and replaced_at is null and expires_at > :now""")
                        .param("now", Timestamp.from(now))
                        .param("hash", hash(token))
                        .update()
                == 1;
    }

    private String token(int length) {
        var token = new StringBuilder();
        for (var n = 0; n < length; n++) token.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        return token.toString();
    }

    /** As people type it: small letters, blanks and hyphens, an O for a nought. */
    private static byte[] hash(String typed) {
        var token = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return Sha256.of(token);
    }
}
