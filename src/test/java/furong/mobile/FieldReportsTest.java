package furong.mobile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.customer.Address;
import furong.customer.Customer;
import furong.customer.Customers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.fieldwork.NewVisit;
import furong.fieldwork.Side;
import furong.fieldwork.SlotKey;
import furong.fieldwork.Slots;
import furong.fieldwork.Visit;
import furong.fieldwork.VisitId;
import furong.fieldwork.Visits;
import furong.material.Stores;
import furong.mobile.Receipt.Outcome;
import furong.organisation.Area;
import furong.organisation.Crew;
import furong.organisation.CrewId;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Scope;
import furong.organisation.StaffId;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Refused;
import furong.platform.TimeTravel;
import furong.promise.PromiseState;
import furong.promise.Promises;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What devices send, as often as they like and in whatever order it comes. */
@FurongTest
class FieldReportsTest {

    private static final Actor CLERK = new Actor(41, 5, "1001", "test");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final UnitId JINJIANG = new UnitId(5);
    private static final Scope SCOPE = new Scope(Set.of(JINJIANG));
    private static final long SEED = 20290613;

    @Autowired
    FieldReports reports;

    @Autowired
    Visits visits;

    @Autowired
    Slots slots;

    @Autowired
    Customers customers;

    @Autowired
    Organisation organisation;

    @Autowired
    Promises promises;

    @Autowired
    Stores stores;

    @Autowired
    TimeTravel time;

    @Autowired
    Clock clock;

    String skill;
    LocalDate day;
    StaffMember technician;
    StaffMember other;
    Customer customer;
    VisitId visit;

    @BeforeEach
    void aVisitInTheEveningThatTheDeviceKnows() {
        day = LocalDate.of(2029, 6, 13);
        at(8, 0);
        skill = "MOB" + Ids.text(Ids.next());
        technician = technician("小蓝");
        customer = customers.register(
                NewCustomer.person(
                        "辜先生", null, "13812345678", new NewPlace(Area.district("510104"), Address.street("春熙路", "8"))),
                CLERK);
        slots.openDays(day, day.plusDays(2));
        visit = book(new SlotKey(skill, "510104", day, LocalTime.of(18, 0)));
        assertThat(reports.handOut(crew(technician), day)).hasSize(1);
        other = technician("小红");
        at(21, 0);
    }

    @Test
    @DisplayName("6-14 sent twenty times, from two places at once, a day's reports count once")
    void sentTwentyTimesItCountsOnce() throws Exception {
        stock(technician, 10);
        var all = wholeVisit(Duration.ZERO);
        all.add(report("PARTS", 19, 0, null, Map.of("item", "PLUG", "quantity", "4")));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sending = Collections.<Callable<List<Receipt>>>nCopies(20, () -> send(technician, all, Duration.ZERO));
            for (var sent : threads.invokeAll(sending))
                assertThat(sent.get()).extracting(Receipt::outcome).containsOnly(Outcome.TAKEN);
        }
        var record = visits.record(customer.id(), visit);
        assertThat(record.visit().state()).isEqualTo(Visit.State.DONE);
        assertThat(record.log().stream().filter(entry -> !entry.what().equals("CHECK")))
                .extracting("what")
                .containsExactly("SET_OUT", "ARRIVE", "START_WORK", "TEST", "FINISH");
        assertThat(onVan(technician)).isEqualTo(6);
        assertThat(stores.used("visit:" + visit.text())).hasSize(1);
    }

    @Test
    @DisplayName("6-14 out of order, one by one and again until all are taken: the end is the same")
    void outOfOrderItComesToTheSameEnd() {
        var chance = new Random(SEED);
        var waiting = new ArrayList<>(wholeVisit(Duration.ZERO));
        var early = 0;
        for (var rounds = 0; !waiting.isEmpty() && rounds < 100; rounds++) {
            Collections.shuffle(waiting, chance);
            for (var one : List.copyOf(waiting)) {
                var receipt = send(technician, List.of(one), Duration.ZERO).getFirst();
                assertThat(receipt.outcome()).as(one.kind() + " seed " + SEED).isNotEqualTo(Outcome.REFUSED);
                if (receipt.outcome() == Outcome.TAKEN) waiting.remove(one);
                else early++;
            }
        }
        assertThat(waiting).isEmpty();
        assertThat(early).isPositive();
        assertThat(state()).isEqualTo(Visit.State.DONE);
    }

    @Test
    @DisplayName("6-14 a clock an hour wrong neither breaks nor keeps a promise")
    void aClockAnHourWrongChangesNothing() {
        promises.breakOverdue(500);
        send(technician, wholeVisit(Duration.ofHours(1)), Duration.ofHours(1));
        var appointment = visits.get(customer.id(), visit).appointment();
        assertThat(appointment.outcome()).isEqualTo(Visit.Outcome.MET);
        assertThat(promises.about(customer.id(), "visit:" + visit.text() + ":1")
                        .getFirst()
                        .state())
                .isEqualTo(PromiseState.KEPT);
    }

    @Test
    void twoDevicesOfOneCrewCountEachStepOnce() {
        var first = wholeVisit(Duration.ZERO);
        var second = wholeVisit(Duration.ZERO);
        assertThat(send(technician, first, Duration.ZERO))
                .extracting(Receipt::outcome)
                .containsOnly(Outcome.TAKEN);
        assertThat(send(technician, second, Duration.ZERO))
                .extracting(Receipt::code)
                .containsOnly("visit-is-done");
        assertThat(visits.record(customer.id(), visit).log().stream()
                        .filter(entry -> entry.what().equals("FINISH")))
                .hasSize(1);
    }

    @Test
    @DisplayName("7-6 what was done wins over a re-plan; what was only begun does not, and is kept for the dispatcher")
    void doneWinsOverAPlanAndBegunDoesNot() {
        at(9, 0);
        var tomorrow = new SlotKey(skill, "510104", day.plusDays(1), LocalTime.of(9, 0));
        var hold = slots.hold(customer.id(), tomorrow, 60, CLERK);
        visits.rebook(customer.id(), visit, hold, Side.CUSTOMER, CLERK);
        at(21, 0);

        var all = wholeVisit(Duration.ZERO);
        var begun = all.subList(0, 3);
        assertThat(send(technician, begun, Duration.ZERO))
                .extracting(Receipt::code)
                .containsOnly("visit-replanned");
        assertThat(state()).isEqualTo(Visit.State.BOOKED);
        assertThat(late()).extracting(LateReport::what).containsExactly("SET_OUT", "ARRIVE", "START_WORK");

        assertThat(send(technician, all, Duration.ZERO))
                .extracting(Receipt::outcome)
                .containsOnly(Outcome.TAKEN);
        assertThat(visits.get(customer.id(), visit)).isInstanceOfSatisfying(Visit.Done.class, done -> {
            assertThat(done.handler()).isEqualTo(technician.id());
            assertThat(done.appointment().crew()).isEqualTo(crew(technician));
        });
        assertThatThrownBy(() -> reports.settle(customer.id(), visit, " ", CLERK))
                .isInstanceOf(Refused.class);
        reports.settle(customer.id(), visit, "已与客户核对", CLERK);
        assertThat(late()).isEmpty();
    }

    @Test
    void whatWasCalledOffMeanwhileIsRefusedWithTheReasonAndKept() {
        visits.cancel(customer.id(), visit, "客户改主意", CLERK);
        assertThat(send(technician, wholeVisit(Duration.ZERO), Duration.ZERO))
                .extracting(Receipt::code)
                .containsOnly("visit-is-cancelled");
        assertThat(late()).extracting(LateReport::what).contains("FINISH");
        assertThat(reports.late(new Scope(Set.of(new UnitId(13)))))
                .noneMatch(one -> one.visit().equals(visit));
    }

    @Test
    void aCrewThatWasNeverGivenTheVisitLearnsNothingOfIt() {
        var receipts = send(other, wholeVisit(Duration.ZERO), Duration.ZERO);
        assertThat(receipts).extracting(Receipt::code).containsOnly("not-found");
        assertThat(receipts).extracting(Receipt::state).containsOnlyNulls();
        assertThat(late()).isEmpty();
        var bytes = picture("a");
        assertThatThrownBy(() -> reports.keep(customer.id(), visit, hash(bytes), bytes, other, by(other)))
                .hasMessageContaining("not-found");
    }

    @Test
    void aPictureIsNamedByWhatIsInItComesApartAndMayComeAgain() {
        var bytes = picture("door");
        var hash = hash(bytes);
        send(
                technician,
                List.of(report("ATTACH", 18, 30, null, Map.of("sha256", hash, "kind", "PHOTO"))),
                Duration.ZERO);
        assertThat(reports.attachments(customer.id(), visit))
                .extracting(Attachment::arrived)
                .containsExactly(false);
        assertThatThrownBy(() -> reports.keep(customer.id(), visit, hash, picture("other"), technician, by(technician)))
                .hasMessageContaining("file-hash");
        var script = "<script>".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> reports.keep(customer.id(), visit, hash(script), script, technician, by(technician)))
                .hasMessageContaining("file-kind");
        for (var n = 0; n < 3; n++) reports.keep(customer.id(), visit, hash, bytes, technician, by(technician));
        assertThat(reports.attachments(customer.id(), visit))
                .extracting(Attachment::arrived)
                .containsExactly(true);
        assertThat(reports.picture(customer.id(), visit, hash))
                .hasValueSatisfying(kept -> assertThat(kept.bytes()).isEqualTo(bytes));
    }

    @Test
    void nothingIsUsedThatIsNotOnTheVan() {
        stock(technician, 3);
        var used = report("PARTS", 19, 0, null, Map.of("item", "PLUG", "quantity", "4"));
        assertThat(send(technician, List.of(used), Duration.ZERO).getFirst().code())
                .isEqualTo("material-short");
        assertThat(onVan(technician)).isEqualTo(3);
        stock(technician, 1);
        assertThat(send(technician, List.of(used), Duration.ZERO).getFirst().outcome())
                .isEqualTo(Outcome.TAKEN);
        assertThat(onVan(technician)).isZero();
    }

    /** Set out at 18:00, there at 18:20, done at 19:10, on a device whose clock is this wrong. */
    private List<Report> wholeVisit(Duration wrong) {
        var all = new ArrayList<Report>();
        all.add(report("SET_OUT", 18, 0, null, Map.of()));
        all.add(report("ARRIVE", 18, 20, all.getLast().id(), Map.of()));
        all.add(report("START_WORK", 18, 25, all.getLast().id(), Map.of()));
        for (var item : visits.record(customer.id(), visit).checklist())
            all.add(report("CHECK", 18, 40, all.getLast().id(), Map.of("item", item.code(), "ticked", "true")));
        all.add(report("TEST", 19, 0, all.getLast().id(), Map.of("passed", "true", "figures", "21 dB")));
        all.add(report("FINISH", 19, 10, all.getLast().id(), Map.of()));
        all.replaceAll(one -> new Report(
                one.id(),
                one.kind(),
                one.customer(),
                one.visit(),
                1,
                one.after(),
                one.deviceTime().plus(wrong),
                one.fields()));
        return all;
    }

    private Report report(String kind, int hour, int minute, @Nullable String after, Map<String, String> fields) {
        var at = day.atTime(hour, minute).atZone(ZONE).toInstant();
        return new Report(Ids.text(Ids.next()), kind, customer.id(), visit, 1, after, at, fields);
    }

    private List<Receipt> send(StaffMember who, List<Report> some, Duration wrong) {
        return reports.take(some, new Device("PHONE", clock.instant().plus(wrong)), who, by(who));
    }

    private List<LateReport> late() {
        return reports.late(SCOPE).stream()
                .filter(one -> one.visit().equals(visit))
                .toList();
    }

    private Visit.State state() {
        return visits.get(customer.id(), visit).state();
    }

    private void stock(StaffMember who, int plugs) {
        stores.receive(Ids.text(Ids.next()), van(who), "PLUG", plugs, "", CLERK);
    }

    private int onVan(StaffMember who) {
        return stores.stock(van(who)).getFirst().quantity();
    }

    private furong.material.StoreId van(StaffMember who) {
        return stores.ofCrew(crew(who), JINJIANG).id();
    }

    private static CrewId crew(StaffMember who) {
        return java.util.Objects.requireNonNull(who.crew());
    }

    private static Actor by(StaffMember who) {
        return who.from("test");
    }

    private static byte[] picture(String what) {
        return ("\u00ff\u00d8\u00ff" + what).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    private StaffMember technician(String name) {
        var crew = organisation.formCrew(
                new Crew(CrewId.next(), JINJIANG, skill + name, Set.of(skill), Set.of("510104"), null), CLERK);
        return new StaffMember(
                StaffId.next(),
                "T" + Ids.next(),
                new Label(name, "Tech"),
                JINJIANG,
                Set.of(Role.TECHNICIAN),
                Set.of(),
                crew.id(),
                null);
    }

    private void at(int hour, int minute) {
        time.startAt(day.atTime(hour, minute).atZone(ZONE).toInstant());
    }

    private VisitId book(SlotKey slot) {
        var hold = slots.hold(customer.id(), slot, 60, CLERK);
        return visits.book(
                new NewVisit(
                        customer.id(),
                        hold,
                        "INSTALL_ADSL",
                        skill,
                        60,
                        customer.home().id(),
                        customer.home().area(),
                        customer.home().line(),
                        "13812345678",
                        customer.owner(),
                        "DATA",
                        "test:mobile"),
                CLERK);
    }
}
