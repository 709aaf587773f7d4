package furong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.customer.CustomerId;
import furong.organisation.Segment;
import furong.platform.Actor;
import furong.platform.Money;
import furong.platform.TimeTravel;
import furong.promise.NewPromise;
import furong.promise.PromiseType;
import furong.promise.Promises;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The board, the why and the rules in a real browser: readable, accessible, without a complaint. */
@FurongTest
class PromiseLookTest {

    private static final Instant MORNING = Instant.parse("2026-03-10T01:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    Promises promises;

    @Autowired
    Branch branch;

    @Autowired
    TimeTravel time;

    @Test
    void theBoardOpensTheWhyInADialog() {
        try (var browser = Browser.open(port)) {
            var album = new Album(browser);
            somePromises();
            browser.signIn(branch.manager(), Branch.PASSWORD);
            browser.go("/promises");
            album.take("promises");
            browser.click("main .chip-why");
            browser.find("#explain[open] ol li");
            album.look("promises-why-zh-light-1440");
            browser.go("/promises?tab=BROKEN");
            album.take("promises-broken");
            browser.go("/rules");
            album.take("rules");
            assertThat(album.faults()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private void somePromises() {
        time.startAt(MORNING);
        var types = PromiseType.values();
        for (var n = 0; n < 24; n++) {
            var type = types[n % types.length];
            var customer = CustomerId.next();
            var wanted = new NewPromise(
                            customer,
                            type,
                            (n % 2 == 0 ? "order:" : "visit:") + customer.text(),
                            Segment.values()[n % 3],
                            "ADSL",
                            n % 5 == 0,
                            MORNING,
                            Branch.UNIT,
                            n % 3 == 0 ? "DATA" : "VOICE")
                    .withFee(Money.fen(300_00));
            if (type == PromiseType.APPOINTMENT)
                promises.makeUntil(wanted, MORNING.plus(Duration.ofHours(3)), Actor.system("test"));
            else promises.make(wanted, Actor.system("test"));
            if (n % 4 == 3)
                promises.keep(customer, type, wanted.subject(), MORNING.plus(Duration.ofHours(20 + n * 8)), "test");
        }
        time.startAt(MORNING.plus(Duration.ofHours(20)));
        while (promises.breakOverdue(200) == 200) {}
    }
}
