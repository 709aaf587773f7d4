package furong.channel.web.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import furong.FurongTest;
import furong.channel.web.Staffed;
import furong.organisation.Role;
import furong.organisation.UnitId;
import furong.travel.Road;
import furong.travel.Route.Point;
import furong.travel.Travels.Line;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page says what its times are made of, and above all when they are straight lines. */
@FurongTest
class TravelPagesTest {

    private static final UnitId COMPANY = new UnitId(1);

    @Autowired
    Staffed staffed;

    @Test
    void withoutAnExtractThePageSaysSoAndAnswersByAStraightLine() throws Exception {
        var dispatcher = staffed.person(Role.DISPATCHER, COMPANY, null);
        assertThat(staffed.page(get("/travel"), dispatcher))
                .contains("No streets", "straight lines times a factor", "FURONG_TRAVEL_EXTRACT", "Straight line")
                .doesNotContain("Primary road", "street-map");
        var asked = staffed.page(
                get("/travel")
                        .param("from", "30.6588,104.0657")
                        .param("to", "锦官驿街道")
                        .param("hour", "8"),
                dispatcher);
        assertThat(asked).contains("straight line × 1.4").doesNotContain("No such place");
        assertThat(staffed.page(get("/travel").param("from", "Atlantis").param("to", "30.6,104"), dispatcher))
                .contains("No such place in the city");
    }

    @Test
    void onlyThoseWhoSendCrewsSeeIt() throws Exception {
        var clerk = staffed.person(Role.COUNTER_CLERK, COMPANY, null);
        assertThat(staffed.answer(get("/travel"), clerk).getStatus()).isEqualTo(403);
    }

    @Test
    void theMapHasNorthUpAndIsNotSquashed() {
        var south = new Point(30.60, 104.00);
        var north = new Point(30.61, 104.01);
        var map = StreetMap.of(List.of(new Line(Road.PRIMARY, south, north)), null);
        assertThat(map.streets()).containsOnlyKeys(Road.PRIMARY);
        var drawn = map.streets().get(Road.PRIMARY).split("[ML ]");
        assertThat(Integer.parseInt(drawn[2])).as("the south lies below").isGreaterThan(Integer.parseInt(drawn[4]));
        assertThat(map.height()).as("a degree of longitude is shorter there").isBetween(1_100, 1_200);
    }
}
