package furong.payment;

import static org.assertj.core.api.Assertions.assertThat;

import furong.Furong;
import furong.FurongTest;
import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Money;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/** Between the house and its database the answer to a commit gets lost, again and again: 2,000 wanted, 2,000 stored. */
@FurongTest
class LostAnswerTest {

    private static final int WANTED = 2_000;
    private static final int THREADS = 8;
    private static final int TRIES_MAX = 50;

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    private final String run = "L" + Ids.text(Ids.next());
    private final CustomerId customer = CustomerId.next();
    private final List<AccountId> accounts =
            IntStream.range(0, 97).mapToObj(n -> AccountId.next()).toList();

    @Test
    void asManyAreStoredAsWereWanted() throws IOException, InterruptedException, ExecutionException {
        var url = environment.getRequiredProperty("spring.datasource.url");
        var port = Integer.parseInt(url.replaceFirst(".*:(\\d+)/.*", "$1"));
        try (var proxy = new ForgetfulProxy(port);
                var house = new SpringApplicationBuilder(Furong.class)
                        .run(arguments(url.replace(":" + port + "/", ":" + proxy.port() + "/")))) {
            var payments = house.getBean(Payments.class);
            payments.receive(receipt(-1), Actor.system("test"));
            proxy.forget(true);
            var work = IntStream.range(0, THREADS)
                    .<Callable<Boolean>>mapToObj(thread -> () -> pay(payments, thread))
                    .toList();
            try (var threads = Executors.newFixedThreadPool(THREADS)) {
                for (var done : threads.invokeAll(work)) assertThat(done.get()).isTrue();
            }
            proxy.forget(false);
            assertThat(proxy.forgotten()).as("answers that got lost").isGreaterThan(10);
            System.out.println("LostAnswerTest: " + proxy.forgotten() + " answers to COMMIT were lost");
        }
        assertThat(db.sql("select count(*) from payment.payment where door = ? and amount_minor = 100")
                        .param(run)
                        .query(Long.class)
                        .single())
                .isEqualTo(WANTED);
        assertThat(db.sql("""
                select count(*) from ledger.item
                where customer = ? and amount_minor = 100 and kind = 'PAYMENT'""").param(customer.value()).query(Long.class).single())
                .isEqualTo(WANTED);
    }

    private String[] arguments(String url) {
        return new String[] {
            // without prepared statements each COMMIT is a word that the proxy can read
            "--spring.datasource.url=" + url + (url.contains("?") ? "&" : "?") + "prepareThreshold=0",
            "--spring.datasource.username=" + environment.getProperty("spring.datasource.username", ""),
            "--spring.datasource.password=" + environment.getProperty("spring.datasource.password", ""),
            "--furong.secret-file=" + environment.getProperty("furong.secret-file"),
            "--furong.demo=none",
            "--furong.work=false",
            // what other tests of this database left unheard is not this one's matter
            "--spring.modulith.events.republish-outstanding-events-on-restart=false",
            "--furong.time-travel=true",
            "--furong.radius.port=0",
            "--server.port=0"
        };
    }

    private boolean pay(Payments payments, int thread) {
        for (var number = thread; number < WANTED; number += THREADS) {
            for (var attempt = 0; ; attempt++) {
                try {
                    payments.receive(receipt(number), Actor.system("test"));
                    break;
                } catch (DataAccessException | TransactionException unknown) {
                    if (attempt == TRIES_MAX) throw unknown; // sent again under the same reference otherwise
                }
            }
        }
        return true;
    }

    private Receipt receipt(int number) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return new Receipt(
                PayChannel.ONLINE,
                run,
                "N" + number,
                customer,
                accounts.get(Math.floorMod(number, accounts.size())),
                Money.fen(number < 0 ? 1 : 100),
                clock.instant(),
                today,
                today,
                "clearing.online",
                List.of());
    }
}
