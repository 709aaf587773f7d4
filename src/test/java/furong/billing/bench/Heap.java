package furong.billing.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;

/** How much memory was needed at most since the last look. */
final class Heap {

    private Heap() {}

    static void forget() {
        System.gc();
        for (var pool : ManagementFactory.getMemoryPoolMXBeans()) pool.resetPeakUsage();
    }

    /** Mebioctets; what could have been thrown away counts too. */
    static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }
}
