package furong.inspection;

import furong.platform.Label;
import java.time.LocalDate;

/**
 * The rules of inspection by version: every {@code days} days, {@code perStratum} samples of each unit, and what
 * follows.
 */
public record Regulation(
        int version, LocalDate since, Label name, int perStratum, int days, Label consequence, boolean example) {}
