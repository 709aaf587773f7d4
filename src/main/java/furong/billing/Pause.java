package furong.billing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whole days on which a line was off: the day it went off and the day it came back are days with service.
 *
 * @param until the first day no longer, null for still off
 * @param reason why it went off, of subscription's reasons
 */
record Pause(LocalDate from, @Nullable LocalDate until, String reason) {}
