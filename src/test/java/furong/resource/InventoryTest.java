package furong.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.organisation.Area;
import furong.platform.Label;
import furong.platform.Refused;
import furong.platform.TimeTravel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FurongTest
class InventoryTest {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    @Autowired
    Inventory inventory;

    @Autowired
    Numbers numbers;

    @Autowired
    Ports ports;

    @Autowired
    TimeTravel time;

    @Test
    void twoHundredWhoAskAtOnceNeverGetTheSameNumberAndExactlyAsManyAsThereAreGetOne() throws Exception {
        exchange("T01", "510999", "028990100", 150);
        var given = together(200, n -> numbers.reserveAny(n, "T01", "order:" + n, HALF_AN_HOUR));
        assertThat(given).hasSize(150).doesNotHaveDuplicates();
        assertThat(numbers.free("T01", 500)).isEmpty();
    }

    @Test
    void twoHundredWhoWantTheSameNumberMakeOneHappy() throws Exception {
        exchange("T02", "510998", "0289902000", 1);
        var given = together(200, n -> {
            numbers.reserve(n, "0289902000", "order:" + n, HALF_AN_HOUR);
            return n;
        });
        assertThat(given).hasSize(1);
    }

    @Test
    void twoHundredWhoAskAtOnceNeverGetTheSamePort() throws Exception {
        exchange("T03", "510997", "0289903000", 1);
        inventory.addPorts("T03", "DSLAM", 120);
        var area = new Area("510997", "510997001");
        var given = together(200, n -> ports.reserve(n, area, "DSLAM", "order:" + n, HALF_AN_HOUR));
        assertThat(given).hasSize(120).doesNotHaveDuplicates();
        assertThat(ports.free(area, "DSLAM")).isZero();
    }

    @Test
    void whatIsKeptTooLongIsTakenBackAndWhatIsUsedIsNot() {
        exchange("T04", "510996", "0289904000", 2);
        inventory.addPorts("T04", "PAIR", 1);
        numbers.reserve(1, "0289904000", "order:1", HALF_AN_HOUR);
        numbers.use(1, "0289904000", "order:1");
        numbers.use(1, "0289904000", "order:1");
        numbers.reserve(2, "0289904001", "order:2", HALF_AN_HOUR);
        ports.reserve(2, Area.district("510996"), "PAIR", "order:2", HALF_AN_HOUR);
        assertRefused("number-taken", () -> numbers.reserve(3, "0289904001", "order:3", HALF_AN_HOUR));
        assertRefused("number-unknown", () -> numbers.reserve(3, "0281", "order:3", HALF_AN_HOUR));
        assertRefused("number-not-kept", () -> numbers.use(3, "0289904001", "order:3"));

        time.forwardBy(HALF_AN_HOUR.plusSeconds(1));
        inventory.expire(1000);
        assertThat(numbers.customerOf("0289904000")).contains(1L);
        assertThat(numbers.free("T04", 10)).extracting(FreeNumber::number).containsExactly("0289904001");
        assertThat(ports.free(Area.district("510996"), "PAIR")).isOne();
    }

    @Test
    void aNumberRestsAfterUse() {
        exchange("T05", "510995", "0289905000", 1);
        numbers.reserve(1, "0289905000", "order:1", HALF_AN_HOUR);
        numbers.use(1, "0289905000", "order:1");
        numbers.retire(1, "0289905000");
        assertThat(numbers.customerOf("0289905000")).isEmpty();
        assertRefused("number-taken", () -> numbers.reserve(2, "0289905000", "order:2", HALF_AN_HOUR));
        time.forwardBy(Duration.ofDays(91));
        numbers.reserve(2, "0289905000", "order:2", HALF_AN_HOUR);
    }

    @Test
    void aCustomerMayLookForDigitsTheyLike() {
        exchange("T06", "510994", "0289906000", 1000);
        assertThat(numbers.free(Area.district("510994"), "VOICE", "06688", 500))
                .hasSize(1)
                .first()
                .extracting(FreeNumber::number)
                .isEqualTo("0289906688");
        assertThat(numbers.free(Area.district("510994"), "PHS", "", 500)).isEmpty();
        assertThat(inventory.addNumbers("T06", "0289906000", 1000)).isZero();
    }

    @Test
    void aNumberIsNeverGivenTwiceWhileItIsAnnouncedHandedOverAndAskedForAtOnce() throws Exception {
        exchange("T07", "510993", "0289907000", 20);
        for (var n = 0; n < 20; n++) {
            numbers.reserve(100 + n, number(n), "order:" + n, HALF_AN_HOUR);
            numbers.use(100 + n, number(n), "order:" + n);
        }
        var until = numbers.announcementUntil(number(0));
        var done = together(400, person -> {
            var n = (int) (person % 20);
            switch ((int) (person / 20 % 4)) {
                case 0 -> numbers.handOver(number(n), 100 + n, 1000 + person, "heir");
                case 1 -> numbers.announce(100 + n, number(n), "0281111111", until);
                case 2 -> numbers.retire(100 + n, number(n));
                default -> numbers.reserve(person, number(n), "new", HALF_AN_HOUR);
            }
            return Long.toString(person);
        });
        assertThat(done).isNotEmpty();
        for (var n = 0; n < 20; n++) {
            var given = numbers.customerOf(number(n));
            var announced = numbers.announcementOf(number(n));
            assertThat(given.isPresent() && announced.isPresent()).isFalse();
            given.ifPresent(heir -> assertThat(heir).isGreaterThan(1000));
        }
    }

    @Test
    void whatIsUsedIsHandedOverOnceAndByWhoHasItOnly() {
        exchange("T08", "510992", "0289908000", 1);
        inventory.addPorts("T08", "PAIR", 1);
        numbers.reserve(1, "0289908000", "order:1", HALF_AN_HOUR);
        var port = ports.reserve(1, Area.district("510992"), "PAIR", "order:1", HALF_AN_HOUR);
        assertRefused("number-of-another", () -> numbers.handOver("0289908000", 1, 2, "transfer:1"));
        assertRefused("port-of-another", () -> ports.handOver(port, 1, 2, "transfer:1"));
        numbers.use(1, "0289908000", "order:1");
        ports.use(1, port, "order:1");
        for (var again = 0; again < 2; again++) {
            numbers.handOver("0289908000", 1, 2, "transfer:1");
            ports.handOver(port, 1, 2, "transfer:1");
        }
        assertThat(numbers.customerOf("0289908000")).contains(2L);
        assertThat(ports.get(port).customer()).isEqualTo(2L);
        assertRefused("number-of-another", () -> numbers.handOver("0289908000", 1, 3, "transfer:2"));
        assertRefused("port-of-another", () -> ports.handOver(port, 1, 3, "transfer:2"));
    }

    private static String number(int n) {
        return "0289907" + "%03d".formatted(n);
    }

    private void exchange(String code, String district, String from, int count) {
        inventory.addExchange(
                new Exchange(code, new Label("测试局" + code, "Test " + code), "VOICE"), List.of(Area.district(district)));
        inventory.addNumbers(code, from, count);
    }

    private interface Try<T> {
        T with(long n);
    }

    private static <T> List<T> together(int people, Try<T> attempt) throws Exception {
        var tasks = new ArrayList<Callable<T>>();
        for (var n = 1; n <= people; n++) {
            var person = n;
            tasks.add(() -> attempt.with(person));
        }
        var given = new ArrayList<T>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : executor.invokeAll(tasks)) {
                try {
                    given.add(answer.get());
                } catch (java.util.concurrent.ExecutionException refused) {
                    assertThat(refused.getCause()).isInstanceOf(Refused.class);
                }
            }
        }
        return given;
    }

    private static void assertRefused(String code, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
