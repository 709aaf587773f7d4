package furong.channel.web.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.channel.web.Visitor;
import furong.channel.web.board.Yard;
import furong.contact.ContactChannel;
import furong.contact.Contacts;
import furong.customer.Customer;
import furong.dispatch.Days;
import furong.dispatch.NewTimesWanted;
import furong.dispatch.PullForward;
import furong.dispatch.PullForward.PullForwardId;
import furong.dispatch.PullForwards;
import furong.fieldwork.Visits;
import furong.message.Messages;
import furong.message.SimulatedCentre;
import furong.organisation.CrewId;
import furong.organisation.Role;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.planning.StopId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.TimeTravel;
import furong.portrait.Portraits;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The customer's page on the day itself: who comes and when, late in one tap, sooner in one tap. */
@FurongTest
class ArrivalDayTest {

    private static final UnitId XINJIN = new UnitId(20);
    private static final String DISTRICT = "510118";
    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/v/[A-Za-z0-9_-]{22})");
    private static final Pattern LATER = Pattern.compile("name=\"from\" value=\"([0-9:]+)\"");
    private static final Pattern SLOT = Pattern.compile("name=\"slot\" value=\"([^\"]+)\"");
    private static final Actor BY = Actor.system("test");
    private static final AtomicInteger DAYS = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Yard yard;

    @Autowired
    Days days;

    @Autowired
    Visits visits;

    @Autowired
    PullForwards pullForwards;

    @Autowired
    Portraits portraits;

    @Autowired
    Contacts contacts;

    @Autowired
    Messages messages;

    @Autowired
    SimulatedCentre centre;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TimeTravel time;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient db;

    LocalDate day = LocalDate.of(2033, 1, 10);
    CrewId crew = CrewId.next();
    Customer customer;
    StopId stop = StopId.next();
    StaffMember technician;
    Visitor visitor;

    @BeforeEach
    void aPublishedDay() {
        db.sql("delete from arrival.miss").update();
        day = day.plusDays(7L * DAYS.incrementAndGet());
        yard.clockShows(day.minusDays(1), LocalTime.of(9, 0));
        var skill = yard.skill();
        crew = yard.crew("新津一组", XINJIN, DISTRICT, skill);
        technician = yard.hire(Role.TECHNICIAN, XINJIN, crew);
        yard.open(day);
        customer = yard.customer("津一", DISTRICT, "五津路", "9");
        stop = yard.visit(customer, skill, day, LocalTime.of(9, 0), 60);
        days.planDay(day, BY);
        days.publish(day, BY);
        yard.clockShows(day, LocalTime.of(8, 40));
        days.begin(day);
        visitor = new Visitor(port);
    }

    @AfterEach
    void now() {
        time.backToRealTime();
    }

    private String link() {
        for (var shown : centre.on(customer.phone())) {
            var found = LINK.matcher(shown.words());
            if (found.find()) return found.group(1);
        }
        throw new AssertionError("no link on the telephone");
    }

    @Test
    @DisplayName("A2.12 who comes (name, badge, photograph or initials), the convention, and when by the live plan")
    void whoComesAndWhen() throws IOException {
        var page = visitor.get(link() + "?lang=en").body();
        assertThat(page)
                .contains("Yi Da", technician.badge(), "What we never do", "avatar-face")
                .containsPattern("Expected at about \\d\\d:\\d\\d");
        portraits.show(technician.badge(), picture(), BY);
        var face = link() + "/crew/" + technician.badge();
        assertThat(visitor.get(link()).body()).contains(face);
        var photo = visitor.get(face);
        assertThat(photo.statusCode()).isEqualTo(200);
        assertThat(photo.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(visitor.get(link() + "/crew/1001").statusCode())
                .as("somebody else")
                .isEqualTo(404);
        assertThat(visitor.get(link() + "/now").body()).contains("arrival-now").doesNotContain("<html");
        portraits.hide(technician.badge(), BY);
        assertThat(visitor.get(link()).body()).doesNotContain(face);
    }

    @Test
    @DisplayName("A2.12 I am late, in one tap: the visit moves on the same day and other times are offered at once")
    void lateInOneTap() {
        var page = visitor.get(link()).body();
        var later = LATER.matcher(page);
        assertThat(later.find()).isTrue();
        var done = visitor.post(link() + "/lateness", Map.of("from", later.group(1)));
        assertThat(Visitor.to(done)).endsWith("?done=true");
        var at = visits.get(customer.id(), stop.visit()).appointment();
        assertThat(at.day()).isEqualTo(day);
        assertThat(at.from()).isEqualTo(LocalTime.parse(later.group(1)));
        assertThat(SLOT.matcher(visitor.get(Visitor.to(done)).body()).find())
                .as("other times at once")
                .isTrue();
        assertThat(said()).containsExactly("APPOINTMENT BOOKED late: " + later.group(1));
        assertThat(visitor.post(link() + "/lateness", Map.of("from", "25:99")).statusCode())
                .isEqualTo(422);
    }

    @Test
    @DisplayName("A2.12 may we come sooner? yes, in one tap, told by a message of its own")
    void soonerInOneTap() {
        var asked = ask(14 * 3600);
        events.publishEvent(new PullForward.Offered(
                customer.id(),
                asked,
                stop.visit(),
                day,
                LocalTime.of(14, 0),
                clock.instant().plusSeconds(600)));
        assertThat(centre.on(customer.phone()).getFirst().words()).contains("14:00", "/v/");
        assertThat(visitor.get(link()).body()).contains("可以提前到14:00上门吗");
        var no = visitor.post(link() + "/sooner/" + Ids.text(Ids.next()), Map.of("answer", "yes"));
        assertThat(no.statusCode()).as("a question nobody asked").isEqualTo(404);
        visitor.get(link());
        var yes = visitor.post(link() + "/sooner/" + asked.text(), Map.of("answer", "yes"));
        assertThat(Visitor.to(yes)).endsWith("?done=true");
        assertThat(visits.get(customer.id(), stop.visit()).appointment().from()).isEqualTo(LocalTime.of(14, 0));
        assertThat(pullForwards.get(customer.id(), asked).state()).isEqualTo(PullForward.State.TAKEN);
        visitor.post(link() + "/sooner/" + asked.text(), Map.of("answer", "yes"));
        assertThat(said()).as("tapped twice, one contact").containsExactly("APPOINTMENT BOOKED sooner: yes");
    }

    @Test
    void whoSaysNoIsVisitedAsAgreed() {
        var asked = ask(14 * 3600);
        visitor.get(link());
        visitor.post(link() + "/sooner/" + asked.text(), Map.of("answer", "no"));
        assertThat(visitor.get(link()).body()).doesNotContain("可以提前到");
        assertThat(visits.get(customer.id(), stop.visit()).appointment().from()).isEqualTo(LocalTime.of(9, 0));
    }

    @Test
    void afterACrewWasThereInVainAnotherTimeIsAskedForAtOnce() {
        events.publishEvent(new NewTimesWanted(customer.id(), stop.visit(), clock.instant()));
        assertThat(messages.of(customer.id(), 10))
                .filteredOn(one -> one.template().equals("VISIT_NEW_TIME"))
                .hasSize(1);
    }

    /** What the customer did on the web, as contacts. */
    private List<String> said() {
        return contacts.of(customer.id(), 20).stream()
                .filter(touch -> touch.channel() == ContactChannel.WEB)
                .map(touch -> touch.reason() + " " + touch.outcome() + " " + touch.note())
                .toList();
    }

    /** As the live plan asks when a crew has an hour to spare. */
    private PullForwardId ask(int starts) {
        var gap = Ids.next();
        var id = new PullForwardId(Ids.next());
        db.sql("insert into dispatch.gap (day, id, crew, stop, opens, closes, ends_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(day, gap, crew.value(), stop.value(), starts, starts + 3600)
                .param(Timestamp.from(clock.instant().plus(Duration.ofMinutes(10))))
                .update();
        db.sql("""
                insert into dispatch.pull_forward (customer, id, day, gap, visit, starts, state, offered_at)
                values (?, ?, ?, ?, ?, ?, 'OFFERED', ?)""")
                .params(customer.id().value(), id.value(), day, gap, stop.value(), starts)
                .param(Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    private static byte[] picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(600, 800, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
