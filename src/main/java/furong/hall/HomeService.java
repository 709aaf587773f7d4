package furong.hall;

import furong.organisation.HallId;
import java.time.Instant;

/** Somebody who came, or could not come, wishes to be served at home. */
public record HomeService(
        HallId hall, HomeServiceId id, String number, String phone, String matter, Instant askedAt, String badge) {}
