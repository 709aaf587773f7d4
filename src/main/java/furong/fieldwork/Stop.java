package furong.fieldwork;

import furong.customer.CustomerId;
import furong.organisation.CrewId;
import java.time.LocalDate;
import java.time.LocalTime;

/** One stop of a crew's tour on a day: a visit and its window. */
public record Stop(
        CrewId crew,
        LocalDate day,
        LocalTime from,
        LocalTime until,
        CustomerId customer,
        VisitId visit,
        String purpose,
        String address,
        Visit.State state) {}
