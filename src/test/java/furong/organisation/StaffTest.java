package furong.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.organisation.SignIn.Locked;
import furong.organisation.SignIn.Welcome;
import furong.organisation.SignIn.Wrong;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Refused;
import furong.platform.TimeTravel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.moments.DayHasPassed;

@FurongTest
class StaffTest {

    private static final Actor SYSTEM = Actor.system("test");
    private static final String PASSWORD = "a long enough password";
    private static final Instant START = Instant.parse("2026-11-23T01:00:00Z");

    @Autowired
    Staff staff;

    @Autowired
    Organisation organisation;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    @Autowired
    ApplicationEventPublisher events;

    @BeforeEach
    void startOnAMondayMorning() {
        time.startAt(START);
    }

    @Test
    void whoKnowsThePasswordIsWelcomeAndThePasswordIsKeptNowhere() {
        var who = hire(Role.COUNTER_CLERK);
        assertThat(staff.signIn(" " + who.badge() + " ", PASSWORD, "test")).isEqualTo(new Welcome(who));
        assertThat(db.sql("select password_hash from organisation.staff where badge = ?")
                        .param(who.badge())
                        .query(String.class)
                        .single())
                .startsWith("{bcrypt}")
                .doesNotContain(PASSWORD);
    }

    @Test
    void fiveFailuresLockTheBadgeUntilTheFirstIsAQuarterOfAnHourOld() {
        var who = hire(Role.COUNTER_CLERK);
        for (var left = 4; left >= 0; left--)
            assertThat(staff.signIn(who.badge(), "guess", "test")).isEqualTo(new Wrong(left));
        assertThat(staff.signIn(who.badge(), PASSWORD, "test")).isInstanceOf(Locked.class);
        time.startAt(START.plus(Duration.ofMinutes(14)));
        assertThat(staff.signIn(who.badge(), PASSWORD, "test")).isInstanceOf(Locked.class);
        time.startAt(START.plus(Duration.ofMinutes(16)));
        assertThat(staff.signIn(who.badge(), PASSWORD, "test")).isEqualTo(new Welcome(who));
    }

    @Test
    void aSuccessForgivesTheFailuresBeforeIt() {
        var who = hire(Role.COUNTER_CLERK);
        for (var n = 0; n < 4; n++) staff.signIn(who.badge(), "guess", "test");
        time.startAt(START.plus(Duration.ofMinutes(1)));
        assertThat(staff.signIn(who.badge(), PASSWORD, "test")).isInstanceOf(Welcome.class);
        time.startAt(START.plus(Duration.ofMinutes(2)));
        assertThat(staff.signIn(who.badge(), "guess", "test")).isEqualTo(new Wrong(4));
    }

    @Test
    void guessesAtTheSameTimeGetNoMoreTriesThanGuessesInTurn() {
        var who = hire(Role.COUNTER_CLERK);
        var wrong = IntStream.range(0, 40)
                .parallel()
                .mapToObj(n -> staff.signIn(who.badge(), "guess", "test"))
                .filter(Wrong.class::isInstance)
                .count();
        assertThat(wrong).isEqualTo(5);
    }

    @Test
    void attemptsAreForgottenAfterNinetyDays() {
        var badge = hire(Role.COUNTER_CLERK).badge();
        staff.signIn(badge, "guess", "test");
        time.startAt(START.plus(Duration.ofDays(60)));
        staff.signIn(badge, PASSWORD, "test");
        events.publishEvent(DayHasPassed.of(LocalDate.of(2026, 11, 23).plusDays(SignInAttempts.DAYS_KEPT)));
        assertThat(attempts(badge)).as("of the 90th day").isEqualTo(2);
        events.publishEvent(DayHasPassed.of(LocalDate.of(2026, 11, 24).plusDays(SignInAttempts.DAYS_KEPT)));
        assertThat(attempts(badge)).as("of the day after").isOne();
    }

    private long attempts(String badge) {
        return db.sql("select count(*) from organisation.sign_in_attempt where badge = ?")
                .param(badge)
                .query(Long.class)
                .single();
    }

    @Test
    void anUnknownBadgeIsAnsweredLikeAWrongPassword() {
        assertThat(staff.signIn("nobody " + Ids.next(), "guess", "test")).isEqualTo(new Wrong(4));
        assertThat(staff.signIn("x".repeat(10_000), "guess", "test")).isInstanceOf(Wrong.class);
    }

    @Test
    void aBadgeBelongsToOnePerson() {
        var who = hire(Role.COUNTER_CLERK);
        var second = new NewStaff(who.badge(), who.name(), who.unit(), who.roles(), Set.of(), null, null, "{noop}x");
        assertThatThrownBy(() -> staff.hire(second, SYSTEM))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("badge");
    }

    @Test
    void whoHasLeftIsRememberedButNotLetIn() {
        var who = hire(Role.TECHNICIAN);
        staff.leave(who.id(), SYSTEM);
        assertThat(staff.signIn(who.badge(), PASSWORD, "test")).isInstanceOf(Wrong.class);
        assertThat(staff.active(who.id())).isEmpty();
        assertThat(staff.member(who.id()).name()).isEqualTo(who.name());
    }

    @Test
    void aPasswordIsChangedByWhoKnowsTheOldOne() {
        var who = hire(Role.COUNTER_CLERK);
        assertThatThrownBy(() -> staff.changePassword(who.id(), "guess", "another long password", SYSTEM))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> staff.changePassword(who.id(), PASSWORD, "short", SYSTEM))
                .isInstanceOf(Refused.class);
        staff.changePassword(who.id(), PASSWORD, "another long password", SYSTEM);
        assertThat(staff.signIn(who.badge(), "another long password", "test")).isInstanceOf(Welcome.class);
    }

    @Test
    void peopleAreFoundByRoleAndByWordsWithinAScope() {
        var who = hire(Role.ACCOUNT_MANAGER);
        var own = organisation.scopeOf(who);
        assertThat(staff.withRole(Role.ACCOUNT_MANAGER, own)).contains(who);
        assertThat(staff.withRole(Role.FINANCE, own)).doesNotContain(who);
        assertThat(staff.search(who.badge(), own, 10)).containsExactly(who);
        assertThat(staff.search(who.badge(), new Scope(Set.of(new UnitId(14))), 10))
                .isEmpty();
    }

    private StaffMember hire(Role role) {
        return staff.hire(
                new NewStaff(
                        "S" + Ids.next(),
                        new Label("测试员", "Tester"),
                        new UnitId(13),
                        Set.of(role),
                        Set.of(),
                        null,
                        null,
                        staff.hash(PASSWORD)),
                SYSTEM);
    }
}
