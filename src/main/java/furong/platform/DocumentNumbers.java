package furong.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.stereotype.Component;

/**
 * Short numbers that people read out: a prefix, the day, a counter and a check digit, {@code XZ261122-00417-3}. Each
 * running application takes blocks of a hundred, so that no two wait for one another; a restart leaves a gap.
 */
@Component
public class DocumentNumbers {

    private static final int BLOCK = 100;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

    private final Blocks blocks;
    private final Clock clock;
    private final Map<String, Block> open = new HashMap<>();

    DocumentNumbers(Blocks blocks, Clock clock) {
        this.blocks = blocks;
        this.clock = clock;
    }

    /** As many at once, from a block of their own. */
    public List<String> next(String prefix, int count) {
        if (count == 0) return List.of();
        var head = head(prefix);
        var first = blocks.take(head, count);
        return LongStream.range(first, first + count)
                .mapToObj(number -> numbered(head, number))
                .toList();
    }

    public synchronized String next(String prefix) {
        var head = head(prefix);
        var block = open.get(head);
        if (block == null || block.next > block.last) {
            var first = blocks.take(head, BLOCK);
            block = new Block(first, first + BLOCK - 1);
            open.keySet().removeIf(known -> known.startsWith(prefix));
        }
        open.put(head, new Block(block.next + 1, block.last));
        return numbered(head, block.next);
    }

    private String head(String prefix) {
        return prefix + LocalDate.ofInstant(clock.instant(), clock.getZone()).format(DAY);
    }

    private static String numbered(String head, long number) {
        var body = head + "-%05d".formatted(number);
        return body + "-" + checkDigit(body);
    }

    /** Luhn's check digit over the digits of {@code body}: a single wrong or two swapped digits are noticed. */
    static int checkDigit(String body) {
        var sum = 0;
        var twice = true;
        for (var i = body.length() - 1; i >= 0; i--) {
            var c = body.charAt(i);
            if (c < '0' || c > '9') continue;
            var digit = c - '0';
            if (twice) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += digit;
            twice = !twice;
        }
        return (10 - sum % 10) % 10;
    }

    private record Block(long next, long last) {}

    /**
     * The counters in the database; a block is taken for good, whatever becomes of the caller's transaction, and on a
     * connection of its own: if everybody who holds one of the pool's waited for a second, none would ever come free.
     * It is kept for the next block, as signing in costs more than all the rest.
     */
    @Component
    static class Blocks implements AutoCloseable {

        private static final String TAKE = """
                insert into platform.number_block (head, next) values (?, 1 + ?)
                on conflict (head) do update set next = number_block.next + ?
                returning next - ?""";

        private final JdbcConnectionDetails database;
        private @Nullable Connection kept;

        Blocks(JdbcConnectionDetails database) {
            this.database = database;
        }

        synchronized long take(String head, int size) {
            try {
                if (kept != null) return take(kept, head, size);
            } catch (SQLException broken) {
                close(); // the server may have been away meanwhile
            }
            try {
                kept = DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword());
                return take(kept, head, size);
            } catch (SQLException failure) {
                throw new DataAccessResourceFailureException("no block of numbers", failure);
            }
        }

        private static long take(Connection connection, String head, int size) throws SQLException {
            try (var statement = connection.prepareStatement(TAKE)) {
                statement.setString(1, head);
                for (var n = 2; n <= 4; n++) statement.setInt(n, size);
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        }

        @Override
        public synchronized void close() {
            if (kept != null) JdbcUtils.closeConnection(kept);
            kept = null;
        }
    }
}
