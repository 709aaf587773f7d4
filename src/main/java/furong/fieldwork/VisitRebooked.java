package furong.fieldwork;

import furong.customer.CustomerId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** A visit has a new appointment; nothing else of it changed. Published in the same transaction. */
public record VisitRebooked(
        CustomerId customer,
        VisitId visit,
        LocalDate day,
        LocalTime from,
        LocalTime until,
        Side asked,
        Instant at,
        String reference) {}
