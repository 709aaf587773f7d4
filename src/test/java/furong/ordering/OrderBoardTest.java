package furong.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.organisation.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@FurongTest
class OrderBoardTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    @Autowired
    Counter counter;

    @Autowired
    OrderBoard board;

    @Autowired
    JdbcClient db;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void theHallOpens() {
        counter.opens(MONDAY);
    }

    @Test
    void theBoardIsReadOnPageByPageAndAlsoSearchedByBadge() {
        var placed = List.of(
                counter.order(counter.walksIn("冯七"), "ADSL_2M").id(),
                counter.order(counter.walksIn("冯八"), "ADSL_2M").id(),
                counter.order(counter.walksIn("冯九"), "ADSL_2M").id());
        var filter = new OrderFilter("", "", null, "", counter.clerk().badge(), null, null);
        var scope = new Scope(Set.of(Counter.UNIT));
        var read = new ArrayList<OrderId>();
        var page = board.list(filter, scope, 2);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            page.forEach(row -> read.add(row.id()));
            page = board.list(filter, scope, page.getLast(), 2);
        }
        assertThat(read).containsAll(placed).doesNotHaveDuplicates();
        assertThat(read)
                .isEqualTo(board.list(filter, scope, 10_000).stream()
                        .map(OrderRow::id)
                        .toList());
    }

    @Test
    void theBoardSearchesThroughIndexes() {
        var plan = new TransactionTemplate(transactions).execute(status -> {
            db.sql("set local enable_seqscan = off").update();
            db.sql("set local plan_cache_mode = force_generic_plan").update();
            var statement = "explain select * from ordering.service_order where true" + OrderBoard.WORDS;
            return OrderBoard.withWords(db.sql(statement), "XZ2026")
                    .query(String.class)
                    .list();
        });
        assertThat(String.join("\n", plan)).contains("order_by_number", "order_by_badge");
    }
}
