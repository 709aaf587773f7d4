package furong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.fleet.Capture;
import furong.fleet.Captures;
import furong.fleet.Rosters;
import furong.fleet.Timetable;
import furong.material.Stores;
import furong.organisation.Organisation;
import furong.organisation.Vehicle;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A Saturday with a service vehicle: planned, announced, and a wish taken down where there is no network. */
@FurongTest
class FleetInBrowserTest {

    private static final LocalDate SATURDAY = LocalDate.of(2029, 4, 14);
    private static final Actor PLANNER = new Actor(44, 15, "1501", "test");

    @LocalServerPort
    int port;

    @Autowired
    Branch branch;

    @Autowired
    Organisation organisation;

    @Autowired
    Timetable timetable;

    @Autowired
    Rosters rosters;

    @Autowired
    Captures captures;

    @Autowired
    Stores stores;

    Wire wire;
    Browser browser;
    Album album;
    Vehicle vehicle;

    @BeforeEach
    void theVehicleOfTheBranch() {
        branch.opens(SATURDAY);
        vehicle = organisation.vehicles().stream()
                .filter(one -> one.unit().equals(Branch.UNIT))
                .findFirst()
                .orElseThrow();
        timetable.community(Branch.UNIT, Branch.DISTRICT, new Label("棠湖花园", "Tanghu Garden"), "东门广场");
        timetable.community(Branch.UNIT, Branch.DISTRICT, new Label("白河人家", "Baihe Homes"), "南大门");
        var store = stores.ofUnit(Branch.UNIT).id();
        var van = stores.ofVehicle(vehicle.id(), Branch.UNIT).id();
        stores.receive(Ids.text(Ids.next()), store, "LEAFLETS", 900, "RK-1", PLANNER);
        stores.handOut(Ids.text(Ids.next()), store, van, "LEAFLETS", 500, PLANNER);
        wire = new Wire(port);
        browser = Browser.open(wire.port());
        album = new Album(browser);
    }

    @AfterEach
    void everybodyGoesHome() throws IOException {
        if (browser != null) browser.close();
        if (wire != null) wire.close();
    }

    @Test
    @DisplayName("A2.12 A2.13 a Saturday with a vehicle: planned, announced, a wish taken down without a network")
    void aSaturdayWithAVehicle() {
        theManagerPlansTheMonth();
        everybodyCanReadIt();
        theTechnicianTakesAWishDownWithoutANetwork();
        theManagerLooksBack();
        assertThat(album.faults()).isEmpty();
    }

    private void theManagerPlansTheMonth() {
        browser.signIn(branch.manager(), Branch.PASSWORD);
        browser.go("/vehicles");
        browser.follow(".row-link");
        browser.follow("form[action$='/month'] button");
        assertThat(browser.text(".month")).contains("棠湖花园", "白河人家");
        browser.follow("form[action$='/publication'] button");
        assertThat(timetable.of(vehicle.id(), SATURDAY, SATURDAY.plusDays(2)))
                .as("the weekend")
                .hasSize(4)
                .allMatch(stop -> stop.published());
        album.take("vehicle");
    }

    private void everybodyCanReadIt() {
        browser.comesAnew();
        browser.go("/timetable");
        assertThat(browser.text("main")).contains("棠湖花园", "东门广场", "10:00–12:00");
        album.take("timetable");
        browser.go("/timetable/print");
        album.look("timetable-print-zh-light-1440");
        assertThat(browser.paper()).isNotEmpty();
    }

    private void theTechnicianTakesAWishDownWithoutANetwork() {
        album.at(Album.PHONE);
        var technician = branch.technician();
        rosters.assign(vehicle.id(), SATURDAY, technician, PLANNER);
        browser.signIn(technician, Branch.PASSWORD);
        browser.go("/field/app");
        browser.waitFor(() -> browser.shows("body[data-kept=yes]"));
        browser.click("a[href='#/wish']");
        wire.cut();
        browser.type("[name=name]", "钱女士");
        browser.type("[name=phone]", "13880627002");
        browser.type("[name=address]", "棠湖花园3栋");
        browser.type("[name=wish]", "装ADSL 2M，周末上门");
        browser.click("[data-wish=keep]");
        browser.waitForText("#sync", "1 项待发送");
        album.look("wish-zh-light-390");
        assertThat(taken()).isEmpty();
        wire.mend();
        browser.waitFor(() -> taken().size() == 1);
        browser.waitForText("#sync", "已连接");
        assertThat(taken()).hasSize(1);
    }

    private void theManagerLooksBack() {
        album.at(Album.DESK);
        browser.signIn(branch.manager(), Branch.PASSWORD);
        browser.go("/captures");
        assertThat(browser.text("main table")).contains("钱女士", "装ADSL 2M");
        album.take("captures");
        browser.go("/vehicles");
        album.take("vehicles");
        browser.go("/communities");
        assertThat(browser.text("main table")).contains("棠湖花园");
        album.look("communities-zh-light-1440");
        browser.go("/stores");
        browser.follow("main .row-link");
        album.take("store");
    }

    private List<Capture> taken() {
        return captures.of(List.of(vehicle.id())).stream()
                .filter(one -> one.name().equals("钱女士"))
                .toList();
    }
}
