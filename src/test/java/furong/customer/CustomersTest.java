package furong.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.organisation.Area;
import furong.platform.Actor;
import furong.platform.Refused;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Registering customers: what is kept, what is refused, and what the database alone does not tell. */
@FurongTest
class CustomersTest {

    private static final Actor CLERK = new Actor(1, 2, "1024", "test");

    @Autowired
    Customers customers;

    @Autowired
    Timeline timeline;

    @Autowired
    JdbcClient db;

    @Test
    void aRegisteredCustomerIsReadBackWhole() {
        var document = People.idCard();
        var new_ = NewCustomer.person("张伟", document, "13812345678", People.home());
        var customer = customers.register(new_, CLERK);
        assertThat(customer.number()).startsWith("KH");
        assertThat(customer.home().line()).isEqualTo("四川省成都市武侯区浆洗街街道洗面桥街12号芙蓉苑3栋2单元501室");
        assertThat(customer.home().lat()).isBetween(30.62, 30.66);
        assertThat(customer.phone()).isEqualTo("13812345678");
        assertThat(customer.accounts()).singleElement().satisfies(account -> assertThat(account.number())
                .startsWith("ZH"));
        assertThat(customer.document()).isNotNull();
        assertThat(customer.document().masked()).isEqualTo("****" + document.number().substring(14));
        assertThat(timeline.of(customer.id(), null, 10).rows())
                .singleElement()
                .satisfies(entry -> assertThat(entry.key()).isEqualTo("customer.timeline.registered"));
    }

    @Test
    void ofManyWhoShowTheSameDocumentAtOnceOneIsRegisteredAndTheOthersHearUnderWhichNumber() throws Exception {
        var document = People.idCard();
        var news = NewCustomer.person("李娜", document, "13800000001", People.home());
        List<Callable<String>> clerks = IntStream.range(0, 8)
                .mapToObj(n -> (Callable<String>) () -> {
                    try {
                        return customers.register(news, CLERK).number();
                    } catch (Refused refused) {
                        assertThat(refused.code()).isEqualTo("document-known");
                        assertThat(refused.field()).isEqualTo("documentNumber");
                        return "known as " + refused.arguments().getFirst();
                    }
                })
                .toList();
        List<String> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(clerks).stream().map(java.util.concurrent.Future::resultNow).toList();
        }
        var number = answers.stream().filter(answer -> answer.startsWith("KH")).toList();
        assertThat(number).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.equals("known as " + number.getFirst())).hasSize(7);
    }
}
