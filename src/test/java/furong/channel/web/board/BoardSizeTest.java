package furong.channel.web.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import furong.FurongTest;
import furong.channel.web.Staffed;
import furong.channel.web.security.SignedIn;
import furong.organisation.Role;
import furong.organisation.UnitId;
import furong.platform.TimeTravel;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The board of a unit with two hundred crews. */
@FurongTest
class BoardSizeTest {

    private static final UnitId PENGZHOU = new UnitId(22);
    private static final String DISTRICT = "510182";
    private static final LocalDate DAY = LocalDate.of(2032, 3, 8);
    private static final int CREWS = 200;
    private static final int VISITS = 200;

    @Autowired
    Yard yard;

    @Autowired
    Staffed staffed;

    @Autowired
    TimeTravel time;

    @AfterEach
    void now() {
        time.backToRealTime();
    }

    @Test
    @DisplayName("A2.10 the board is of use with 200 crews: all crews and visits on one page of less than 800 kB")
    void twoHundredCrews() throws Exception {
        yard.clockShows(DAY.minusDays(1), LocalTime.of(9, 0));
        var skill = yard.skill();
        for (var n = 0; n < CREWS; n++) yard.crew("彭州班组", PENGZHOU, DISTRICT, skill);
        yard.open(DAY);
        var customers = new ArrayList<furong.customer.Customer>();
        for (var n = 0; n < 40; n++) customers.add(yard.customer("彭" + n, DISTRICT, "天彭路", Integer.toString(n + 1)));
        var windows = new int[] {9, 11, 14, 16};
        for (var n = 0; n < VISITS; n++)
            yard.visit(customers.get(n % 40), skill, DAY, LocalTime.of(windows[n % 4], 0), 40);
        var dispatcher = staffed.person(Role.DISPATCHER, PENGZHOU, null);
        page(dispatcher);
        var begun = System.nanoTime();
        var page = page(dispatcher);
        System.out.printf(
                "board with %d crews and %d visits: %d kB, %d ms%n",
                CREWS, VISITS, page.length() / 1024, (System.nanoTime() - begun) / 1_000_000);
        assertThat(page.split("class=\"crew\"", -1)).hasSizeGreaterThan(CREWS);
        assertThat(page.split("role=\"button\" data-stop=", -1)).hasSizeGreaterThan(VISITS);
        assertThat(page.length()).as("bytes of the page").isLessThan(800_000);
    }

    private String page(SignedIn dispatcher) throws Exception {
        return staffed.page(get("/board?day=" + DAY), dispatcher);
    }
}
