package furong.conduct;

import furong.exhibit.ExhibitId;
import furong.organisation.StaffMember;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is said was not kept; {@code reference} names the occasion, so that it counts once. See {@link Signal}. */
public record NewSignal(
        Signal.Source source,
        String reference,
        @Nullable StaffMember person,
        String badge,
        String item,
        LocalDate happenedOn,
        String words,
        String evidence,
        @Nullable ExhibitId photo,
        long reporter) {}
