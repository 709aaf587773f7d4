package furong.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Refused;
import furong.platform.TimeTravel;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@FurongTest
class GrantsTest {

    private static final Instant START = Instant.parse("2026-11-23T01:00:00Z");

    @Autowired
    Grants grants;

    @Autowired
    Staff staff;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    @Test
    void aShownDocumentOpensOneCustomerToOnePersonForHalfAnHourAndIsOnRecord() {
        time.startAt(START);
        var who = clerk();
        var other = clerk();
        var customer = Ids.next();
        grants.grant(who, customer, "document", START.plus(Grants.USUAL), who.from("counter 3"));

        assertThat(grants.has(who.id(), customer, START.plusSeconds(60))).isTrue();
        assertThat(grants.has(who.id(), customer, START.plusSeconds(30 * 60 - 1)))
                .isTrue();
        assertThat(grants.has(who.id(), customer, START.plusSeconds(30 * 60))).isFalse();
        assertThat(grants.has(who.id(), Ids.next(), START.plusSeconds(60))).isFalse();
        assertThat(grants.has(other.id(), customer, START.plusSeconds(60))).isFalse();
        assertThat(db.sql("select badge from platform.audit where customer = ? and what = 'access.granted'")
                        .param(customer)
                        .query(String.class)
                        .single())
                .isEqualTo(who.badge());
    }

    @Test
    void aGrantIsShortAndEndsInTheFuture() {
        time.startAt(START);
        var who = clerk();
        assertThatThrownBy(() -> grants.grant(who, 1, "number", START, who.from("x")))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> grants.grant(who, 1, "number", START.plusSeconds(86_400), who.from("x")))
                .isInstanceOf(Refused.class);
    }

    private StaffMember clerk() {
        var person = new NewStaff(
                "G" + Ids.next(),
                new Label("营业员", "Clerk"),
                new UnitId(12),
                Set.of(Role.COUNTER_CLERK),
                Set.of(),
                null,
                null,
                "{noop}x");
        return staff.hire(person, Actor.system("test"));
    }
}
