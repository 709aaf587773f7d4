package furong.improvement;

import furong.customer.CustomerId;
import furong.ordering.OrderId;
import furong.platform.Secrets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What each order cost the customer and the clerk. It is measured, never asked: the time from opening the form by our
 * clock, clicks by the page, contacts and visits by what happened.
 */
@Component
@Transactional
public class Efforts {

    /** A form left open over lunch says nothing about the form. */
    private static final Duration LEFT_OPEN = Duration.ofHours(2);

    private static final int SIGN_LENGTH = 16;

    private final JdbcClient db;
    private final Secrets secrets;
    private final Clock clock;

    Efforts(JdbcClient db, Secrets secrets, Clock clock) {
        this.db = db;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The stamp of a form that is opened now: it travels with the form, and nobody else can make one. */
    public String opened(CustomerId customer) {
        return opened(customer, clock.instant());
    }

    /** The stamp {@code before} if the form has only been shown again, otherwise a new one. */
    public String opened(CustomerId customer, String before) {
        return openedAt(customer, before) == null ? opened(customer) : before;
    }

    /** Keeps what it cost to fill the form in. The first report of an order counts. */
    public void filled(CustomerId customer, OrderId order, Typing typing) {
        var now = clock.instant();
        var opened = openedAt(customer, typing.opened());
        var spent = opened == null ? null : Duration.between(opened, now);
        var seconds = spent == null || spent.isNegative() || spent.compareTo(LEFT_OPEN) > 0 ? null : spent.toSeconds();
        var _ = db.sql("""
                        insert into improvement.filling (customer, order_id, typed, clicks, counted, seconds, at)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(customer.value(), order.value(), Math.max(0, typing.fields()))
                .params(typing.clicksOrLeast(), typing.isCounted())
                .param(seconds)
                .param(Timestamp.from(now))
                .update();
    }

    /** Notes an order that was taken; a second time changes nothing. */
    void taken(CustomerId customer, OrderId order, Taken taken) {
        var _ = db.sql("""
                        insert into improvement.effort (customer, order_id, transaction, form_version, fields,
                                                        documents, channel, unit, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(customer.value(), order.value(), taken.transaction(), taken.formVersion())
                .params(taken.fields(), taken.documents(), taken.channel(), taken.unit())
                .param(Timestamp.from(taken.at()))
                .update();
    }

    /** Notes something that an order cost, or its end; {@code what} names the occasion, so that it counts once. */
    void cost(CustomerId customer, OrderId order, Cost cost, String what, Instant at) {
        var _ = db.sql("""
                        insert into improvement.effort_cost (customer, order_id, cost, what, at)
                        values (?, ?, ?, ?, ?) on conflict do nothing""")
                .params(customer.value(), order.value(), cost.name(), what, Timestamp.from(at))
                .update();
    }

    /** The stamp of a form that was opened at {@code at}, for those who tell a story that lies behind. */
    public String opened(CustomerId customer, Instant at) {
        return at.toEpochMilli() + "-" + sign(customer, at.toEpochMilli());
    }

    private @Nullable Instant openedAt(CustomerId customer, String stamp) {
        if (!stamp.matches("\\d{1,15}-[0-9a-f]{" + SIGN_LENGTH + "}")) return null;
        var dash = stamp.indexOf('-');
        var millis = Long.parseLong(stamp.substring(0, dash));
        return sign(customer, millis).equals(stamp.substring(dash + 1)) ? Instant.ofEpochMilli(millis) : null;
    }

    private String sign(CustomerId customer, long millis) {
        var mark = secrets.mark("form-opened:" + customer.text() + ":" + millis);
        return HexFormat.of().formatHex(mark).substring(0, SIGN_LENGTH);
    }

    /** What is known of an order when it is taken. */
    record Taken(
            String transaction, int formVersion, int fields, int documents, String channel, long unit, Instant at) {}

    /** What an order can cost, and how it can end. */
    enum Cost {
        CONTACT,
        HALL_VISIT,
        HOME_VISIT,
        COMPLETED,
        CANCELLED
    }
}
