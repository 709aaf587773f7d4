package furong.channel.web.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.arrival.NewTimes;
import furong.channel.web.Visitor;
import furong.contact.ContactChannel;
import furong.contact.Contacts;
import furong.customer.Customer;
import furong.fieldwork.Command;
import furong.fieldwork.Visit;
import furong.fieldwork.VisitId;
import furong.fieldwork.Visits;
import furong.message.SimulatedCentre;
import furong.ordering.Counter;
import furong.organisation.NewStaff;
import furong.organisation.Role;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.TimeTravel;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The link in a short message: what it shows and does, and all that it does not. */
@FurongTest
class ArrivalTest {

    private static final LocalDate MONDAY = LocalDate.of(2027, 9, 6);
    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/v/[A-Za-z0-9_-]{22})");
    private static final Pattern SLOT = Pattern.compile("name=\"slot\" value=\"([^\"]+)\"");
    private static final Pattern HOLD = Pattern.compile("hold=([0-9A-Z]+)");

    @LocalServerPort
    int port;

    @Autowired
    Counter counter;

    @Autowired
    Visits visits;

    @Autowired
    NewTimes newTimes;

    @Autowired
    Contacts contacts;

    @Autowired
    Staff staff;

    @Autowired
    SimulatedCentre centre;

    @Autowired
    TimeTravel time;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient db;

    private Visitor visitor = new Visitor(0);

    @BeforeEach
    void morning() {
        db.sql("delete from arrival.miss").update();
        counter.opens(MONDAY);
        visitor = new Visitor(port);
    }

    @AfterEach
    void now() {
        time.backToRealTime();
    }

    private record Booked(Customer customer, VisitId visit, String link) {}

    private Booked booked(String name) {
        var customer = counter.walksIn(name);
        var order = counter.order(customer, "ADSL_1M");
        return new Booked(customer, Objects.requireNonNull(order.visit()), newestLink(customer));
    }

    /** Somebody of the crew that is to come: the crew may be one that stands nowhere else in the test. */
    private StaffMember comes(Booked one) {
        var crew = visits.get(one.customer().id(), one.visit()).appointment().crew();
        return staff.hire(
                new NewStaff(
                        "T" + Math.floorMod(Ids.next(), 10_000_000),
                        new Label("小蓝", "Xiao Lan"),
                        Counter.UNIT,
                        Set.of(Role.TECHNICIAN),
                        Set.of(),
                        crew,
                        null,
                        "{noop}x"),
                Actor.system("test"));
    }

    private String newestLink(Customer customer) {
        for (var shown : centre.on(customer.phone())) {
            var found = LINK.matcher(shown.words());
            if (found.find()) return found.group(1);
        }
        throw new AssertionError("no link on the telephone");
    }

    @Test
    void showsTheVisitAndItsCrewAndNothingElse() {
        var one = booked("余秋雨");
        var comes = comes(one);
        var page = visitor.get(one.link());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("谁上门", "小蓝", comes.badge())
                .doesNotContain("余秋雨", one.customer().phone(), "春熙路", "<script>", "style=");
        assertThat(page.body().length()).as("a light page").isLessThan(12_000);
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex, nofollow");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'");
        assertThat(visitor.get(one.link() + "?lang=en").body()).contains("Who comes", "lang=\"en\"");
    }

    @Test
    void keepsOnlyAMarkOfTheLinkAndDotsInTheMessage() {
        var one = booked("余二");
        var token = one.link().substring("/v/".length());
        assertThat(db.sql("select said from message.message where customer = :c and template = 'ORDER_TAKEN_VISIT'")
                        .param("c", one.customer().id().value())
                        .query(String.class)
                        .single())
                .doesNotContain(token);
        assertThat(db.sql("select encode(mark, 'escape') from arrival.link where customer = :c")
                        .param("c", one.customer().id().value())
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(mark -> mark.contains(token));
    }

    @Test
    void rebooksByHoldAndConfirmation() {
        var one = booked("余三");
        var page = visitor.get(one.link()).body();
        var slots = SLOT.matcher(page);
        var last = "";
        while (slots.find()) last = slots.group(1);
        var before = visits.get(one.customer().id(), one.visit()).appointment();
        var held = Visitor.to(visitor.post(one.link() + "/holds", Map.of("slot", last)));
        assertThat(visits.get(one.customer().id(), one.visit()).appointment())
                .as("holding changes nothing yet")
                .isEqualTo(before);
        assertThat(visitor.get(held).body()).contains("确认改约");
        var hold = HOLD.matcher(held);
        assertThat(hold.find()).isTrue();
        var done = Visitor.to(visitor.post(one.link() + "/appointments", Map.of("hold", hold.group(1))));
        assertThat(visitor.get(done).body()).contains("已改约");
        visitor.post(one.link() + "/appointments", Map.of("hold", hold.group(1)));
        assertThat(contacts.of(one.customer().id(), 20))
                .as("what a customer does by the link is a contact, once")
                .filteredOn(touch -> touch.channel() == ContactChannel.WEB)
                .singleElement()
                .satisfies(touch -> assertThat(touch.outcome()).isEqualTo("BOOKED"));
        var after = visits.get(one.customer().id(), one.visit()).appointment();
        assertThat(after.number()).isEqualTo(before.number() + 1);
        assertThat(last).contains(after.day().toString(), after.from().toString());
        assertThat(newestLink(one.customer())).as("told anew, with a new link").isNotEqualTo(one.link());
    }

    @Test
    void opensNobodyElsesVisitWithAHoldOfTheirs() {
        var one = booked("余四");
        var other = booked("余五");
        var slot = SLOT.matcher(visitor.get(one.link()).body());
        assertThat(slot.find()).isTrue();
        var held = HOLD.matcher(Visitor.to(visitor.post(one.link() + "/holds", Map.of("slot", slot.group(1)))));
        assertThat(held.find()).isTrue();
        visitor.get(other.link());
        var answer = visitor.post(other.link() + "/appointments", Map.of("hold", held.group(1)));
        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(visits.get(other.customer().id(), other.visit())
                        .appointment()
                        .number())
                .isEqualTo(1);
    }

    @Test
    void refusesFormsWithoutTheTokenOfAPage() {
        var one = booked("余六");
        visitor.get(one.link());
        visitor.forgetToken();
        var slot = counter.wish(one.customer(), "ADSL_1M");
        var answer = visitor.post(
                one.link() + "/appointments",
                Map.of("hold", Objects.requireNonNull(slot.slot()).text()));
        assertThat(Visitor.to(answer)).startsWith("/sign-in");
        assertThat(visits.get(one.customer().id(), one.visit()).appointment().number())
                .isEqualTo(1);
    }

    @Test
    void endsWithTheVisitAndWithTime() {
        var one = booked("余七");
        counter.crewDoes(one.customer().id(), one.visit());
        assertThat(visits.get(one.customer().id(), one.visit())).isInstanceOf(Visit.Done.class);
        var over = visitor.get(one.link());
        var made = visitor.get("/v/AAAAAAAAAAAAAAAAAAAAAA");
        assertThat(over.statusCode()).isEqualTo(made.statusCode()).isEqualTo(409);
        assertThat(text(over.body(), one.link()))
                .as("over and made up look the same")
                .isEqualTo(text(made.body(), "/v/AAAAAAAAAAAAAAAAAAAAAA"));
        var two = booked("余八");
        assertThat(visitor.get(two.link()).statusCode()).isEqualTo(200);
        time.startAt(clock.instant().plus(Duration.ofDays(20)));
        assertThat(visitor.get(two.link()).statusCode()).isEqualTo(409);
    }

    @Test
    void makesGuessersWait() {
        var one = booked("余九");
        var seen = new HashSet<Integer>();
        for (var n = 0; n < 21; n++) seen.add(visitor.get("/v/guess" + n).statusCode());
        assertThat(seen).containsExactly(409);
        assertThat(visitor.get(one.link()).body()).as("the right one neither").contains("尝试次数过多");
        time.startAt(clock.instant().plus(Duration.ofMinutes(11)));
        assertThat(visitor.get(one.link()).statusCode()).isEqualTo(200);
    }

    @Test
    void tellsWhoIsOnTheWay() {
        var one = booked("余十");
        var comes = comes(one);
        var at = visits.get(one.customer().id(), one.visit()).appointment();
        time.startAt(at.day().atTime(at.from()).atZone(clock.getZone()).toInstant());
        visits.onTheWay(
                one.customer().id(),
                one.visit(),
                new Command(Ids.text(Ids.next()), clock.instant(), counter.at(counter.technician())));
        assertThat(centre.on(one.customer().phone()).getFirst().words()).contains("已出发", comes.badge());
        assertThat(visitor.get(newestLink(one.customer())).body())
                .contains("师傅正在赶来")
                .doesNotContain("name=\"slot\"");
    }

    @Test
    void asksForAnotherTimeOnceAndKeepsTheOldUntilThen() {
        var one = booked("余十一");
        assertThat(newTimes.ask(one.customer().id(), one.visit(), Actor.system("test")))
                .isTrue();
        assertThat(newTimes.ask(one.customer().id(), one.visit(), Actor.system("test")))
                .isTrue();
        assertThat(centre.on(one.customer().phone()))
                .filteredOn(shown -> shown.words().contains("需要改时间"))
                .hasSize(1);
        assertThat(visits.get(one.customer().id(), one.visit()).appointment().number())
                .isEqualTo(1);
        assertThat(visitor.get(newestLink(one.customer())).body()).contains("name=\"slot\"");
    }

    /** What is said, without the frame of the page around it. */
    private static String text(String page, String path) {
        return page.replaceAll("(?s).*<main[^>]*>|</main>.*", "").replace(path, "");
    }
}
