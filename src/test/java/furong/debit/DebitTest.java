package furong.debit;

import static furong.channel.bank.BankPaper.Line.paid;
import static furong.channel.bank.BankPaper.Line.returned;
import static furong.channel.bank.BankPaper.Line.transferred;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.agency.AgentCode;
import furong.agency.Payer;
import furong.agency.Payer.Somebody;
import furong.channel.bank.BankFileReading;
import furong.channel.bank.BankPaper;
import furong.platform.Actor;
import furong.platform.BusinessClock;
import furong.platform.Ids;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Collections through a bank's files, and money that customers transfer. */
@FurongTest
class DebitTest {

    private static final AgentCode ICBC = new AgentCode("ICBC");
    private static final Actor BY = Actor.system("test");

    @Autowired
    Mandates mandates;

    @Autowired
    Runs runs;

    @Autowired
    BankFiles files;

    @Autowired
    Transfers transfers;

    @Autowired
    BankFileReading reading;

    @Autowired
    Payer payers;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient db;

    @Test
    @DisplayName(
            "A3.10 a collection is drawn, sent, accepted by silence, paid, and its return opens exactly what it had settled")
    void theWholeLifeOfACollection() throws IOException {
        var payer = payers.owing(3_000, 4_500);
        var mandate = sign(payer);
        var run = run();
        var collection = only(run, payer);
        assertThat(collection.amount().minor()).isEqualTo(7_500);
        assertThat(collection.state()).isEqualTo(CollectionState.SENT);

        done(BankPaper.pain002(message(), runs.get(run).message(), List.of()));
        assertThat(only(run, payer).state())
                .as("this bank lists rejections only")
                .isEqualTo(CollectionState.ACCEPTED);
        assertThat(runs.get(run).state()).isEqualTo(Run.State.ANSWERED);
        assertThat(payers.open(payer)).as("no money has moved yet").isEqualTo(7_500);

        done(BankPaper.camt054(message(), List.of(paid(collection.endToEnd(), 7_500))));
        assertThat(only(run, payer).state()).isEqualTo(CollectionState.PAID);
        assertThat(payers.open(payer)).isZero();
        payers.owes(payer.customer(), payer.account(), 999);

        done(BankPaper.camt054(message(), List.of(returned(collection.endToEnd(), 7_500, "AM04"))));
        var back = only(run, payer);
        assertThat(back.state()).isEqualTo(CollectionState.RETURNED);
        assertThat(back.reason()).isEqualTo("AM04");
        assertThat(payers.open(payer)).isEqualTo(7_500 + 999);
        assertThat(payers.openItems(payer)).containsExactlyInAnyOrder(3_000L, 4_500L, 999L);
        assertThat(mandates.get(payer.customer(), mandate.id()).notBefore()).isEqualTo("2027-03-10");
        assertThat(mandates.get(payer.customer(), mandate.id()).isActive()).isTrue();
    }

    @Test
    @DisplayName("The advice, the same advice again, and the statement of the day book one payment once")
    void whatIsSaidThreeTimesIsBookedOnce() throws IOException {
        var payer = payers.owing(2_000);
        sign(payer);
        var collection = only(run(), payer);
        var lines = List.of(
                paid(collection.endToEnd(), 2_000),
                paid(collection.endToEnd(), 2_000), // twice in one file
                transferred("T" + collection.endToEnd(), 700, "电话费 " + payer.number()));
        var first = done(BankPaper.camt054(message(), lines));
        assertThat(files.get(first).count(FileRow.State.TWICE)).isEqualTo(1);
        assertThat(payers.open(payer)).isZero();
        assertThat(payers.onAccount(payer)).isEqualTo(700);
        var again = give(BankPaper.camt054(files.get(first).message(), lines));
        assertThat(again).as("the same content is the same file").isEqualTo(first);
        done(BankPaper.camt053(message(), 100, 100 + 2_700, List.of(lines.get(0), lines.get(2))));
        assertThat(payers.onAccount(payer)).isEqualTo(700);
        assertThat(payers.open(payer)).isZero();
    }

    @Test
    @DisplayName("A return that comes before its payment keeps the payment from being booked")
    void returnBeforePayment() throws IOException {
        var payer = payers.owing(1_200);
        sign(payer);
        var run = run();
        var collection = only(run, payer);
        done(BankPaper.camt054(message(), List.of(returned(collection.endToEnd(), 1_200, "MD06"))));
        done(BankPaper.camt054(message(), List.of(paid(collection.endToEnd(), 1_200))));
        assertThat(payers.open(payer)).isEqualTo(1_200);
        assertThat(only(run, payer).state()).isEqualTo(CollectionState.RETURNED);
        assertThat(runs.toCall(500)).extracting(Collection::endToEnd).contains(collection.endToEnd());
        runs.called(payer.customer(), collection.id(), "pays at the counter", BY);
        assertThat(runs.toCall(500)).extracting(Collection::endToEnd).doesNotContain(collection.endToEnd());
        assertThatThrownBy(() -> runs.called(payer.customer(), collection.id(), "again", BY))
                .hasMessageContaining("debit-called");
    }

    @Test
    @DisplayName("What follows from a reason is data: try again so often, stop the mandate, or call")
    void reasonsArePolicy() throws IOException {
        var stopped = payers.owing(500);
        var retried = payers.owing(600);
        var stoppedMandate = sign(stopped);
        var retriedMandate = sign(retried);
        for (var n = 1; n <= 3; n++) {
            var run = run();
            var statuses = new java.util.ArrayList<String[]>();
            statuses.add(new String[] {only(run, retried).endToEnd(), "RJCT:AM04"});
            if (n == 1) statuses.add(new String[] {only(run, stopped).endToEnd(), "RJCT:AC04"});
            else
                assertThat(of(run, stopped))
                        .as("a stopped mandate is not drawn")
                        .isEmpty();
            done(BankPaper.pain002(message(), runs.get(run).message(), statuses));
            assertThat(mandates.get(retried.customer(), retriedMandate.id()).failures())
                    .isEqualTo(n);
            assertThat(only(run, retried).does()).isEqualTo(n < 3 ? Reason.Does.RETRY : Reason.Does.CALL);
            assertThat(of(run(), retried)).as("not before its day").isEmpty();
            db.sql("update debit.mandate set not_before = null where customer = ?")
                    .param(retried.customer().value())
                    .update();
        }
        assertThat(mandates.get(stopped.customer(), stoppedMandate.id()).stopped())
                .isEqualTo("AC04");
        assertThat(of(run(), retried))
                .as("after the last try somebody calls first")
                .isEmpty();
        assertThat(payers.open(stopped)).isEqualTo(500);
    }

    @Test
    @DisplayName("A file whose totals are not those of its entries is refused as a whole, and nothing of it is posted")
    void controlTotals() throws IOException {
        var payer = payers.owing(4_000);
        sign(payer);
        var collection = only(run(), payer);
        var text = new StringBuilder();
        BankPaper.camt054(text, message(), List.of(paid(collection.endToEnd(), 4_000)), 2);
        assertRefused(text.toString(), "debit-total");
        assertRefused(BankPaper.camt053(message(), 0, 1, List.of(paid(collection.endToEnd(), 4_000))), "debit-balance");
        var good = BankPaper.camt054(message(), List.of(paid(collection.endToEnd(), 4_000)));
        assertRefused(good.substring(0, good.length() - 20), "debit-file-unreadable");
        assertRefused(good.replace("CNY", "USD"), "debit-currency");
        assertRefused(good.replace(BankPaper.ICBC_ACCOUNT, "1"), "debit-other-account");
        assertRefused("<Document/>", "debit-file-kind");
        assertRefused("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>" + good, "debit-file-unreadable");
        assertThat(payers.open(payer)).isEqualTo(4_000);
        var message = message();
        done(BankPaper.camt054(message, List.of(paid(collection.endToEnd(), 4_000))));
        assertRefused(BankPaper.camt054(message, List.of(paid(collection.endToEnd(), 4_001))), "debit-message-known");
    }

    @Test
    @DisplayName("A3.10 money transferred finds its account by the number the payer wrote; the rest waits for a person")
    void transfersAndUnplacedMoney() throws IOException {
        var payer = payers.owing(8_000);
        var other = payers.owing(1_000);
        var reference = Ids.text(Ids.next());
        var file = done(BankPaper.camt054(
                message(),
                List.of(
                        transferred("A" + reference, 5_000, "缴费 " + payer.number() + " 谢谢"),
                        transferred("B" + reference, 1_000, "电话费"))));
        assertThat(payers.open(payer)).isEqualTo(3_000);
        var row = files.rows(file, 0, 10, List.of(FileRow.State.UNMATCHED));
        assertThat(row).hasSize(1);
        var line = row.getFirst().entry().line();
        assertThat(payers.unplaced(0, "bank-file:" + file.text()))
                .as("owed to somebody")
                .isEqualTo(-1_000);
        var again = done(BankPaper.camt053(message(), 0, 1_000, List.of(transferred("B" + reference, 1_000, ""))));
        assertThat(payers.unplaced(0, "bank-file:" + again.text())).isZero();
        assertThatThrownBy(() -> transfers.place(file, line, "ZH000000-00000-0", BY))
                .hasMessageContaining("debit-account-unknown");
        transfers.place(file, line, other.number(), BY);
        assertThat(payers.open(other)).isZero();
        assertThat(payers.unplaced(other.customer().value(), "payment:%")).isEqualTo(1_000);
        assertThatThrownBy(() -> transfers.place(file, line, other.number(), BY))
                .hasMessageContaining("debit-not-unmatched");
        done(BankPaper.camt053(message(), 0, 1_000, List.of(transferred("B" + reference, 1_000, "电话费"))));
        assertThat(payers.onAccount(other)).as("the same money").isZero();
    }

    @Test
    void theSameDayIsOneFileAndNobodyIsDrawnTwice() {
        var payer = payers.owing(1_000);
        sign(payer);
        var day = someDay();
        var run = runs.order(ICBC, day, BY);
        assertThat(runs.order(ICBC, day, BY)).isEqualTo(run);
        while (runs.draw(run)) assertThat(runs.get(run).state()).isEqualTo(Run.State.DRAWING);
        assertThat(of(run, payer)).hasSize(1);
        var next = runs.order(ICBC, day.plusDays(1), BY);
        while (runs.draw(next)) assertThat(runs.get(next).state()).isEqualTo(Run.State.DRAWING);
        assertThat(of(next, payer)).as("one is under way").isEmpty();
        assertThatThrownBy(() -> {
                    runs.sent(run, BY);
                    runs.sent(run, BY);
                })
                .hasMessageContaining("debit-run-not-ready");
    }

    private void assertRefused(String text, String code) throws IOException {
        var file = give(text);
        reading.work();
        assertThat(files.get(file).state()).isEqualTo(BankFile.State.REFUSED);
        assertThat(files.get(file).problem()).isEqualTo(code);
    }

    private FileId done(String text) throws IOException {
        var file = give(text);
        reading.work();
        assertThat(files.get(file).state())
                .as(String.valueOf(files.get(file).problem()))
                .isEqualTo(BankFile.State.DONE);
        return file;
    }

    private FileId give(String text) throws IOException {
        return files.give(ICBC, "test.xml", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), BY);
    }

    private Mandate sign(Somebody payer) {
        return mandates.sign(
                new NewMandate(
                        payer.customer(),
                        payer.account(),
                        ICBC,
                        "M" + Ids.text(Ids.next()),
                        "测试付款人",
                        "6222021234567890123",
                        LocalDate.ofInstant(clock.instant(), clock.getZone())),
                BY);
    }

    private RunId run() {
        var run = runs.order(ICBC, someDay(), BY);
        while (runs.draw(run)) assertThat(runs.get(run).state()).isEqualTo(Run.State.DRAWING);
        runs.sent(run, BY);
        return run;
    }

    /** Far ahead and drawn by lot, for one bank has one file a day. */
    private static LocalDate someDay() {
        return LocalDate.of(2100, 1, 1).plusDays(ThreadLocalRandom.current().nextLong(300_000));
    }

    private Collection only(RunId run, Somebody payer) {
        return of(run, payer).getFirst();
    }

    private List<Collection> of(RunId run, Somebody payer) {
        return runs.collections(run, 0, 10_000).stream()
                .filter(one -> one.customer().equals(payer.customer()))
                .toList();
    }

    private static String message() {
        return "MSG" + Ids.text(Ids.next());
    }
}
