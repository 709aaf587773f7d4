package furong.channel.web.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.channel.web.Texts;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.UnitKind;
import furong.platform.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Each test empties the house of its administrators in a transaction that is taken back afterwards. */
@FurongTest
@Transactional
class FirstAdministratorTest {

    private static final String PASSWORD = "a long enough ${password}";

    @Autowired
    Staff staff;

    @Autowired
    Organisation organisation;

    @Autowired
    Texts texts;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void nobodyAdministersThis() {
        db.sql("update organisation.staff set left_on = since where 'ADMINISTRATOR' = any(roles) and left_on is null")
                .update();
    }

    @Test
    void anEmptyHouseGetsAnAdministratorOfTheCompanyWithThePasswordGiven() {
        assertThat(start(PASSWORD)).contains("badge 00001").doesNotContain(PASSWORD);
        var first = staff.byBadge("00001").orElseThrow();
        assertThat(first.roles()).containsExactly(Role.ADMINISTRATOR);
        assertThat(organisation.unit(first.unit()).kind()).isEqualTo(UnitKind.COMPANY);
        staff.changePassword(first.id(), PASSWORD, "another long password", Actor.system("test"));
    }

    @Test
    void whereThereIsAnAdministratorNothingHappens() {
        start(PASSWORD);
        var first = staff.byBadge("00001").orElseThrow();
        staff.changePassword(first.id(), PASSWORD, "another long password", Actor.system("test"));
        assertThat(start(PASSWORD)).isEmpty();
        assertThat(start("")).isEmpty();
        staff.changePassword(first.id(), "another long password", PASSWORD, Actor.system("test"));
    }

    @Test
    void withoutAPasswordOneLineSaysWhatToSet() {
        assertThat(start("")).contains("set FURONG_ADMIN_PASSWORD").doesNotContain("\n");
        assertThat(staff.byBadge("00001")).isEmpty();
    }

    @Test
    void aShortPasswordHiresNobody() {
        assertThat(start("short")).contains("FURONG_ADMIN_PASSWORD", "at least 10 characters");
        assertThat(staff.byBadge("00001")).isEmpty();
    }

    @Test
    void aBadgeOfSomebodyWhoHasLeftIsNotGivenAgain() {
        start(PASSWORD);
        staff.leave(staff.byBadge("00001").orElseThrow().id(), Actor.system("test"));
        assertThat(start(PASSWORD)).contains("could not be hired", "already taken");
    }

    private String start(String password) {
        return new FirstAdministrator(staff, organisation, texts, password).welcome();
    }
}
