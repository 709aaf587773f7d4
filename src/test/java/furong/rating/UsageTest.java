package furong.rating;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.catalog.OfferId;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.customer.PlaceId;
import furong.organisation.Area;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.TimeTravel;
import furong.resource.Exchange;
import furong.resource.Inventory;
import furong.resource.Numbers;
import furong.subscription.SubscriptionBoard;
import java.io.BufferedReader;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A use is charged once, to whoever had the number then, in the month it counts in. */
@FurongTest
class UsageTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Actor BY = Actor.system("test");
    private static final Area AREA = Area.district("510694");

    @Autowired
    Usage usage;

    @Autowired
    UsageMonths months;

    @Autowired
    Tariffs tariffs;

    @Autowired
    SubscriptionBoard board;

    @Autowired
    Inventory inventory;

    @Autowired
    Numbers numbers;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    private CustomerId customer;
    private AccountId account;
    private String number;

    @BeforeEach
    void aTelephone() {
        time.startAt(at("2005-05-20T12:00:00"));
        inventory.addExchange(new Exchange("U01", new Label("用局", "Use"), "VOICE"), List.of(AREA));
        inventory.addPorts("U01", "PAIR", 1);
        inventory.addNumbers("U01", "0286940000", 1000);
        number = numbers.free("U01", 1).getFirst().number();
        customer = CustomerId.next();
        account = AccountId.next();
        board.takeOver(List.of(new SubscriptionBoard.Existing(
                customer,
                account,
                new OfferId("FIXED_LINE_HOME"),
                PlaceId.next(),
                AREA,
                number,
                at("2005-01-01T00:00:00"))));
    }

    @AfterEach
    void today() {
        time.backToRealTime();
    }

    @Test
    void theSameKeyAgainIsTheSameCall() {
        var call = call("a", "2005-05-10T09:00:00", 100);
        assertThat(usage.take("s1", List.of(call, call))).isEqualTo(new Imported(1, 1, 0));
        assertThat(usage.take("s1", List.of(call, call("b", "2005-05-10T10:00:00", 100))))
                .isEqualTo(new Imported(1, 1, 0));
        assertThat(usage.take("s2", List.of(call))).as("another source").isEqualTo(new Imported(1, 0, 0));
        assertThat(total()).isEqualTo(66);
    }

    @Test
    void tenWhoSendTheSameFileAtOnceChargeItOnce() throws Exception {
        var calls = new ArrayList<UsageRecord>();
        for (var n = 0; n < 500; n++) calls.add(call("x" + n, "2005-05-11T09:00:00", 60));
        var jobs = new ArrayList<Callable<Imported>>();
        for (var n = 0; n < 10; n++) jobs.add(() -> usage.take("s3", calls));
        var taken = 0L;
        try (var threads = Executors.newFixedThreadPool(10)) {
            for (var done : threads.invokeAll(jobs)) taken += done.get().taken();
        }
        assertThat(taken).isEqualTo(500);
        assertThat(total()).isEqualTo(500 * 22);
    }

    @Test
    void aFileIsTakenLineByLineAndWhatNobodyIsChargedForIsKeptWithItsReason() {
        var file = String.join(
                "\n",
                "key,kind,address,peer,started at,quantity",
                "k1,LOCAL_CALL," + number + ",02811112222,2005-05-12T09:00:00+08:00,181",
                "k2,TOLL_CALL," + number + ",01011112222,2005-05-12T01:00:00+08:00,13",
                "k3,LOCAL_CALL,0289999999999,,2005-05-12T09:00:00Z,10",
                "k4,LOCAL_CALL," + number + ",,2004-12-31T09:00:00Z,10",
                "nonsense",
                "k5,LOCAL_CALL," + number + ",,2003-01-01T09:00:00Z,10");
        var imported = usage.takeFile("s4-" + Ids.next(), "calls.csv", new BufferedReader(new StringReader(file)), BY);
        assertThat(imported).isEqualTo(new Imported(2, 0, 4));
        assertThat(total()).isEqualTo(33 + 3 * 4);
        var taken = usage.files(1).getFirst();
        assertThat(taken.imported()).isEqualTo(imported);
        assertThat(db.sql("select reason from rating.refusal where import = ? order by line")
                        .param(taken.id())
                        .query(String.class)
                        .list())
                .containsExactly("NOBODY", "NOBODY", "UNREADABLE", "TOO_OLD");
    }

    @Test
    void ofManyWhoNeedANewMonthAtOnceAllHaveIt() throws Exception {
        var month = LocalDate.of(1990, 1, 1);
        for (var n = 0; n < 12; n++) {
            var needed = List.of(month.plusMonths(n));
            try (var writers = Executors.newFixedThreadPool(4)) {
                var all = writers.invokeAll(Collections.nCopies(4, (Callable<Boolean>) () -> {
                    months.prepare(needed);
                    return true;
                }));
                for (var one : all) assertThat(one.get()).isTrue();
            }
        }
        assertThat(db.sql("select count(*) from rating.cycle where cycle between ? and ?")
                        .params(month, month.plusMonths(11))
                        .query(Integer.class)
                        .single())
                .isEqualTo(12);
    }

    @Test
    void whatComesAfterAMonthWasClosedCountsInTheNext() {
        usage.take("s5", List.of(call("in-time", "2005-05-13T09:00:00", 60)));
        time.startAt(at("2005-06-02T00:00:00"));
        usage.close(LocalDate.parse("2005-05-01"));
        usage.close(LocalDate.parse("2005-05-01"));
        usage.take("s5", List.of(call("late", "2005-05-14T09:00:00", 60)));
        assertThat(counted("2005-05-01")).isEqualTo(1);
        assertThat(counted("2005-06-01")).isEqualTo(1);
        assertThat(usage.unbilled(customer)).hasSize(1);
    }

    private long counted(String cycle) {
        return usage.totals(customer.value(), customer.value() + 1, LocalDate.parse(cycle), tariffs.table()).stream()
                .mapToLong(MonthTotal::records)
                .sum();
    }

    private long total() {
        return usage.unbilled(customer).stream()
                .mapToLong(total -> total.amount().minor())
                .sum();
    }

    private UsageRecord call(String key, String local, long seconds) {
        return new UsageRecord(key, UsageKind.LOCAL_CALL, number, "02822223333", at(local), seconds);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }
}
