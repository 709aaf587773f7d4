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
        assertThat(customer.accounts())
                .singleElement()
                .satisfies(account -> assertThat(account.number()).startsWith("ZH"));
        assertThat(customer.document()).isNotNull();
        assertThat(customer.document().masked())
                .isEqualTo("****" + document.number().substring(14));
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
            answers = threads.invokeAll(clerks).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        }
        var number = answers.stream().filter(answer -> answer.startsWith("KH")).toList();
        assertThat(number).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.equals("known as " + number.getFirst()))
                .hasSize(7);
    }

    @Test
    void aFormWithSomethingWrongSaysWhichFieldAndWhy() {
        refuses(
                "name",
                new NewCustomer(
                        Customer.Kind.PERSON,
                        " ",
                        furong.organisation.Segment.PUBLIC,
                        null,
                        List.of(),
                        People.home(),
                        Account.PaymentMethod.COUNTER,
                        null));
        refuses("phone", NewCustomer.person("辛", null, "call me", People.home()));
        refuses(
                "documentNumber",
                NewCustomer.person(
                        "辛", new Document(DocumentType.ID_CARD, "110105194912310021"), "13812345678", People.home()));
        refuses(
                "streetOffice",
                NewCustomer.person(
                        "辛", null, "13812345678", new NewPlace(new Area("510107", "510107999"), Address.UNKNOWN)));
        refuses(
                "streetOffice",
                NewCustomer.person(
                        "辛", null, "13812345678", new NewPlace(new Area("510107", "510104017"), Address.UNKNOWN)));
        refuses(
                "district",
                NewCustomer.person("辛", null, "13812345678", new NewPlace(Area.district("110105"), Address.UNKNOWN)));
        refuses(
                "lat",
                NewCustomer.person(
                        "辛", null, "13812345678", new NewPlace(People.JIANGXIJIE, Address.UNKNOWN, 99.0, 104.0)));
    }

    @Test
    void aNeedIsKeptWithConsentUntilItIsWithdrawn() {
        var customer = customers.register(NewCustomer.person("壬", null, "13812345678", People.home()), CLERK);
        assertThatThrownBy(() -> customers.noteNeed(customer.id(), Need.MOBILITY, "wheelchair", " ", CLERK))
                .hasMessageContaining("consent-needed");
        customers.noteNeed(customer.id(), Need.MOBILITY, "wheelchair", "herself, at the counter", CLERK);
        assertThatThrownBy(() -> customers.noteNeed(customer.id(), Need.MOBILITY, "", "again", CLERK))
                .hasMessageContaining("need-known");
        assertThat(customers.get(customer.id()).needs(Need.MOBILITY)).isTrue();
        customers.withdrawNeed(customer.id(), Need.MOBILITY, CLERK);
        assertThat(customers.get(customer.id()).needs()).isEmpty();
        assertThat(db.sql("select note || consent from customer.need where customer = ?")
                        .param(customer.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("herself, at the counter");
        customers.noteNeed(customer.id(), Need.MOBILITY, "", "changed her mind", CLERK);
    }

    @Test
    void placesContactsAndAccountsAreAddedAndTheHomeDecidesTheOwner() {
        var customer = customers.register(NewCustomer.person("癸", null, "13812345678", People.home()), CLERK);
        var office = customers.addPlace(
                customer.id(), new NewPlace(new Area("510108", "510108002"), Address.street("建设路", "1")), CLERK);
        customers.addContact(customer.id(), Contact.mobile("13987654321"), CLERK);
        customers.openAccount(customer.id(), "her mother", Account.PaymentMethod.COLLECTOR, CLERK);
        var now = customers.get(customer.id());
        assertThat(now.places()).hasSize(2);
        assertThat(now.phone()).isEqualTo("13987654321");
        assertThat(now.contacts()).filteredOn(Contact::preferred).hasSize(1);
        assertThat(now.accounts()).hasSize(2);
        assertThat(now.owner().value()).isEqualTo(8);
        var moved = customers.makeHome(customer.id(), office.id(), CLERK);
        assertThat(moved.home()).isEqualTo(office);
        assertThat(moved.owner().value()).isEqualTo(9);
    }

    @Test
    void theTimelineIsReadPageByPageAndHearsNothingTwice() {
        var customer = customers.register(NewCustomer.person("甲子", null, "13812345678", People.home()), CLERK);
        var start = java.time.Instant.parse("2026-11-22T00:00:00Z");
        var entries = IntStream.range(0, 25)
                .mapToObj(n -> new TimelineEntry(
                        customer.id(), start.plusSeconds(n / 3), "test", "thing:" + n, "t", List.of("a", "b"), "1"))
                .toList();
        timeline.addAll(entries);
        entries.forEach(timeline::add);
        var read = new java.util.ArrayList<TimelineEntry>();
        String after = null;
        do {
            var page = timeline.of(customer.id(), after, 4);
            read.addAll(page.rows());
            after = page.next();
        } while (after != null);
        assertThat(read).filteredOn(entry -> entry.icon().equals("test")).containsExactlyInAnyOrderElementsOf(entries);
        assertThat(read).extracting(TimelineEntry::at).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThatThrownBy(() -> db.sql("delete from customer.timeline where customer = ?")
                        .param(customer.id().value())
                        .update())
                .hasMessageContaining("only ever added");
        assertThatThrownBy(() -> timeline.of(customer.id(), "nonsense", 4)).hasMessageContaining("not-found");
    }

    private void refuses(String field, NewCustomer wrong) {
        assertThatThrownBy(() -> customers.register(wrong, CLERK))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.field()).isEqualTo(field));
    }
}
