package furong.platform.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@FurongTest
class GatedTransactionsTest {

    private static final int ROUNDS = 3;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient db;

    @Value("${spring.datasource.hikari.maximum-pool-size}")
    int connections;

    @Test
    @DisplayName("as many as are let in each begin a second and a third transaction within the first, and all end")
    void oneWithinAnotherAlwaysFindsAConnection() throws Exception {
        var letIn = connections - 4;
        var everyOneHolds = new CyclicBarrier(letIn);
        var first = new TransactionTemplate(transactions);
        var within = new TransactionTemplate(transactions);
        within.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        Callable<Integer> nested = () -> first.execute(outer -> {
            one();
            await(everyOneHolds);
            return within.execute(middle -> one() + within.execute(inner -> one()));
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = threads.invokeAll(Collections.nCopies(letIn * ROUNDS, nested));
            assertThat(all).extracting(Future::get).containsOnly(2);
        }
    }

    private int one() {
        return db.sql("select 1").query(Integer.class).single();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(60, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
