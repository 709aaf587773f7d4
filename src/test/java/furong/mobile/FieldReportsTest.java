package furong.mobile;

import static furong.mobile.Phone.CLERK;
import static furong.mobile.Phone.by;
import static furong.mobile.Phone.crew;
import static furong.mobile.Phone.hash;
import static furong.mobile.Phone.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.customer.Customer;
import furong.fieldwork.Side;
import furong.fieldwork.SlotKey;
import furong.fieldwork.Slots;
import furong.fieldwork.Visit;
import furong.fieldwork.VisitId;
import furong.fieldwork.Visits;
import furong.material.StoreId;
import furong.material.Stores;
import furong.mobile.Receipt.Outcome;
import furong.organisation.Scope;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.Ids;
import furong.platform.Refused;
import furong.promise.PromiseState;
import furong.promise.Promises;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What devices send, as often as they like and in whatever order it comes. */
@FurongTest
class FieldReportsTest {

    private static final Scope SCOPE = new Scope(Set.of(Phone.JINJIANG));
    private static final long SEED = 20290613;

    @Autowired
    FieldReports reports;

    @Autowired
    Visits visits;

    @Autowired
    Slots slots;

    @Autowired
    Promises promises;

    @Autowired
    Stores stores;

    @Autowired
    Phone phone;

    Phone.Evening evening;
    StaffMember technician;
    StaffMember other;
    Customer customer;
    VisitId visit;

    @BeforeEach
    void aVisitInTheEveningThatTheDeviceKnows() {
        evening = phone.evening();
        technician = evening.technician();
        customer = evening.customer();
        visit = evening.visit();
        assertThat(reports.handOut(crew(technician), Phone.DAY)).hasSize(1);
        other = phone.technician("OTHER" + Ids.text(Ids.next()), "小红");
        phone.at(21, 0);
    }

    @Test
    @DisplayName("6-14 sent twenty times, from two places at once, a day's reports count once")
    void sentTwentyTimesItCountsOnce() throws Exception {
        stock(technician, 10);
        var all = wholeVisit(Duration.ZERO);
        all.add(report("PARTS", 19, 0, Map.of("item", "PLUG", "quantity", "4")));
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
        while (promises.breakOverdue(500) > 0) {}
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
        phone.at(9, 0);
        var tomorrow = new SlotKey(evening.skill(), "510104", Phone.DAY.plusDays(1), LocalTime.of(9, 0));
        var hold = slots.hold(customer.id(), tomorrow, 60, CLERK);
        visits.rebook(customer.id(), visit, hold, Side.CUSTOMER, CLERK);
        phone.at(21, 0);

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
        send(technician, List.of(report("ATTACH", 18, 30, Map.of("sha256", hash, "kind", "PHOTO"))), Duration.ZERO);
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
        var used = report("PARTS", 19, 0, Map.of("item", "PLUG", "quantity", "4"));
        assertThat(send(technician, List.of(used), Duration.ZERO).getFirst().code())
                .isEqualTo("material-short");
        assertThat(onVan(technician)).isEqualTo(3);
        stock(technician, 1);
        assertThat(send(technician, List.of(used), Duration.ZERO).getFirst().outcome())
                .isEqualTo(Outcome.TAKEN);
        assertThat(onVan(technician)).isZero();
    }

    private List<Report> wholeVisit(Duration wrong) {
        return phone.wholeVisit(evening, wrong);
    }

    private Report report(String kind, int hour, int minute, Map<String, String> fields) {
        return phone.report(evening, kind, hour, minute, null, fields);
    }

    private List<Receipt> send(StaffMember who, List<Report> some, Duration wrong) {
        return phone.send(who, some, wrong);
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

    private StoreId van(StaffMember who) {
        return stores.ofCrew(crew(who), Phone.JINJIANG).id();
    }
}
