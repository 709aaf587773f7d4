package furong.callback;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.customer.Timeline;
import furong.customer.TimelineEntry;
import furong.network.AccessDesk;
import furong.network.AccessLogin;
import furong.network.Admission;
import furong.ordering.Counter;
import furong.ordering.Order;
import furong.ordering.Orders;
import furong.platform.TimeTravel;
import furong.promise.Promise;
import furong.promise.PromiseState;
import furong.promise.PromiseType;
import furong.promise.Promises;
import furong.subscription.Subscriptions;
import furong.survey.Occasion;
import furong.survey.Script;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One installation from the counter to the last callback; the clock is moved and every hour in between is announced. */
@FurongTest
class InstallationStoryTest {

    private static final LocalDate SATURDAY = LocalDate.of(2027, 11, 13);

    @Autowired
    Counter counter;

    @Autowired
    Orders orders;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    AccessDesk accesses;

    @Autowired
    Callbacks callbacks;

    @Autowired
    Coverage coverage;

    @Autowired
    Promises promises;

    @Autowired
    Timeline timeline;

    @Autowired
    TimeTravel time;

    @Test
    void fromTheCounterToTheCallbackAndBackUntilItIsRight() {
        counter.opens(SATURDAY);
        var customer = counter.walksIn("辜先生");
        var order = counter.order(customer, "ADSL_2M");
        var login = subscriptions.login(customer.id(), order.terms().subscription());
        assertThat(dialsIn(login)).isInstanceOf(Admission.Rejected.class);

        time.forwardBy(Duration.ofHours(22));
        counter.crewWorks(order);
        assertThat(dialsIn(login)).as("before done").isInstanceOf(Admission.Rejected.class);
        counter.crewDoesTheRest(order);
        assertThat(dialsIn(login)).as("after done").isInstanceOf(Admission.Admitted.class);
        assertThat(orders.get(customer.id(), order.id())).isInstanceOf(Order.Completed.class);

        time.forwardBy(Duration.ofHours(9));
        var first = due(order);
        assertThat(end(first, Map.of("level", "DISSATISFIED"), "网速达不到承诺").disposition())
                .isEqualTo(Disposition.I);
        var rework = callbacks.view(customer.id(), first.id()).rework();
        assertThat(rework).isNotNull();

        time.forwardBy(Duration.ofHours(15));
        callbacks.reworkDone(customer.id(), rework.id(), "更换分离器", counter.at(counter.technician()));
        time.forwardBy(Duration.ofHours(5));
        end(due(order), Map.of("solved", "yes", "level", "TOUCHED"), "");

        time.forwardBy(Duration.ofDays(1));
        assertThat(promises.of(customer.id(), 20))
                .as("installed, at the door, switched on, rung, put right, rung again: all in time")
                .allSatisfy(promise -> assertThat(promise.state()).isEqualTo(PromiseState.KEPT))
                .extracting(Promise::type)
                .containsExactlyInAnyOrder(
                        PromiseType.INSTALL,
                        PromiseType.APPOINTMENT,
                        PromiseType.ACTIVATION,
                        PromiseType.CALLBACK,
                        PromiseType.BACK_OFFICE,
                        PromiseType.CALLBACK);
        assertThat(coverage.checks(1000))
                .filteredOn(check -> check.day().equals(SATURDAY.plusDays(1)))
                .singleElement()
                .satisfies(check ->
                        assertThat(check.counts().get(Occasion.INSTALL)).isEqualTo(new Coverage.Count(1, 1)));
        assertThat(timeline.of(customer.id(), null, 50).rows().reversed().stream()
                        .map(TimelineEntry::key)
                        .filter(key -> key.startsWith("ordering.") || key.startsWith("callback.")))
                .containsExactly(
                        "ordering.timeline.placed",
                        "ordering.timeline.completed",
                        "callback.timeline.ended.I",
                        "callback.timeline.reopened",
                        "callback.timeline.rework-done",
                        "callback.timeline.ended.I");
    }

    private Admission dialsIn(AccessLogin login) {
        return accesses.authenticatePap(login.username(), login.password());
    }

    private Callback.Due due(Order order) {
        return callbacks.about(order.customer(), order.id().subject()).stream()
                .filter(Callback.Due.class::isInstance)
                .map(Callback.Due.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Every question is answered with yes unless {@code answers} says otherwise. */
    private Callback.Closing end(Callback.Due due, Map<String, String> answers, String remark) {
        var given = new HashMap<>(answers);
        for (var question : callbacks.view(due.customer(), due.id()).script().questions())
            if (question.kind() == Script.Kind.YES_NO) given.putIfAbsent(question.code(), "yes");
        var ending = new Ending(due.customer(), due.id(), Disposition.I, "REC-7", given, remark, "");
        callbacks.end(ending, counter.at(counter.agent()));
        return ((Callback.Closed) callbacks.view(due.customer(), due.id()).callback()).closing();
    }
}
