package furong.prepaid;

import furong.customer.AccountId;
import furong.customer.CustomerId;
import furong.ledger.ItemId;
import furong.ledger.ItemKind;
import furong.ledger.Ledger;
import furong.ledger.NewCharge;
import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.DocumentNumbers;
import furong.platform.Refused;
import furong.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cards from the order to the sale: one person orders them, another has them printed, a third who did not print puts them
 * in force when they are sold. From then on what is on them is a liability in the ledger.
 */
@AcrossCustomers("cards are nobody's before they are used")
@Component
@Transactional
public class Batches {

    public static final int CARDS_MAX = 100_000;
    private static final int DUE_DAYS = 30;

    private final CardShelf shelf;
    private final Pins pins;
    private final Ledger ledger;
    private final DocumentNumbers numbers;
    private final Audit audit;
    private final Clock clock;

    Batches(CardShelf shelf, Pins pins, Ledger ledger, DocumentNumbers numbers, Audit audit, Clock clock) {
        this.shelf = shelf;
        this.pins = pins;
        this.ledger = ledger;
        this.numbers = numbers;
        this.audit = audit;
        this.clock = clock;
    }

    /** Refused as {@code printer-key} if the key is no RSA key of at least 2048 bits. */
    public void addPrinter(Printer printer, Actor by) {
        if (printer.code().isBlank() || printer.name().isBlank()) throw Refused.field("code", "required");
        Sealing.key(printer.publicKey());
        shelf.addPrinter(printer, clock.instant(), by);
        audit.note(by, "card.printer", 0, "printer:" + printer.code(), Map.of("name", printer.name()));
    }

    @Transactional(readOnly = true)
    public List<Printer> printers() {
        return shelf.printers();
    }

    public BatchId order(NewBatch wanted, Actor by) {
        if (!wanted.face().isPositive()) throw Refused.field("face", "payment-amount");
        if (wanted.cards() < 1 || wanted.cards() > CARDS_MAX) throw Refused.field("cards", "batch-size", CARDS_MAX);
        if (!wanted.expiresOn().isAfter(today())) throw Refused.field("expiresOn", "batch-expiry");
        if (shelf.printer(wanted.printer()).isEmpty()) throw Refused.field("printer", "required");
        var id = BatchId.next();
        shelf.ordered(id, numbers.next("JR"), wanted, clock.instant(), by);
        note(
                by,
                "cards.ordered",
                id,
                Map.of("cards", wanted.cards(), "face", wanted.face().minor()));
        return id;
    }

    /**
     * Draws the secret numbers and answers with the sealed file for the printer, this once: they are kept nowhere. If the
     * file is lost the batch is voided and another ordered. Refused as {@code batch-own} to who ordered it, and as
     * {@code batch-state} if it was printed or voided before.
     */
    public PrintFile print(BatchId id, Actor by) {
        var batch = shelf.forUpdate(id);
        if (batch.state() != Batch.State.ORDERED) throw new Refused("batch-state");
        if (batch.ordered().person() == by.person()) throw new Refused("batch-own");
        var key = Sealing.key(shelf.printer(batch.printer()).orElseThrow().publicKey());
        var marks = new ArrayList<byte[]>(batch.cards());
        var serials = new ArrayList<String>(batch.cards());
        var file = new StringBuilder("serial,number,face,expires\n");
        for (var n = 1; n <= batch.cards(); n++) {
            var pin = pins.draw();
            var serial = CardShelf.serial(batch.number(), n);
            marks.add(pins.mark(pin));
            serials.add(serial);
            file.append(String.join(
                            ",",
                            serial,
                            Pins.written(pin),
                            batch.face().decimal(),
                            batch.expiresOn().toString()))
                    .append('\n');
        }
        var sealed = Sealing.seal(file.toString().getBytes(StandardCharsets.UTF_8), key);
        shelf.printed(batch, marks, serials, Sha256.of(sealed), clock.instant(), by);
        note(by, "cards.printed", id, Map.of("cards", batch.cards()));
        return new PrintFile(batch.number() + ".jwe", sealed);
    }

    /**
     * The cards are sold and in force: their whole value is charged to the buyer's account and owed by us to whoever
     * uses them. Refused as {@code batch-own} to who had them printed.
     */
    public void activate(BatchId id, CustomerId buyer, AccountId account, Actor by) {
        var batch = shelf.forUpdate(id);
        if (batch.state() != Batch.State.PRINTED) throw new Refused("batch-state");
        if (java.util.Objects.requireNonNull(batch.printed()).person() == by.person()) throw new Refused("batch-own");
        shelf.activated(id, buyer, account, clock.instant(), by);
        ledger.charge(
                new NewCharge(
                        buyer,
                        account,
                        new ItemId(id.value()),
                        ItemKind.ONE_OFF,
                        "PREPAID_CARD",
                        batch.value(),
                        today(),
                        today(),
                        today().plusDays(DUE_DAYS),
                        batch.number(),
                        Redemption.LIABILITY),
                by);
        note(
                by,
                "cards.activated",
                id,
                Map.of("buyer", buyer.text(), "value", batch.value().minor()));
    }

    /** For cards that never went out: the file was lost, the print is bad. Refused as {@code batch-state} once in force. */
    public void cancel(BatchId id, String reason, Actor by) {
        if (reason.isBlank()) throw Refused.field("reason", "required");
        var batch = shelf.forUpdate(id);
        if (batch.state() == Batch.State.ACTIVE || batch.state() == Batch.State.VOID) throw new Refused("batch-state");
        shelf.cancelled(id, reason.strip(), clock.instant(), by);
        note(by, "cards.voided", id, Map.of("reason", reason));
    }

    /** Cards may be used longer; never shorter than was printed on them. */
    public void extend(BatchId id, LocalDate until, Actor by) {
        var batch = shelf.forUpdate(id);
        if (!until.isAfter(batch.expiresOn())) throw Refused.field("expiresOn", "batch-expiry");
        shelf.extended(id, until);
        note(by, "cards.extended", id, Map.of("until", until.toString()));
    }

    /**
     * Nobody can use these cards from now on: lost, stolen, tampered with. Serials are compared as printed.
     *
     * @return how many there are
     */
    public int lock(String firstSerial, String lastSerial, String reason, Actor by) {
        if (reason.isBlank()) throw Refused.field("reason", "required");
        var locked = shelf.lock(firstSerial.strip(), lastSerial.strip(), reason.strip(), clock.instant(), by);
        if (locked == 0) throw Refused.field("first", "card-none");
        audit.note(
                by,
                "cards.locked",
                0,
                "cards:" + firstSerial + "-" + lastSerial,
                Map.of("cards", locked, "reason", reason));
        return locked;
    }

    /** Refused as {@code lock-own} to who locked them. */
    public void release(long lock, Actor by) {
        var locked = shelf.lock(lock);
        if (locked.released() != null) throw new Refused("lock-released");
        if (locked.by().person() == by.person()) throw new Refused("lock-own");
        shelf.released(locked, clock.instant(), by);
        audit.note(by, "cards.released", 0, "cards:" + locked.first() + "-" + locked.last(), Map.of());
    }

    @Transactional(readOnly = true)
    public List<CardLock> locks(int limit) {
        return shelf.locks(limit);
    }

    /** Refused as {@code not-found}. */
    @Transactional(readOnly = true)
    public Batch get(BatchId id) {
        return shelf.get(id);
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Batch> newest(int limit) {
        return shelf.newest(limit);
    }

    private void note(Actor by, String what, BatchId id, Map<String, ?> facts) {
        audit.note(by, what, 0, "batch:" + id.text(), facts);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
