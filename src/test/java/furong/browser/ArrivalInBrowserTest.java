package furong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.channel.web.board.Yard;
import furong.customer.Customer;
import furong.dispatch.Days;
import furong.message.SimulatedCentre;
import furong.organisation.Role;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.TimeTravel;
import furong.portrait.Portraits;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page behind the link in a short message, on a telephone. */
@FurongTest
class ArrivalInBrowserTest {

    private static final UnitId PUJIANG = new UnitId(19);
    private static final String DISTRICT = "510131";
    private static final LocalDate DAY = LocalDate.of(2033, 9, 5);
    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/v/[A-Za-z0-9_-]{22})");
    private static final Actor BY = Actor.system("test");

    @LocalServerPort
    int port;

    @Autowired
    Yard yard;

    @Autowired
    Days days;

    @Autowired
    Portraits portraits;

    @Autowired
    SimulatedCentre centre;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    Browser browser;
    Album album;
    Customer customer;

    @BeforeEach
    void theCrewIsComing() throws IOException {
        db.sql("delete from arrival.miss").update();
        yard.clockShows(DAY.minusDays(1), LocalTime.of(9, 0));
        var skill = yard.skill();
        var crew = yard.crew("蒲江一组", PUJIANG, DISTRICT, skill);
        var shown = yard.hire(Role.TECHNICIAN, PUJIANG, crew);
        yard.hire(Role.TECHNICIAN, PUJIANG, crew);
        portraits.show(shown.badge(), face(), BY);
        yard.open(DAY);
        customer = yard.customer("蒲一", DISTRICT, "朝阳大道", "12");
        yard.visit(customer, skill, DAY, LocalTime.of(11, 0), 60);
        yard.visit(yard.customer("蒲二", DISTRICT, "朝阳大道", "40"), skill, DAY, LocalTime.of(9, 0), 60);
        days.planDay(DAY, BY);
        days.publish(DAY, BY);
        yard.clockShows(DAY, LocalTime.of(8, 50));
        days.begin(DAY);
        browser = Browser.open(port);
        album = new Album(browser);
    }

    @AfterEach
    void everybodyGoesHome() {
        if (browser != null) browser.close();
        time.backToRealTime();
    }

    @Test
    @DisplayName("A2.12 the page of a visit on a telephone: who comes, when, and late in one tap")
    void onATelephone() {
        album.at(Album.PHONE);
        browser.go(link());
        assertThat(browser.text("#arrival-now")).contains("预计", "前面还有1户");
        assertThat(browser.text("main")).contains("易达", "我会晚到");
        assertThat(browser.shows("img.arrival-face")).isTrue();
        album.take("arrival-day");
        browser.click("details summary");
        album.look("arrival-convention-zh-light-390");
        browser.follow("form[action$='/lateness'] button:first-of-type");
        assertThat(browser.text("main")).contains("已改约");
        album.look("arrival-late-zh-light-390");
        assertThat(browser.complaints()).isEmpty();
        assertThat(album.faults()).isEmpty();
    }

    private String link() {
        for (var shown : centre.on(customer.phone())) {
            var found = LINK.matcher(shown.words());
            if (found.find()) return found.group(1);
        }
        throw new AssertionError("no link on the telephone");
    }

    private static byte[] face() throws IOException {
        var picture = new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(new Color(0x9db0c4));
        pen.fillRect(0, 0, 400, 400);
        pen.setColor(new Color(0x1f4179));
        pen.fillOval(130, 70, 140, 160);
        pen.fillOval(60, 250, 280, 260);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", bytes);
        return bytes.toByteArray();
    }
}
