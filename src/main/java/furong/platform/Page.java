package furong.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some rows and, if there are more, the key after which the next ones begin. */
public record Page<T>(List<T> rows, @Nullable String next) {

    /** Of {@code rows} fetched with one more than {@code limit}, the first {@code limit}, and the key of the last. */
    public static <T> Page<T> of(List<T> rows, int limit, java.util.function.Function<T, String> key) {
        if (rows.size() <= limit) return new Page<>(List.copyOf(rows), null);
        return new Page<>(List.copyOf(rows.subList(0, limit)), key.apply(rows.get(limit - 1)));
    }
}
