package furong.platform;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
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
     */
    @Component
    static class Blocks {

        private final JdbcClient db;

        Blocks(JdbcConnectionDetails database) {
            var own = new DriverManagerDataSource(database.getJdbcUrl());
            own.setUsername(database.getUsername());
            own.setPassword(database.getPassword());
            this.db = JdbcClient.create(own);
        }

        long take(String head, int size) {
            return db.sql("""
                    insert into platform.number_block (head, next) values (:head, 1 + :size)
                    on conflict (head) do update set next = number_block.next + :size
                    returning next - :size""")
                    .param("head", head)
                    .param("size", size)
                    .query(Long.class)
                    .single();
        }
    }
}
