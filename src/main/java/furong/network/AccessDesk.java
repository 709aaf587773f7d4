package furong.network;

import furong.network.Admission.Admitted;
import furong.network.Admission.Rejected;
import furong.platform.Refused;
import furong.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Broadband logins: made with the service, looked up when somebody dials in. */
@Component
@Transactional
public class AccessDesk {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int PASSWORD_CHARACTERS = 8;
    private static final int USERNAME_DIGITS = 9;
    private static final int USERNAME_TRIES = 20;

    private final JdbcClient db;
    private final Secrets secrets;
    private final SecureRandom random = new SecureRandom();

    AccessDesk(JdbcClient db, Secrets secrets) {
        this.db = db;
        this.secrets = secrets;
    }

    /** The login of a service. {@code Refused("not-found")} if it has none. */
    @Transactional(readOnly = true)
    public AccessLogin login(long customer, ServiceId service) {
        return db.sql("select username, password from network.access where customer = :customer and service = :service")
                .param("customer", customer)
                .param("service", service.value())
                .query((row, n) -> new AccessLogin(row.getString(1), secrets.open(row.getBytes(2))))
                .optional()
                .orElseThrow(() -> new Refused("not-found", service.text()));
    }

    /** Somebody dials in and sends the password itself. */
    @Transactional(readOnly = true)
    public Admission authenticatePap(String username, String password) {
        return decide(
                username,
                entry -> same(
                        entry.password().getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8)));
    }

    /** Somebody dials in and proves by CHAP (RFC 1994) to know the password: {@code response} is 16 bytes of MD5. */
    @Transactional(readOnly = true)
    public Admission authenticateChap(String username, byte id, byte[] challenge, byte[] response) {
        return decide(username, entry -> same(chap(id, entry.password(), challenge), response));
    }

    /** Gives a service its login, once; nobody is let in with it before the network was told. */
    public void open(long customer, ServiceId service, int speedKbps) {
        if (exists(customer, service)) return;
        db.sql("""
                insert into network.access (customer, service, username, password, speed_kbps)
                values (:customer, :service, :username, :password, :speed)
                on conflict (customer, service) do nothing""")
                .param("customer", customer)
                .param("service", service.value())
                .param("username", newUsername(customer, service))
                .param("password", secrets.seal(random(LETTERS, PASSWORD_CHARACTERS)))
                .param("speed", speedKbps)
                .update();
    }

    /** The same for many services that work already. */
    void openAll(List<ExistingService> services) {
        var missing = new ArrayList<>(services);
        var usernames = new HashMap<ServiceId, String>();
        for (var attempt = 0; attempt < USERNAME_TRIES && !missing.isEmpty(); attempt++) {
            newUsernames(missing).forEach((service, username) -> usernames.put(new ServiceId(service), username));
            missing.removeIf(one -> usernames.containsKey(one.id()));
        }
        if (!missing.isEmpty()) throw new IllegalStateException("no free user name found");
        db.sql("""
                insert into network.access (customer, service, username, password, speed_kbps, enabled, version)
                select t.customer, t.service, t.username, t.password, t.speed, true, 1
                from unnest(:customers, :services, :usernames, :passwords, :speeds)
                    as t (customer, service, username, password, speed)""")
                .param(
                        "customers",
                        services.stream().map(ExistingService::customer).toArray(Long[]::new))
                .param(
                        "services",
                        services.stream().map(one -> one.id().value()).toArray(Long[]::new))
                .param(
                        "usernames",
                        services.stream().map(one -> usernames.get(one.id())).toArray(String[]::new))
                .param(
                        "passwords",
                        services.stream()
                                .map(one -> secrets.seal(random(LETTERS, PASSWORD_CHARACTERS)))
                                .toArray(byte[][]::new))
                .param(
                        "speeds",
                        services.stream().map(one -> one.spec().speedKbps()).toArray(Integer[]::new))
                .update();
    }

    private Map<Long, String> newUsernames(List<ExistingService> services) {
        var given = new HashMap<Long, String>();
        db.sql("""
                insert into network.login (username, customer, service)
                select * from unnest(:usernames, :customers, :services)
                on conflict do nothing returning service, username""")
                .param("usernames", services.stream().map(one -> newName()).toArray(String[]::new))
                .param(
                        "customers",
                        services.stream().map(ExistingService::customer).toArray(Long[]::new))
                .param(
                        "services",
                        services.stream().map(one -> one.id().value()).toArray(Long[]::new))
                .query(row -> {
                    given.put(row.getLong("service"), row.getString("username"));
                });
        return given;
    }

    private String newName() {
        return "cd" + random("0123456789", USERNAME_DIGITS);
    }

    private record Entry(
            long customer,
            ServiceId service,
            String password,
            int speedKbps,
            boolean enabled,
            boolean wanted,
            boolean garden) {}

    private Admission decide(String username, java.util.function.Predicate<Entry> knowsPassword) {
        var entry = find(username);
        if (entry.isEmpty()) return new Rejected("unknown");
        var found = entry.get();
        if (!knowsPassword.test(found)) return new Rejected("password");
        if (!found.enabled()) return new Rejected("not-on");
        if (!found.wanted()) return new Rejected("held");
        return new Admitted(found.customer(), found.service(), found.speedKbps(), found.garden());
    }

    /** Two steps, so that the second reads rows of one customer only. */
    private Optional<Entry> find(String username) {
        return owner(username)
                .flatMap(owner -> db.sql("""
                select a.password, a.speed_kbps, a.enabled, s.wanted_on, cast(:garden as text) = any(s.features) as garden
                from network.access a join network.service s on s.customer = a.customer and s.id = a.service
                where a.customer = :customer and a.service = :service and s.customer = :customer""")
                        .param("garden", Accounting.WALLED_GARDEN)
                        .param("customer", owner.customer())
                        .param("service", owner.service().value())
                        .query((row, n) -> new Entry(
                                owner.customer(),
                                owner.service(),
                                secrets.open(row.getBytes("password")),
                                row.getInt("speed_kbps"),
                                row.getBoolean("enabled"),
                                row.getBoolean("wanted_on"),
                                row.getBoolean("garden")))
                        .optional());
    }

    /** @param previous who had it before, {@code null} if nobody */
    record Owner(long customer, ServiceId service, @Nullable Long previous) {}

    Optional<Owner> owner(String username) {
        return owner(username, "");
    }

    /** The same, and nobody hands it over before the caller's transaction is done. */
    Optional<Owner> keepOwner(String username) {
        return owner(username, " for share");
    }

    private Optional<Owner> owner(String username, String lock) {
        return db.sql("select customer, service, previous from network.login where username = :username" + lock)
                .param("username", username)
                .query((row, n) ->
                        new Owner(row.getLong(1), new ServiceId(row.getLong(2)), row.getObject(3, Long.class)))
                .optional();
    }

    private boolean exists(long customer, ServiceId service) {
        return db.sql("select 1 from network.access where customer = :customer and service = :service")
                .param("customer", customer)
                .param("service", service.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private String newUsername(long customer, ServiceId service) {
        for (var attempt = 0; attempt < USERNAME_TRIES; attempt++) {
            var username = newName();
            var ours = db.sql("""
                    insert into network.login (username, customer, service) values (:username, :customer, :service)
                    on conflict do nothing""")
                    .param("username", username)
                    .param("customer", customer)
                    .param("service", service.value())
                    .update();
            if (ours == 1) return username;
        }
        throw new IllegalStateException("no free user name found");
    }

    private String random(String letters, int count) {
        var text = new StringBuilder(count);
        for (var i = 0; i < count; i++) text.append(letters.charAt(random.nextInt(letters.length())));
        return text.toString();
    }

    private static boolean same(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }

    private static byte[] chap(byte id, String password, byte[] challenge) {
        try {
            var md5 = MessageDigest.getInstance("MD5");
            md5.update(id);
            md5.update(password.getBytes(StandardCharsets.UTF_8));
            return md5.digest(challenge);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
