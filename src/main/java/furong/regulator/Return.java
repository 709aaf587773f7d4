package furong.regulator;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A return: what happened in a jurisdiction from {@code from} and before {@code until}.
 *
 * @param lines by measure and setting, in this order; billing and the hotline are only there for who sees the whole house
 */
public record Return(String jurisdiction, LocalDate from, LocalDate until, List<Line> lines) {

    /**
     * One measure in one setting.
     *
     * @param figures what is known; there is no average of nothing
     * @param limits by kind, those in force on the first day
     */
    public record Line(Indicator measure, Setting setting, Map<Quantity, Long> figures, Map<Limit.Kind, Limit> limits) {

        public @Nullable Long figure(Quantity figure) {
            return figures.get(figure);
        }

        /** Whether a limit is kept; null where there is none, or nothing to measure by it. */
        public @Nullable Boolean keeps(Limit.Kind kind) {
            var limit = limits.get(kind);
            var value = measured(kind);
            if (limit == null || value == null) return null;
            return kind == Limit.Kind.SHARE ? value >= limit.value() : value <= limit.value();
        }

        /** What a limit of this kind is compared with. */
        public @Nullable Long measured(Limit.Kind kind) {
            var rate = figures.get(Quantity.RATE);
            return switch (kind) {
                case AVERAGE -> figures.get(Quantity.AVERAGE);
                case LONGEST -> figures.get(Quantity.LONGEST);
                case SHARE -> rate == null ? null : Long.valueOf(1_000_000 - rate);
                case RATE -> rate;
            };
        }
    }
}
