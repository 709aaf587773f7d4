package furong.platform;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;

/**
 * Many rows into one table by {@code COPY}, in the caller's transaction; for bulk only. Columns are given one after the
 * other, {@link #end} ends a row, {@link #close} the copy. Whoever leaves without closing must roll back.
 */
public final class RowCopy implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    /** A long has up to twenty characters, and a sign may follow. */
    private static final int DIGITS_MAX = 32;

    private static final byte[] TENS = new byte[100];
    private static final byte[] ONES = new byte[100];

    static {
        for (var two = 0; two < 100; two++) {
            TENS[two] = (byte) ('0' + two / 10);
            ONES[two] = (byte) ('0' + two % 10);
        }
    }

    private static final int YEAR_MAX = 9999;
    private static final long SECONDS_A_DAY = 86_400;

    private final CopyIn copy;
    private final DataSource data;
    private final byte[] digits = new byte[DIGITS_MAX];
    private byte[] buffer = new byte[BUFFER + 1024];
    private int filled;
    private boolean first = true;
    private long rows;

    private RowCopy(CopyIn copy, DataSource data) {
        this.copy = copy;
        this.data = data;
    }

    /** @param into the table and its columns, {@code rating.usage (customer, …)} */
    public static RowCopy begin(DataSource data, String into) {
        try {
            var connection = DataSourceUtils.getConnection(data).unwrap(PGConnection.class);
            return new RowCopy(connection.getCopyAPI().copyIn("copy " + into + " from stdin"), data);
        } catch (SQLException failure) {
            throw translated(data, failure);
        }
    }

    public RowCopy put(long number) {
        separate();
        digits(number, 1);
        return this;
    }

    public RowCopy put(@Nullable Long number) {
        return number == null ? nothing() : put(number.longValue());
    }

    public RowCopy put(boolean yes) {
        separate();
        need(1);
        buffer[filled++] = (byte) (yes ? 't' : 'f');
        return this;
    }

    public RowCopy put(@Nullable LocalDate day) {
        if (day == null) return nothing();
        if (day.getYear() < 1 || day.getYear() > YEAR_MAX) return put(day.toString());
        separate();
        day(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
        return this;
    }

    public RowCopy put(@Nullable Instant at) {
        if (at == null) return nothing();
        var second = at.getEpochSecond();
        var day = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_A_DAY));
        if (day.getYear() < 1 || day.getYear() > YEAR_MAX) return put(at.toString());
        separate();
        day(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
        var time = Math.floorMod(second, SECONDS_A_DAY);
        sign(' ', time / 3600, 2);
        sign(':', time / 60 % 60, 2);
        sign(':', time % 60, 2);
        if (at.getNano() != 0) sign('.', at.getNano(), 9);
        buffer[filled++] = 'Z';
        return this;
    }

    /** Text as it is; what means something to {@code COPY} is escaped. */
    public RowCopy put(@Nullable String text) {
        if (text == null) return nothing();
        separate();
        if (plain(text)) return this;
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        need(bytes.length * 2);
        for (var b : bytes) {
            switch (b) {
                case '\\', '\t', '\n', '\r' -> {
                    buffer[filled++] = '\\';
                    buffer[filled++] = (byte) (b == '\t' ? 't' : b == '\n' ? 'n' : b == '\r' ? 'r' : '\\');
                }
                default -> buffer[filled++] = b;
            }
        }
        return this;
    }

    /** Most texts are codes and numbers: they are written as they stand. */
    private boolean plain(String text) {
        var length = text.length();
        need(length);
        for (var i = 0; i < length; i++) {
            var c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '\\') return false;
            buffer[filled + i] = (byte) c;
        }
        filled += length;
        return true;
    }

    private void day(int year, int month, int day) {
        digits(year, 4);
        sign('-', month, 2);
        sign('-', day, 2);
    }

    private void sign(char sign, long number, int least) {
        need(1);
        buffer[filled++] = (byte) sign;
        digits(number, least);
    }

    /** At least so many digits. */
    private void digits(long number, int least) {
        need(DIGITS_MAX);
        var at = DIGITS_MAX;
        var rest = number;
        // two at a time, for a division is what takes the time; from the right, for nobody knows yet how many they are
        while (rest > 9 || rest < -9) {
            var two = (int) Math.abs(rest % 100);
            digits[--at] = ONES[two];
            digits[--at] = TENS[two];
            rest /= 100;
        }
        if (rest != 0 || at == DIGITS_MAX) digits[--at] = ONES[(int) Math.abs(rest)];
        while (DIGITS_MAX - at < least) digits[--at] = '0';
        if (number < 0) digits[--at] = '-';
        System.arraycopy(digits, at, buffer, filled, DIGITS_MAX - at);
        filled += DIGITS_MAX - at;
    }

    private RowCopy nothing() {
        separate();
        need(2);
        buffer[filled++] = '\\';
        buffer[filled++] = 'N';
        return this;
    }

    /** Ends a row. */
    public void end() {
        need(1);
        buffer[filled++] = '\n';
        first = true;
        rows++;
        if (filled >= BUFFER) flush();
    }

    /** Ends the copy; what breaks a rule of the table throws here. */
    @Override
    public void close() {
        flush();
        try {
            copy.endCopy();
        } catch (SQLException failure) {
            throw translated(data, failure);
        }
    }

    public long rows() {
        return rows;
    }

    private void separate() {
        if (!first) {
            need(1);
            buffer[filled++] = '\t';
        }
        first = false;
    }

    private void need(int bytes) {
        if (filled + bytes > buffer.length) buffer = Arrays.copyOf(buffer, (filled + bytes) * 2);
    }

    private void flush() {
        try {
            if (filled > 0) copy.writeToCopy(buffer, 0, filled);
            filled = 0;
        } catch (SQLException failure) {
            throw translated(data, failure);
        }
    }

    private static RuntimeException translated(DataSource data, SQLException failure) {
        return java.util.Objects.requireNonNullElseGet(
                new SQLErrorCodeSQLExceptionTranslator(data).translate("copy", null, failure),
                () -> new IllegalStateException(failure));
    }
}
