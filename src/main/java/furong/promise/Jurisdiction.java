package furong.promise;

import furong.platform.Label;
import furong.platform.WeeklyHours;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Where rules hold. Those of {@code parent} hold too, unless a rule here takes their place.
 *
 * @param country whose public holidays count, ISO 3166
 * @param hours the hours of work that terms in working hours and days are counted in
 */
public record Jurisdiction(
        String code, @Nullable String parent, String country, ZoneId zone, WeeklyHours hours, Label name) {}
