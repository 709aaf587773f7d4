package furong.fieldwork.day;

import furong.customer.CustomerId;
import furong.fieldwork.Visit;
import furong.fieldwork.VisitId;
import furong.organisation.CrewId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A visit was booked, moved to another day, or came into another state. Published in the same transaction, for those who
 * plan the day.
 *
 * @param day of the appointment it has now
 * @param before the day it was on, where it was rebooked; null else
 */
public record VisitChanged(
        CustomerId customer,
        VisitId visit,
        CrewId crew,
        LocalDate day,
        @Nullable LocalDate before,
        Visit.State state,
        Instant at) {}
