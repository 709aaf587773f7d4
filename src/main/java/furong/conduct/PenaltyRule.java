package furong.conduct;

import furong.platform.Label;
import furong.platform.Money;
import java.time.LocalDate;

/**
 * What a breach costs by the rules of a day: the house's share of the income with the days of notice and appeal, the
 * law's cap, and the local minimum wage, each with its source.
 *
 * @param noticeDays working days between the notice and the hearing
 * @param appealDays working days to appeal
 * @param lateAppealDays days by the calendar in which new evidence is still heard
 * @param minimumExample whether nobody has compared the minimum wage with the government's notice yet
 * @param share of the month's income, in thousandths
 * @param capShare of the month's wage, in thousandths
 */
public record PenaltyRule(
        int version,
        LocalDate since,
        int share,
        int noticeDays,
        int appealDays,
        int lateAppealDays,
        Label name,
        String source,
        boolean example,
        int capShare,
        Label capName,
        String capSource,
        Money minimum,
        Label minimumPlace,
        String minimumSource,
        boolean minimumExample) {}
