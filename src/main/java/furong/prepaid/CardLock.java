package furong.prepaid;

import org.jspecify.annotations.Nullable;

/** Cards that nobody can use, from one serial to another, and who let them go again. */
public record CardLock(
        long id, String first, String last, int cards, String reason, Batch.Hand by, Batch.@Nullable Hand released) {}
