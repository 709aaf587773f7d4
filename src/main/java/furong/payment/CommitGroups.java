package furong.payment;

import furong.ledger.AccountKey;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Lets receipts that arrive at the same moment share a commit, as the wait for the disk is most of what one costs. A few
 * committers run while there is something to do, each taking what waits; nobody waits for a group to fill. Within a
 * group, and between those under way, no account and no reference occurs twice.
 */
@Component
class CommitGroups {

    private static final int ATTEMPTS_MAX = 8;
    private static final long PAUSE_NANOS = 20_000_000;

    private final Poster poster;
    private final int committersMax;
    private final int groupMax;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
    private final Set<AccountKey> busyAccounts = new HashSet<>();
    private final Set<Reference> busyReferences = new HashSet<>();
    private int committers;

    CommitGroups(
            Poster poster,
            @Value("${furong.payment.committers:3}") int committersMax,
            @Value("${furong.payment.group:64}") int groupMax) {
        this.poster = poster;
        this.committersMax = committersMax;
        this.groupMax = groupMax;
    }

    private record Waiting(Posting posting, CompletableFuture<Answer> answer) {}

    /** Returns when the posting is committed; throws what its transaction threw. */
    Answer post(Posting posting) {
        var waiting = new Waiting(posting, new CompletableFuture<>());
        lock.lock();
        try {
            queue.add(waiting);
            if (committers < committersMax) {
                committers++;
                Thread.ofVirtual().name("payments").start(this::commitWhatWaits);
            }
        } finally {
            lock.unlock();
        }
        try {
            return waiting.answer.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) throw cause;
            throw failure;
        }
    }

    private void commitWhatWaits() {
        List<Waiting> done = List.of();
        while (true) {
            List<Waiting> group;
            lock.lock();
            try {
                release(done);
                group = take();
                if (group.isEmpty()) {
                    committers--;
                    return;
                }
            } finally {
                lock.unlock();
            }
            commit(group);
            done = group;
        }
    }

    /** What must wait for a group under way stays; the committer of that group comes back for it. */
    private List<Waiting> take() {
        var group = new ArrayList<Waiting>();
        for (var each = queue.iterator(); each.hasNext() && group.size() < groupMax; ) {
            var waiting = each.next();
            var account = waiting.posting.account();
            var reference = waiting.posting.reference();
            if (busyAccounts.contains(account) || busyReferences.contains(reference)) continue;
            busyAccounts.add(account);
            busyReferences.add(reference);
            group.add(waiting);
            each.remove();
        }
        return group;
    }

    private void release(List<Waiting> done) {
        for (var waiting : done) {
            busyAccounts.remove(waiting.posting.account());
            busyReferences.remove(waiting.posting.reference());
        }
    }

    /** One that cannot be booked must not take the others with it: they are tried again, each alone. */
    private void commit(List<Waiting> group) {
        try {
            var answers = persistently(group);
            for (var i = 0; i < group.size(); i++) group.get(i).answer.complete(answers.get(i));
        } catch (RuntimeException | Error failure) {
            if (group.size() == 1) group.getFirst().answer.completeExceptionally(failure);
            else group.forEach(waiting -> commit(List.of(waiting)));
        }
    }

    /**
     * When the connection breaks nobody knows whether the commit came through; asking again under the same references
     * finds out, and changes nothing if it did.
     */
    private List<Answer> persistently(List<Waiting> group) {
        var postings = group.stream().map(Waiting::posting).toList();
        for (var attempt = 1; ; attempt++) {
            try {
                return poster.post(postings);
            } catch (RuntimeException failure) {
                if (attempt == ATTEMPTS_MAX || !isBrokenConnection(failure)) throw failure;
                LockSupport.parkNanos(PAUSE_NANOS << attempt);
            }
        }
    }

    private static boolean isBrokenConnection(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException) return true;
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                var state = sql.getSQLState();
                if (state.startsWith("08") || state.startsWith("57P") || state.equals("25006")) return true;
            }
        }
        return false;
    }
}
