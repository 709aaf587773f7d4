package furong.arrival;

import furong.customer.CustomerId;
import furong.fieldwork.VisitId;
import java.time.Duration;

/** What a link answers to whoever has it. */
public sealed interface Opening {

    /** It opens this visit and no other. */
    record Open(CustomerId customer, VisitId visit) implements Opening {}

    /** Made up, too old, or of a visit that is over: nobody learns which. */
    record Shut() implements Opening {}

    /** Too many wrong ones came from there, or too much was asked with this one. */
    record Wait(Duration left) implements Opening {}
}
