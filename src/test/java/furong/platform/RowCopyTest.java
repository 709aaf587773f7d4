package furong.platform;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is copied into a table is what was given, whatever it is. */
@FurongTest
class RowCopyTest {

    private static final List<Long> NUMBERS = List.of(0L, -1L, 10L, 99L, -100L, Long.MAX_VALUE, Long.MIN_VALUE);
    private static final List<LocalDate> DAYS =
            List.of(LocalDate.of(2008, 2, 29), LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31));
    private static final List<Instant> MOMENTS = List.of(
            Instant.EPOCH,
            Instant.parse("1969-12-31T23:59:59Z"),
            Instant.parse("2008-08-08T12:08:08.000123Z"),
            Instant.parse("2026-10-31T15:59:59.999Z"));
    private static final List<String> TEXTS =
            List.of("", "ZD261031-00001-7", "a\tb", "back\\slash", "two\nlines\r", "芙蓉 ~ €", "\\N", "\u007f");

    @Autowired
    DataSource data;

    @Autowired
    JdbcClient db;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void everyValueComesBackAsItWas() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            db.sql("create temporary table copied (n int, number bigint, day date, at timestamptz, text text)"
                            + " on commit drop")
                    .update();
            try (var copy = RowCopy.begin(data, "copied (n, number, day, at, text)")) {
                for (var n = 0; n < TEXTS.size(); n++)
                    copy.put(n)
                            .put(NUMBERS.get(n % NUMBERS.size()))
                            .put(DAYS.get(n % DAYS.size()))
                            .put(MOMENTS.get(n % MOMENTS.size()))
                            .put(TEXTS.get(n))
                            .end();
                copy.put(TEXTS.size())
                        .put((Long) null)
                        .put((LocalDate) null)
                        .put((Instant) null)
                        .put((String) null)
                        .end();
            }
            var rows = db.sql("select number, day, at, text from copied order by n")
                    .query((row, n) -> {
                        if (n == TEXTS.size()) {
                            assertThat(row.getObject(1)).isNull();
                            assertThat(row.getObject(2)).isNull();
                            assertThat(row.getObject(3)).isNull();
                            assertThat(row.getObject(4)).isNull();
                            return n;
                        }
                        assertThat(row.getLong(1)).isEqualTo(NUMBERS.get(n % NUMBERS.size()));
                        assertThat(row.getObject(2, LocalDate.class)).isEqualTo(DAYS.get(n % DAYS.size()));
                        assertThat(row.getObject(3, java.time.OffsetDateTime.class)
                                        .toInstant())
                                .isEqualTo(MOMENTS.get(n % MOMENTS.size()));
                        assertThat(row.getString(4)).isEqualTo(TEXTS.get(n));
                        return n;
                    })
                    .list();
            assertThat(rows).hasSize(TEXTS.size() + 1);
        });
    }
}
