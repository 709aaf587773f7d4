package furong.channel.web.ledger;

import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.ledger.AllocationRule;
import furong.ledger.CreditKind;
import furong.ledger.ItemKind;
import furong.platform.Money;
import furong.platform.Refused;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** The ledger's terms in the reader's language, and amounts as people type them. */
final class LedgerWords {

    private LedgerWords() {}

    static String kind(String kind, Shell shell) {
        return shell.t("ledger.kind." + kind);
    }

    static List<Option> itemKinds(Shell shell) {
        return Arrays.stream(ItemKind.values())
                .map(kind -> new Option(kind.name(), kind(kind.name(), shell)))
                .toList();
    }

    /** The kinds of credit a rule of their own is for; the first one is the rule for all others. */
    static List<Option> ruleCodes(Shell shell) {
        var codes = new java.util.ArrayList<Option>();
        codes.add(new Option(AllocationRule.DEFAULT, shell.t("ledger.rules.default")));
        for (var kind : List.of(CreditKind.CARD, CreditKind.PAYMENT, CreditKind.COMPENSATION))
            codes.add(new Option(kind.name(), kind(kind.name(), shell)));
        return codes;
    }

    /** An amount in yuan as typed, such as {@code 12.5}. Refused {@code ledger-amount-unreadable} at the field. */
    static Money amount(String field, String typed, String currency) {
        try {
            return new Money(new BigDecimal(typed.strip()).movePointRight(2).longValueExact(), currency);
        } catch (ArithmeticException | NumberFormatException unreadable) {
            throw Refused.field(field, "ledger-amount-unreadable", typed);
        }
    }
}
