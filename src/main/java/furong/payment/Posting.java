package furong.payment;

import furong.customer.CustomerId;
import furong.ledger.AccountKey;
import furong.ledger.CreditKind;
import furong.ledger.ItemId;
import furong.ledger.NewCredit;
import furong.platform.Actor;
import furong.platform.Sha256;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Collectors;

/** A receipt on its way into the books, with the number it will have there if it is new. */
record Posting(PaymentId id, Receipt receipt, Actor by) {

    /** Every transaction takes the references in this order, so that no two wait for one another. */
    static final Comparator<Posting> BY_REFERENCE = Comparator.comparing(
                    (Posting posting) -> posting.receipt.channel().name())
            .thenComparing(posting -> posting.receipt.door())
            .thenComparing(posting -> posting.receipt.reference());

    static final Comparator<Posting> BY_ACCOUNT = Comparator.comparing(Posting::account);

    static Posting of(Receipt receipt, Actor by) {
        receipt.check();
        return new Posting(PaymentId.next(), receipt, by);
    }

    CustomerId customer() {
        return receipt.customer();
    }

    AccountKey account() {
        return new AccountKey(receipt.customer(), receipt.account());
    }

    Reference reference() {
        return new Reference(receipt.channel(), receipt.door(), receipt.reference());
    }

    NewCredit credit(Clock clock) {
        return new NewCredit(
                receipt.customer(),
                receipt.account(),
                id.credit(),
                receipt.channel() == PayChannel.PREPAID_CARD ? CreditKind.CARD : CreditKind.PAYMENT,
                receipt.amount(),
                LocalDate.ofInstant(receipt.paidAt(), clock.getZone()),
                receipt.businessDate(),
                "payment:" + id.text(),
                receipt.otherSide(),
                receipt.first());
    }

    /**
     * What was paid, to whom, onto which account. The dates are not in it: a door whose day has ended meanwhile sends the
     * same payment with the next business date.
     */
    byte[] sha256() {
        var content = String.join(
                "\u001f",
                receipt.customer().text(),
                receipt.account().text(),
                Long.toString(receipt.amount().minor()),
                receipt.amount().currency(),
                receipt.otherSide(),
                receipt.first().stream().map(ItemId::text).collect(Collectors.joining(",")));
        return Sha256.of(content);
    }
}
