package furong.organisation;

import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Refused;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The people who work here: hired, found by badge or role, let in with their password. */
@Component
@Transactional
public class Staff {

    private static final int PASSWORD_LENGTH_MIN = 10;
    private static final int PASSWORD_BYTES_MAX = 72; // bcrypt reads no further
    private static final int MANY = 20_000;
    private static final String COLUMNS =
            " s.id, s.badge, s.name_zh, s.name_en, s.unit, s.roles, s.skills, s.crew, s.hall ";

    private final JdbcClient db;
    private final Audit audit;
    private final Clock clock;
    private final SignInAttempts attempts;
    private final PasswordEncoder passwords = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final String nobodysHash;

    Staff(JdbcClient db, Audit audit, Clock clock, SignInAttempts attempts) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
        this.attempts = attempts;
        this.nobodysHash = Objects.requireNonNull(passwords.encode(Ids.text(Ids.next())));
    }

    /**
     * Looks at badge and password. The attempt is counted before the password is compared, in a transaction of its own,
     * so that no number of simultaneous attempts gets more tries than the limit.
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public SignIn signIn(String badge, String password, String origin) {
        return switch (attempts.begin(badge.strip(), origin)) {
            case SignInAttempts.Refuse refuse -> new SignIn.Locked(refuse.until());
            case SignInAttempts.Try attempt -> {
                var hash = attempt.passwordHash();
                // an unknown badge costs as much time as a known one, so that the answer does not tell them apart
                var right = passwords.matches(password, hash == null ? nobodysHash : hash) && hash != null;
                var who = right ? byBadge(badge) : Optional.<StaffMember>empty();
                if (who.isEmpty()) yield new SignIn.Wrong(attempt.left());
                attempts.succeeded(attempt.id(), who.get(), origin);
                yield new SignIn.Welcome(who.get());
            }
        };
    }

    /** The member, also after they have left. */
    public StaffMember member(StaffId id) {
        var member = members(Set.of(id)).get(id);
        if (member == null) throw new Refused("not-found", id.text());
        return member;
    }

    /** The members by id, also those who have left; unknown ids are missing in the answer. */
    public Map<StaffId, StaffMember> members(Collection<StaffId> ids) {
        Map<StaffId, StaffMember> found = new LinkedHashMap<>();
        db.sql("select" + COLUMNS + "from organisation.staff s where s.id = any(:ids) limit :many")
                .param("ids", ids.stream().map(StaffId::value).toArray(Long[]::new))
                .param("many", MANY)
                .query((row, n) -> member(row))
                .list()
                .forEach(member -> found.put(member.id(), member));
        return found;
    }

    /** The member with this id who works here today. */
    public Optional<StaffMember> active(StaffId id) {
        return db.sql("select" + COLUMNS + "from organisation.staff s where s.id = :id and s.left_on is null")
                .param("id", id.value())
                .query((row, n) -> member(row))
                .optional();
    }

    /** The member who works here today with this badge, however it is typed. */
    public Optional<StaffMember> byBadge(String badge) {
        return db.sql("select" + COLUMNS + "from organisation.staff s where s.badge = :badge and s.left_on is null")
                .param("badge", badge.strip())
                .query((row, n) -> member(row))
                .optional();
    }

    public List<StaffMember> withRole(Role role, Scope scope) {
        return db.sql("select" + COLUMNS + """
                from organisation.staff s
                where :role = any(s.roles) and s.unit = any(:units) and s.left_on is null
                order by s.badge limit :many""")
                .param("role", role.name())
                .param("units", scope.array())
                .param("many", MANY)
                .query((row, n) -> member(row))
                .list();
    }

    public List<StaffMember> ofCrew(CrewId crew) {
        return db.sql("select" + COLUMNS + """
                from organisation.staff s where s.crew = :crew and s.left_on is null order by s.badge limit :many""")
                .param("crew", crew.value())
                .param("many", MANY)
                .query((row, n) -> member(row))
                .list();
    }

    /** The members in scope whose badge begins with, or whose name contains, {@code words}; all of them for "". */
    public List<StaffMember> search(String words, Scope scope, int limit) {
        return db.sql("select" + COLUMNS + """
                from organisation.staff s
                where s.unit = any(:units) and s.left_on is null
                  and (starts_with(s.badge, :words) or strpos(s.name_zh, :words) > 0
                       or strpos(lower(s.name_en), lower(:words)) > 0)
                order by s.unit, s.badge limit :limit""")
                .param("units", scope.array())
                .param("words", words.strip())
                .param("limit", limit)
                .query((row, n) -> member(row))
                .list();
    }

    public StaffMember hire(NewStaff person, Actor by) {
        if (person.roles().isEmpty()) throw Refused.field("roles", "staff-without-role");
        var id = StaffId.next();
        var crew = person.crew();
        var hall = person.hall();
        try {
            db.sql("""
                    insert into organisation.staff
                        (id, badge, name_zh, name_en, unit, roles, skills, crew, hall, password_hash, since)
                    values (:id, :badge, :zh, :en, :unit, :roles, :skills, :crew, :hall, :hash, :since)""")
                    .param("id", id.value())
                    .param("badge", person.badge())
                    .param("zh", person.name().zh())
                    .param("en", person.name().en())
                    .param("unit", person.unit().value())
                    .param(
                            "roles",
                            Organisation.sorted(
                                    person.roles().stream().map(Role::name).collect(Collectors.toSet())))
                    .param("skills", Organisation.sorted(person.skills()))
                    .param("crew", crew == null ? null : crew.value())
                    .param("hall", hall == null ? null : hall.value())
                    .param("hash", person.passwordHash())
                    .param("since", LocalDate.ofInstant(clock.instant(), clock.getZone()))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw Refused.field("badge", "staff-badge-taken", person.badge());
        }
        audit.note(
                by, "staff.hired", 0, "staff:" + id.text(), Map.of("badge", person.badge(), "roles", person.roles()));
        return member(id);
    }

    /** From now on the person cannot sign in, and an open session ends with its next request. */
    public void leave(StaffId id, Actor by) {
        db.sql("update organisation.staff set left_on = :today, crew = null where id = :id and left_on is null")
                .param("today", LocalDate.ofInstant(clock.instant(), clock.getZone()))
                .param("id", id.value())
                .update();
        audit.note(by, "staff.left", 0, "staff:" + id.text(), Map.of());
    }

    public void changePassword(StaffId id, String old, String fresh, Actor by) {
        var freshHash = hash("fresh", fresh);
        var hash = db.sql("select password_hash from organisation.staff where id = :id for update")
                .param("id", id.value())
                .query(String.class)
                .single();
        if (!passwords.matches(old, hash)) throw Refused.field("old", "staff-password-wrong");
        db.sql("update organisation.staff set password_hash = :hash where id = :id")
                .param("hash", freshHash)
                .param("id", id.value())
                .update();
        audit.note(by, "staff.password-changed", 0, "staff:" + id.text(), Map.of());
    }

    /** The hash of a password somebody chose; refused at {@code field} of the form if it is too short or too long. */
    public String hash(String field, String password) {
        if (password.length() < PASSWORD_LENGTH_MIN)
            throw Refused.field(field, "staff-password-short", PASSWORD_LENGTH_MIN);
        if (password.getBytes(StandardCharsets.UTF_8).length > PASSWORD_BYTES_MAX)
            throw Refused.field(field, "staff-password-long", PASSWORD_BYTES_MAX);
        return hash(password);
    }

    /** The hash to keep instead of a password; slow on purpose. */
    public String hash(String password) {
        return Objects.requireNonNull(passwords.encode(password));
    }

    private static StaffMember member(ResultSet row) throws SQLException {
        var crew = row.getObject("crew", Long.class);
        var hall = row.getObject("hall", Long.class);
        return new StaffMember(
                new StaffId(row.getLong("id")),
                row.getString("badge"),
                new Label(row.getString("name_zh"), row.getString("name_en")),
                new UnitId(row.getLong("unit")),
                Organisation.texts(row, "roles").stream().map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
                new TreeSet<>(Organisation.texts(row, "skills")),
                crew == null ? null : new CrewId(crew),
                hall == null ? null : new HallId(hall));
    }
}
