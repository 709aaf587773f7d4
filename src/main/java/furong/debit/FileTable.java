package furong.debit;

import furong.agency.AgentCode;
import furong.platform.Actor;
import furong.platform.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of banks' files, and the files themselves in compressed pieces. */
@Component
class FileTable {

    private static final int PIECE = 256 * 1024;

    private final JdbcClient db;
    private final JsonMapper json;

    FileTable(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** A row for the pieces to belong to; its hash is known when the last has come. */
    void begin(FileId id, AgentCode bank, String name, Actor by, Instant at) {
        var _ = db.sql("""
                        insert into debit.file (id, bank, hash, name, bytes, state, given_at, given_by)
                        values (?, ?, ?, ?, 0, 'GIVEN', ?, ?)""")
                .params(id.value(), bank.value(), "%064x".formatted(id.value()), name)
                .params(Timestamp.from(at), by.badge())
                .update();
    }

    /** Keeps the content; says how many bytes it has. */
    long keep(FileId file, InputStream content) throws IOException {
        try (var pieces = new GZIPOutputStream(new Pieces(file))) {
            return content.transferTo(pieces);
        }
    }

    /** Gives the file its name by content; if another has it already, this one goes and that is the answer. */
    Optional<FileId> name(FileId file, String hash, long bytes) {
        var known = db.sql("select id from debit.file where hash = ?")
                .param(hash)
                .query((row, n) -> new FileId(row.getLong("id")))
                .optional();
        if (known.isPresent()) {
            var _ = db.sql("delete from debit.file_part where file = ?")
                    .param(file.value())
                    .update();
            var _ = db.sql("delete from debit.file where id = ?")
                    .param(file.value())
                    .update();
            return known;
        }
        var _ = db.sql("update debit.file set hash = ?, bytes = ? where id = ?")
                .params(hash, bytes, file.value())
                .update();
        return Optional.empty();
    }

    InputStream open(FileId file) {
        try {
            return new GZIPInputStream(new SequenceInputStream(new Enumeration<>() {
                private int part;
                private byte @Nullable [] next = piece(file, 0);

                @Override
                public boolean hasMoreElements() {
                    return next != null;
                }

                @Override
                public InputStream nextElement() {
                    var present = next;
                    if (present == null) throw new NoSuchElementException();
                    next = piece(file, ++part);
                    return new ByteArrayInputStream(present);
                }
            }));
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private byte @Nullable [] piece(FileId file, int part) {
        return db.sql("select bytes from debit.file_part where file = ? and part = ?")
                .params(file.value(), part)
                .query((row, n) -> row.getBytes("bytes"))
                .optional()
                .orElse(null);
    }

    private final class Pieces extends OutputStream {

        private final FileId file;
        private final byte[] piece = new byte[PIECE];
        private int filled;
        private int part;

        Pieces(FileId file) {
            this.file = file;
        }

        @Override
        public void write(int b) {
            piece[filled++] = (byte) b;
            if (filled == PIECE) put();
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            for (var done = 0; done < length; ) {
                var some = Math.min(length - done, PIECE - filled);
                System.arraycopy(bytes, from + done, piece, filled, some);
                filled += some;
                done += some;
                if (filled == PIECE) put();
            }
        }

        @Override
        public void close() {
            if (filled > 0) put();
        }

        private void put() {
            var _ = db.sql("insert into debit.file_part (file, part, bytes) values (?, ?, ?)")
                    .params(file.value(), part++, java.util.Arrays.copyOf(piece, filled))
                    .update();
            filled = 0;
        }
    }

    void heading(FileId file, BankFile.Kind kind, String message, String original) {
        try {
            var _ = db.sql("""
                            update debit.file set kind = ?, message = ?, original = ?, state = 'READING'
                            where id = ? and state in ('GIVEN', 'READING')""")
                    .params(kind.name(), message, original, file.value())
                    .update();
        } catch (DuplicateKeyException another) {
            throw new Refused("debit-message-known", message);
        }
    }

    boolean move(FileId file, BankFile.State from, BankFile.State to, Instant at) {
        return db.sql("""
                        update debit.file set state = :to,
                            ended_at = case when :to = 'DONE' then cast(:at as timestamptz) end
                        where id = :id and state = :from""")
                        .param("to", to.name())
                        .param("from", from.name())
                        .param("at", Timestamp.from(at))
                        .param("id", file.value())
                        .update()
                == 1;
    }

    void refuse(FileId file, Refused why, Instant at) {
        var _ = db.sql("""
                        update debit.file set state = 'REFUSED', problem = ?, facts = cast(? as jsonb), ended_at = ?
                        where id = ? and state in ('GIVEN', 'READING')""")
                .params(
                        why.code(),
                        json.writeValueAsString(
                                why.arguments().stream().map(String::valueOf).toList()))
                .params(Timestamp.from(at), file.value())
                .update();
    }

    /** @param rest a condition, an order and a limit, with {@code :id} and {@code :limit} */
    List<BankFile> files(String rest, long id, int limit) {
        return db.sql("""
                select id, bank, kind, name, bytes, coalesce(message, '') as message, coalesce(original, '') as original,
                       state, problem, facts, given_at, given_by, ended_at from debit.file """ + " " + rest)
                .param("id", id)
                .param("limit", limit)
                .query((row, n) -> file(row))
                .list();
    }

    private BankFile file(ResultSet row) throws SQLException {
        var id = new FileId(row.getLong("id"));
        var kind = row.getString("kind");
        var ended = row.getTimestamp("ended_at");
        return new BankFile(
                id,
                new AgentCode(row.getString("bank")),
                kind == null ? null : BankFile.Kind.valueOf(kind),
                row.getString("name"),
                row.getLong("bytes"),
                row.getString("message"),
                row.getString("original"),
                BankFile.State.valueOf(row.getString("state")),
                row.getString("problem"),
                json.readValue(row.getString("facts"), new TypeReference<List<String>>() {}),
                counts(id),
                row.getTimestamp("given_at").toInstant(),
                row.getString("given_by"),
                ended == null ? null : ended.toInstant());
    }

    private Map<FileRow.State, Integer> counts(FileId file) {
        var counts = new EnumMap<FileRow.State, Integer>(FileRow.State.class);
        db.sql("select state, count(*) as many from debit.row where file = ? group by state")
                .param(file.value())
                .query((RowCallbackHandler)
                        row -> counts.put(FileRow.State.valueOf(row.getString("state")), row.getInt("many")));
        return counts;
    }
}
