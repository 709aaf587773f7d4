package furong.appraisal;

import java.time.Instant;
import java.time.LocalDate;

/** One fact that counts; {@code evidence} is the address of the page that proves it. What it counts is up to the rule. */
public record Entry(Kind kind, String source, String evidence, LocalDate day, Instant at) {}
