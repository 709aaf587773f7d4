package furong.debit;

import furong.agency.AgentCode;
import furong.customer.CustomerId;
import furong.platform.AcrossCustomers;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Moves collections on; each only forward, so that an answer heard twice changes nothing. */
@Component
@AcrossCustomers("a bank's file concerns many customers")
class CollectionTable {

    private final JdbcClient db;

    CollectionTable(JdbcClient db) {
        this.db = db;
    }

    /** Paid: also one that was said to be rejected, if the money came nevertheless; not one that came back since. */
    void paid(List<FileRow> rows, Instant at) {
        paid(
                rows.stream()
                        .map(row -> Objects.requireNonNull(row.customer()).value())
                        .toArray(Long[]::new),
                rows.stream()
                        .map(row -> Objects.requireNonNull(row.collection()).value())
                        .toArray(Long[]::new),
                rows.stream()
                        .map(row -> row.entry().valueDate())
                        .map(day -> day == null ? null : java.sql.Date.valueOf(day))
                        .toArray(java.sql.Date[]::new),
                at);
    }

    void paid(List<Collection> collections, LocalDate day, Instant at) {
        paid(
                collections.stream().map(one -> one.customer().value()).toArray(Long[]::new),
                collections.stream().map(one -> one.id().value()).toArray(Long[]::new),
                collections.stream().map(one -> java.sql.Date.valueOf(day)).toArray(java.sql.Date[]::new),
                at);
    }

    private void paid(Long[] customers, Long[] ids, java.sql.Date[] days, Instant at) {
        if (ids.length == 0) return;
        var _ = db.sql("""
                        with changed as (
                            update debit.collection c set state = 'PAID', settled_on = e.day, reason = null, does = null,
                                                          changed_at = :at
                            from unnest(:customers, :ids, :days) as e (customer, id, day)
                            where c.customer = e.customer and c.id = e.id
                              and c.state in ('DRAWN', 'SENT', 'ACCEPTED', 'REJECTED')
                            returning c.customer, c.mandate)
                        update debit.mandate m set collected = true, failures = 0, not_before = null
                        from changed where m.customer = changed.customer and m.id = changed.mandate""")
                .param("at", Timestamp.from(at))
                .param("customers", customers)
                .param("ids", ids)
                .param("days", days)
                .update();
    }

    void accepted(List<FileRow> rows, Instant at) {
        var _ = db.sql("""
                        update debit.collection c set state = 'ACCEPTED', changed_at = :at
                        from unnest(:customers, :ids) as e (customer, id)
                        where c.customer = e.customer and c.id = e.id and c.state in ('DRAWN', 'SENT')""")
                .param("at", Timestamp.from(at))
                .param(
                        "customers",
                        rows.stream()
                                .map(row ->
                                        Objects.requireNonNull(row.customer()).value())
                                .toArray(Long[]::new))
                .param(
                        "ids",
                        rows.stream()
                                .map(row ->
                                        Objects.requireNonNull(row.collection()).value())
                                .toArray(Long[]::new))
                .update();
    }

    /** The collection itself, locked. */
    Optional<Collection> lock(CustomerId customer, CollectionId id) {
        return db.sql("""
                        select customer, id, account, mandate, bank, end_to_end, amount_minor, state, reason, does,
                               settled_on, returned_on, changed_at, called_note
                        from debit.collection where customer = ? and id = ? for update""")
                .params(customer.value(), id.value())
                .query((row, n) -> RunTable.collection(row))
                .optional();
    }

    void failed(
            Collection one,
            CollectionState state,
            String reason,
            Reason.Does does,
            @Nullable LocalDate day,
            Instant at) {
        var _ = db.sql("""
                        update debit.collection set state = :state, reason = :reason, does = :does, returned_on = :day,
                                                    changed_at = :at
                        where customer = :customer and id = :id""")
                .param("state", state.name())
                .param("reason", reason)
                .param("does", does.name())
                .param("day", day)
                .param("at", Timestamp.from(at))
                .param("customer", one.customer().value())
                .param("id", one.id().value())
                .update();
    }

    /** Accepted collections of our file of this name, in the order of customers. */
    List<Collection> accepted(String message, AgentCode bank, int limit) {
        return state(message, bank, CollectionState.ACCEPTED, limit);
    }

    List<Collection> state(String message, AgentCode bank, CollectionState state, int limit) {
        return db.sql("""
                        select c.customer, c.id, c.account, c.mandate, c.bank, c.end_to_end, c.amount_minor, c.state, c.reason,
                               c.does, c.settled_on, c.returned_on, c.changed_at, c.called_note
                        from debit.collection c join debit.run r on r.id = c.run
                        where r.message = ? and r.bank = ? and c.state = ? order by c.customer, c.id limit ?""")
                .params(message, bank.value(), state.name(), limit)
                .query((row, n) -> RunTable.collection(row))
                .list();
    }

    /** What the collections of our file of this name add up to that the bank has taken, in fen. */
    long total(String message, AgentCode bank) {
        return db.sql("""
                        select coalesce(sum(c.amount_minor), 0) from debit.collection c join debit.run r on r.id = c.run
                        where r.message = ? and r.bank = ? and c.state in ('ACCEPTED', 'PAID', 'RETURNED')""").params(message, bank.value()).query(Long.class).single();
    }
}
