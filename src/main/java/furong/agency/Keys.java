package furong.agency;

import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Ids;
import furong.platform.Refused;
import furong.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The keys of agents. A message is sealed with HMAC-SHA-256 under a key's secret, which never travels. */
@Component
@Transactional
public class Keys {

    private static final int SECRET_BYTES = 32;
    private static final int KEYS_MAX = 50;
    private static final long REMEMBERED_NANOS = 5_000_000_000L;

    private final JdbcClient db;
    private final Secrets secrets;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Keys(JdbcClient db, Secrets secrets, Audit audit, Clock clock) {
        this.db = db;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    private record Known(AgentCode agent, String secret, long at) {}

    /** Makes a key for an agent; nobody can read its secret again afterwards. */
    public NewKey make(AgentCode agent, Actor by) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var key = new NewKey(
                agent.value() + "-" + Ids.text(Ids.next()),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        var _ = db.sql("insert into agency.key (id, agent, sealed, made_at, made_by) values (?, ?, ?, ?, ?)")
                .params(key.id(), agent.value(), secrets.seal(key.id() + ":" + key.secret()))
                .params(Timestamp.from(clock.instant()), by.badge())
                .update();
        audit.note(by, "agency.key-made", 0, "agent:" + agent.value(), Map.of("key", key.id()));
        return key;
    }

    /** Ends a key. Every running application refuses it within five seconds. */
    public void revoke(AgentCode agent, String id, Actor by) {
        var changed = db.sql("""
                        update agency.key set revoked_at = ?, revoked_by = ?
                        where id = ? and agent = ? and revoked_at is null""")
                .params(Timestamp.from(clock.instant()), by.badge(), id, agent.value())
                .update();
        if (changed == 0) throw new Refused("not-found", id);
        known.remove(id);
        audit.note(by, "agency.key-revoked", 0, "agent:" + agent.value(), Map.of("key", id));
    }

    @Transactional(readOnly = true)
    public List<AgentKey> of(AgentCode agent) {
        return db.sql("""
                select id, made_at, made_by, revoked_at from agency.key where agent = ?
                order by revoked_at is not null, made_at desc limit ?""")
                .params(agent.value(), KEYS_MAX)
                .query((row, n) -> {
                    var revoked = row.getTimestamp("revoked_at");
                    return new AgentKey(
                            row.getString("id"),
                            row.getTimestamp("made_at").toInstant(),
                            row.getString("made_by"),
                            revoked == null ? null : revoked.toInstant());
                })
                .list();
    }

    /** Whose key it is, if {@code seal} is what its secret makes of {@code message}. Compares in constant time. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<AgentCode> proves(String id, byte[] message, byte[] seal) {
        return find(id).filter(key -> MessageDigest.isEqual(first(sealOf(key.secret(), message), seal.length), seal))
                .map(Known::agent);
    }

    /** Seals an answer with a key that is in force; empty if it is not. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<byte[]> seal(String id, byte[] message) {
        return find(id).map(key -> sealOf(key.secret(), message));
    }

    /** What {@code secret} makes of {@code message}: 32 bytes. */
    public static byte[] sealOf(String secret, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A seal may travel cut short, but not so far that it could be guessed. */
    private static byte[] first(byte[] whole, int length) {
        return java.util.Arrays.copyOf(whole, Math.clamp(length, SEAL_BYTES_MIN, whole.length));
    }

    private static final int SEAL_BYTES_MIN = 8;

    private Optional<Known> find(String id) {
        var remembered = known.get(id);
        if (remembered != null && System.nanoTime() - remembered.at() < REMEMBERED_NANOS)
            return Optional.of(remembered);
        var found = db.sql("select agent, sealed from agency.key where id = ? and revoked_at is null")
                .param(id)
                .query((row, n) -> new Known(
                        new AgentCode(row.getString("agent")), opened(id, row.getBytes("sealed")), System.nanoTime()))
                .optional();
        found.ifPresentOrElse(key -> known.put(id, key), () -> known.remove(id));
        return found;
    }

    private String opened(String id, byte[] sealed) {
        var text = secrets.open(sealed);
        if (!text.startsWith(id + ":")) throw new IllegalStateException("the secret of another key");
        return text.substring(id.length() + 1);
    }
}
