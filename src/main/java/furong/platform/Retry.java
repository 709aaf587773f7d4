package furong.platform;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The one place that tries again. A transaction the database rolled back because of a neighbour (serialization failure
 * 40001, deadlock 40P01) is repeated from its outermost front-class method, with a pause that grows and differs.
 */
@Aspect
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Retry {

    private static final int ATTEMPTS_MAX = 6;
    private static final long PAUSE_NANOS = 4_000_000;
    private static final Set<String> ROLLED_BACK_BY_A_NEIGHBOUR = Set.of("40001", "40P01");

    @Around("within(furong..*) && (@within(org.springframework.transaction.annotation.Transactional)"
            + " || @annotation(org.springframework.transaction.annotation.Transactional))")
    @Nullable
    Object again(ProceedingJoinPoint call) throws Throwable {
        if (TransactionSynchronizationManager.isActualTransactionActive()) return call.proceed();
        for (var attempt = 1; ; attempt++) {
            try {
                return call.proceed();
            } catch (RuntimeException failure) {
                if (attempt == ATTEMPTS_MAX || !worthAnother(failure)) throw failure;
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS << attempt));
            }
        }
    }

    private static boolean worthAnother(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && ROLLED_BACK_BY_A_NEIGHBOUR.contains(sql.getSQLState())) return true;
        }
        return false;
    }
}
