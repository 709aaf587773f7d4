package furong.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import furong.FurongTest;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.ordering.OrderRow;
import furong.ordering.Orders;
import furong.platform.Refused;
import furong.resource.Numbers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A business's two hundred lines from one file. */
@FurongTest
class BulkOrdersTest {

    @Autowired
    Park park;

    @Autowired
    BulkOrders bulk;

    @Autowired
    Customers customers;

    @Autowired
    Orders orders;

    @Autowired
    Numbers numbers;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void linesAndCrews() {
        park.opens();
    }

    @Test
    @DisplayName("Two hundred lines are moved from one file, the bad ones named by line, nothing half made")
    void twoHundredLinesWithBadOnesAmongThem() {
        var customer = park.business();
        var lines = park.existing(customer, 200);
        var text = new ArrayList<String>();
        for (var n = 0; n < 200; n++)
            text.add("MOVE,%s,%s,牡丹大道,100,%d,2028-03-07".formatted(lines.get(n), Park.NEW.district(), 1000 + n));
        text.add("MOVE,%s,%s,牡丹大道,100,9,".formatted(lines.getFirst(), Park.NEW.district()));
        text.add("MOVE,02800000000,%s,牡丹大道,100,9,".formatted(Park.NEW.district()));
        text.add("REMOVE,,,,,,");
        text.add("MOVE,%s,999999,牡丹大道,100,9,"
                .formatted(park.existing(customer, 1).getFirst()));
        text.add("MOVE,%s,%s,,,,yesterday".formatted(park.existing(customer, 1).getFirst(), Park.NEW.district()));
        var given = park.file("MOVE_FIXED_LINE", "action,line,district,street,house,room,from", text);

        var file = bulk.check(customer.id(), "搬迁.csv", given, park.manager());
        assertThat(bulk.get(customer.id(), file).count(LineState.GOOD)).isEqualTo(200);
        assertThat(bulk.get(customer.id(), file).count(LineState.BAD)).isEqualTo(5);
        assertThat(bulk.lines(customer.id(), file, 201, 10))
                .extracting(BulkLine::line, line -> line.problems().getFirst().code())
                .containsExactly(
                        tuple(202, "bulk-twice"),
                        tuple(203, "bulk-line-unknown"),
                        tuple(204, "bulk-action"),
                        tuple(205, "area-unknown"),
                        tuple(206, "required"));
        assertThat(orders.of(customer.id(), 500)).as("a check orders nothing").isEmpty();
        assertThat(customers.get(customer.id()).places())
                .as("and registers no place")
                .hasSize(1);

        bulk.start(customer.id(), file, park.manager());
        bulk.start(customer.id(), file, park.manager());
        assertThat(bulk.place(customer.id(), file, 70)).isEqualTo(70);
        assertThat(bulk.get(customer.id(), file).finished()).isEqualTo(70);
        while (bulk.place(customer.id(), file, 70) == 70) {}

        var done = bulk.get(customer.id(), file);
        assertThat(done.state()).isEqualTo(BulkState.DONE);
        assertThat(done.count(LineState.PLACED)).isEqualTo(200);
        assertThat(orders.of(customer.id(), 500)).hasSize(200);
        nothingHalfMade(customer, file);
    }

    @Test
    void theSameFileGivenTwiceIsTheSameFileAndOrdersOnce() {
        var customer = park.business();
        var text = park.rooms("7", 1);
        var file = bulk.check(customer.id(), "a.csv", text, park.manager());
        bulk.start(customer.id(), file, park.manager());
        while (bulk.place(customer.id(), file, 10) == 10) {}
        assertThat(bulk.check(customer.id(), "copy of a.csv", text, park.manager()))
                .isEqualTo(file);
        bulk.start(customer.id(), file, park.manager());
        assertThat(bulk.place(customer.id(), file, 10)).isZero();
        assertThat(orders.of(customer.id(), 10)).hasSize(1);
        nothingHalfMade(customer, file);
    }

    @Test
    void whatAnotherTookMeanwhileIsRefusedByItselfAndLeavesNothing() {
        var customer = park.business();
        var named = numbers.free(Park.EXCHANGE, 1).getFirst().number();
        var text = park.file(
                "INSTALL_FIXED_LINE",
                "action,offer,district,street,house,number",
                List.of(
                        "INSTALL,FIXED_LINE_BUSINESS,%s,牡丹大道,8,%s".formatted(Park.NEW.district(), named),
                        "INSTALL,FIXED_LINE_BUSINESS,%s,牡丹大道,9,".formatted(Park.NEW.district())));
        var file = bulk.check(customer.id(), "b.csv", text, park.manager());
        numbers.reserve(CustomerId.next().value(), named, "elsewhere", java.time.Duration.ofDays(1));
        bulk.start(customer.id(), file, park.manager());
        while (bulk.place(customer.id(), file, 10) == 10) {}
        assertThat(bulk.lines(customer.id(), file, 0, 10))
                .extracting(BulkLine::state)
                .containsExactly(LineState.REFUSED, LineState.PLACED);
        assertThat(customers.get(customer.id()).places())
                .as("the place of the refused line")
                .hasSize(2);
        nothingHalfMade(customer, file);
    }

    @Test
    @DisplayName("Killed at random while placing, the run goes on and no line is an order twice or by half")
    void killedInBetweenItGoesOn() throws Exception {
        var seed = new Random().nextLong();
        System.out.println("BulkOrdersTest seed " + seed);
        var random = new Random(seed);
        var customer = park.business();
        var file = bulk.check(customer.id(), "c.csv", park.rooms("1", 60), park.manager());
        bulk.start(customer.id(), file, park.manager());
        var cut = 0;
        while (bulk.get(customer.id(), file).state() != BulkState.DONE) {
            var run = CompletableFuture.runAsync(() -> bulk.place(customer.id(), file, 100));
            if (cut < 8) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(30 + random.nextInt(400)));
                cut += cutTheConnections();
            }
            run.handle((done, failure) -> 0).get(2, TimeUnit.MINUTES);
        }
        System.out.println("BulkOrdersTest cut " + cut + " connections");
        assertThat(bulk.get(customer.id(), file).count(LineState.PLACED)).isEqualTo(60);
        assertThat(orders.of(customer.id(), 500)).hasSize(60);
        nothingHalfMade(customer, file);
    }

    @Test
    void twoRunnersAtOncePlaceEachLineOnce() throws Exception {
        var customer = park.business();
        var file = bulk.check(customer.id(), "d.csv", park.rooms("2", 20), park.manager());
        bulk.start(customer.id(), file, park.manager());
        var runners = List.of(
                CompletableFuture.runAsync(() -> bulk.place(customer.id(), file, 100)),
                CompletableFuture.runAsync(() -> bulk.place(customer.id(), file, 100)));
        for (var runner : runners) runner.get(2, TimeUnit.MINUTES);
        assertThat(orders.of(customer.id(), 500)).hasSize(20);
        nothingHalfMade(customer, file);
    }

    @Test
    void aFileThatCannotBeReadSaysWhy() {
        var customer = park.business().id();
        refused("bulk-empty", () -> bulk.check(customer, "x", new byte[0], park.manager()));
        refused("bulk-empty", () -> bulk.check(customer, "x", bytes("action,line\n\n"), park.manager()));
        refused("bulk-heading", () -> bulk.check(customer, "x", bytes("line\n1\n"), park.manager()));
        refused(
                "bulk-heading-twice",
                () -> bulk.check(customer, "x", bytes("action,line,line\nMOVE,1,1\n"), park.manager()));
        refused(
                "bulk-too-long",
                () -> bulk.check(
                        customer, "x", bytes("action\n" + "MOVE\n".repeat(Sheet.LINES_MAX + 1)), park.manager()));
        var national = "action,line,street\nMOVE,1,牡丹大道\n".getBytes(Charset.forName("GB18030"));
        var file = bulk.check(customer, "x", national, park.manager());
        assertThat(bulk.lines(customer, file, 0, 1).getFirst().cell("street")).isEqualTo("牡丹大道");
        refused("bulk-nothing-good", () -> bulk.start(customer, file, park.manager()));
    }

    /** Each placed line has its own order with its visit; each refused one has nothing; no number is reserved for nobody. */
    private void nothingHalfMade(Customer customer, BulkId file) {
        var placed = bulk.lines(customer.id(), file, 0, 5000).stream()
                .filter(line -> line.state() == LineState.PLACED)
                .map(BulkLine::order)
                .toList();
        assertThat(new HashSet<>(placed)).hasSameSizeAs(placed);
        assertThat(orders.of(customer.id(), 5000).stream().map(OrderRow::id))
                .containsExactlyInAnyOrderElementsOf(placed);
        for (var order : placed)
            assertThat(orders.view(customer.id(), order).visit()).isNotNull();
        var holds = db.sql("select count(*) from fieldwork.hold where customer = ? and state = 'HELD'")
                .param(customer.id().value())
                .query(Long.class)
                .single();
        assertThat(holds).as("windows held for nothing").isZero();
    }

    private int cutTheConnections() {
        return db.sql("""
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid()
                          and state in ('active', 'idle in transaction')""").query(Integer.class).single();
    }

    private static byte[] bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void refused(String code, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo(code));
    }
}
