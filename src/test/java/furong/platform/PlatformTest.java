package furong.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@FurongTest
class PlatformTest {

    @Autowired
    Audit audit;

    @Autowired
    DocumentNumbers numbers;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void whatWasNotedCanBeNeitherChangedNorRemoved() {
        audit.note(Actor.system("test"), "thing.done", 7, "thing:1", Map.of("why", "because"));
        assertThatThrownBy(() -> db.sql("update platform.audit set what = 'x' where customer = 7")
                        .update())
                .hasMessageContaining("rows are only ever added");
        assertThatThrownBy(() ->
                        db.sql("delete from platform.audit where customer = 7").update())
                .hasMessageContaining("rows are only ever added");
        assertThatThrownBy(() -> db.sql("truncate platform.audit").update())
                .hasMessageContaining("rows are only ever added");
    }

    @Test
    void documentNumbersNeverRepeat() {
        var given = IntStream.range(0, 2000)
                .parallel()
                .mapToObj(n -> numbers.next("XZ"))
                .toList();
        assertThat(given).doesNotHaveDuplicates().allMatch(number -> number.matches("XZ\\d{6}-\\d{5}-\\d"));
    }

    /** Each of sixteen holds one of the pool's sixteen connections when all ask for a number of a new kind at once. */
    @Test
    void documentNumbersAreGivenThoughEveryConnectionIsTaken() throws Exception {
        var everyConnection = new CyclicBarrier(16);
        Callable<String> asked = () -> transactions.execute(begun -> {
            db.sql("select 1").query(Integer.class).single();
            try {
                everyConnection.await(20, TimeUnit.SECONDS);
            } catch (Exception tooFewConnections) {
                throw new IllegalStateException(tooFewConnections);
            }
            return numbers.next("QA");
        });
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = people.invokeAll(Collections.nCopies(16, asked), 25, TimeUnit.SECONDS);
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.isCancelled()).isFalse());
            assertThat(answers).extracting(Future::get).doesNotHaveDuplicates();
        }
    }
}
