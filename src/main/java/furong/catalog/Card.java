package furong.catalog;

import furong.platform.Label;
import java.time.LocalDate;
import java.util.List;

/**
 * A published procedure card: what to do, what to bring, what to mind, what it costs and how long it takes. It never
 * changes; what is told differently is a new version.
 *
 * @param since first day on which it is the current one
 * @param example true for the text delivered with the system, which the operator replaces by its own
 */
public record Card(
        String transaction,
        int version,
        LocalDate since,
        Label title,
        List<Label> steps,
        List<Label> documents,
        List<Label> cautions,
        Label fee,
        Label timeLimit,
        boolean example) {}
