package furong.channel.web.billing;

import furong.channel.web.Shell;
import furong.rating.UsageKind;
import java.time.Duration;
import java.time.LocalDate;

/** How months and quantities of use are said. */
final class BillingWords {

    private static final long KIBIOCTETS_A_MEBIOCTET = 1024;

    private BillingWords() {}

    static String month(LocalDate cycle, Shell shell) {
        return shell.t("billing.month-of", String.valueOf(cycle.getYear()), "%02d".formatted(cycle.getMonthValue()));
    }

    static String quantity(UsageKind kind, long quantity, Shell shell) {
        return switch (kind.measure()) {
            case SECONDS -> shell.duration(Duration.ofSeconds(quantity));
            case KIBIOCTETS ->
                shell.t("billing.mebioctets", shell.number(Math.ceilDiv(quantity, KIBIOCTETS_A_MEBIOCTET)));
            case MESSAGES -> shell.t("billing.messages", shell.number(quantity));
        };
    }
}
