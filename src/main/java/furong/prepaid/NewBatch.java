package furong.prepaid;

import furong.platform.Money;
import java.time.LocalDate;

/** Cards to be printed. */
public record NewBatch(Money face, int cards, LocalDate expiresOn, String printer) {}
