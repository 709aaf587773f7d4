package furong.message;

import furong.platform.AcrossCustomers;
import furong.platform.Refused;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was said to whom and when, what still waits, and the sweep that tries it again. */
@Component
@Transactional
@AcrossCustomers("lists the messages of all customers, and retries those of anybody")
public class MessageBoard {

    private static final int AT_ONCE = 6;
    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

    private final JdbcClient db;
    private final Courier courier;
    private final Clock clock;

    MessageBoard(JdbcClient db, Courier courier, Clock clock) {
        this.db = db;
        this.courier = courier;
        this.clock = clock;
    }

    /**
     * Messages, newest first.
     *
     * @param phone to this number only, "" for all
     * @param state in this state only, null for all
     * @param after the key the previous page ended with, null for the first page
     */
    @Transactional(readOnly = true)
    public List<Message> newest(String phone, @Nullable MessageState state, @Nullable String after, int limit) {
        var from = Key.of(after);
        return db.sql(Outbox.SELECT + """
                        where (m.queued_at, m.id) < (:at, :id) and (:phone = '' or m.phone = :phone)
                          and (cast(:state as text) is null or m.state = :state)
                        order by m.queued_at desc, m.id desc limit :limit""")
                .param("at", Timestamp.from(from.at()))
                .param("id", from.id())
                .param("phone", phone)
                .param("state", state == null ? null : state.name(), Types.VARCHAR)
                .param("limit", limit)
                .query(Outbox::message)
                .list();
    }

    /** The key after which the messages older than this one begin. */
    public static String keyOf(Message last) {
        return last.queuedAt() + "_" + last.id().value();
    }

    private record Key(Instant at, long id) {

        static Key of(@Nullable String text) {
            if (text == null) return new Key(FAR, Long.MAX_VALUE);
            try {
                var cut = text.indexOf('_');
                return new Key(Instant.parse(text.substring(0, cut)), Long.parseLong(text.substring(cut + 1)));
            } catch (RuntimeException unreadable) {
                throw new Refused("not-found", text);
            }
        }
    }

    /** How many wait to be sent. */
    @Transactional(readOnly = true)
    public int waiting() {
        return db.sql("select count(*) from message.message where next_try_at is not null")
                .query(Integer.class)
                .single();
    }

    /**
     * Hands over again what is due. Several sweeps at once share the work: each message is claimed by one. Returns how
     * many were tried.
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public int sweep(int limit) {
        var due = db.sql("""
                select customer, id from message.message
                where next_try_at <= :now and (telling_until is null or telling_until <= :now)
                order by next_try_at limit :limit""")
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", limit)
                .query((row, n) -> new Courier.Queued(row.getLong(1), row.getLong(2)))
                .list();
        var room = new Semaphore(AT_ONCE);
        try (var couriers = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(one -> couriers.execute(() -> {
                room.acquireUninterruptibly();
                try {
                    courier.carry(one.customer(), new MessageId(one.message()));
                } finally {
                    room.release();
                }
            }));
        }
        return due.size();
    }
}
