package furong.regulator;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A return as it was submitted.
 *
 * @param until first day that does not count
 * @param sha256 of the bytes submitted, in hexadecimal
 */
public record Submission(
        SubmissionId id,
        String number,
        String jurisdiction,
        LocalDate from,
        LocalDate until,
        Instant at,
        String badge,
        String note,
        String sha256) {}
