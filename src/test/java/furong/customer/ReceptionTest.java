package furong.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.organisation.NewStaff;
import furong.organisation.Role;
import furong.organisation.Scope;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Guesses;
import furong.platform.Ids;
import furong.platform.Label;
import furong.platform.Refused;
import furong.platform.TimeTravel;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Any hall serves whoever stands there and shows who they are; nobody reads other units' customers otherwise. */
@FurongTest
class ReceptionTest {

    private static final Scope CHENGHUA = new Scope(Set.of(new UnitId(9)));

    @Autowired
    Customers customers;

    @Autowired
    Reception reception;

    @Autowired
    Staff staff;

    @Autowired
    TimeTravel time;

    @Autowired
    JdbcClient db;

    @Test
    void whoeverShowsTheirDocumentIsServedForHalfAnHourAnywhere() {
        var clerk = clerk();
        var by = new Actor(clerk.id().value(), 9, clerk.badge(), "test");
        var document = People.idCard();
        var customer = customers.register(NewCustomer.person("诸葛明", document, "13812345678", People.home()), by);
        assertThatThrownBy(() -> reception.open(customer.id(), clerk, CHENGHUA)).hasMessageContaining("out-of-scope");

        var seen = reception.recognise(document.number(), by).orElseThrow();
        assertThat(seen.name()).isEqualTo("诸**");
        assertThat(seen.phone()).isEqualTo("138****5678");
        assertThat(seen.address()).isEmpty();
        assertThatThrownBy(() -> reception.open(customer.id(), clerk, CHENGHUA)).hasMessageContaining("out-of-scope");

        assertThat(reception.serve(customer.id(), document.number(), clerk, by).name())
                .isEqualTo("诸葛明");
        assertThat(reception.open(customer.id(), clerk, CHENGHUA).name()).isEqualTo("诸葛明");
        time.forwardBy(Duration.ofMinutes(31));
        assertThatThrownBy(() -> reception.open(customer.id(), clerk, CHENGHUA)).hasMessageContaining("out-of-scope");
    }

    @Test
    void aNumberThatIsNotTheirsOpensNothing() {
        var clerk = clerk();
        var by = new Actor(clerk.id().value(), 9, clerk.badge(), "test");
        var one = customers.register(NewCustomer.person("甲", null, "13812345678", People.home()), by);
        var other = customers.register(NewCustomer.person("乙", null, "13812345678", People.home()), by);
        assertThatThrownBy(() -> reception.serve(one.id(), other.number(), clerk, by))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.field()).isEqualTo("shown"));
        assertThat(reception.recognise("13812345678", by))
                .as("a phone number is no proof")
                .isEmpty();
        assertThat(reception.recognise("", by)).isEmpty();
        assertThat(reception
                        .serve(one.id(), one.accounts().getFirst().number(), clerk, by)
                        .id())
                .isEqualTo(one.id());
    }

    @Test
    void whoeverGuessesNumbersIsStoppedForAWhile() {
        var clerk = clerk();
        var by = new Actor(clerk.id().value(), 9, clerk.badge(), "test");
        var document = People.idCard();
        var customer = customers.register(NewCustomer.person("己", document, "13812345678", People.home()), by);
        assertThatThrownBy(() -> reception.serve(customer.id(), "KH0000000000", clerk, by))
                .hasMessageContaining("not-shown");
        for (var miss = 1; miss < Guesses.MAX; miss++) {
            assertThat(reception.recognise(document.number(), by))
                    .as("a hit, which forgives nothing")
                    .isPresent();
            assertThat(reception.recognise("KH000000000" + miss, by)).isEmpty();
        }
        assertThatThrownBy(() -> reception.recognise(document.number(), by))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo("too-many-misses"));
        time.forwardBy(Guesses.WINDOW.plusSeconds(1));
        assertThat(reception.recognise(document.number(), by)).isPresent();
    }

    @Test
    void theDatabaseAloneRevealsNoDocumentNumber() {
        var by = new Actor(1, 9, "1024", "test");
        var document = People.idCard();
        var customer = customers.register(NewCustomer.person("丙", document, "13812345678", People.home()), by);
        var hidden = document.number().substring(0, 14);
        for (var table : db.sql("""
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and n.nspname in ('customer', 'platform')""").query(String.class).list()) {
            var found = db.sql("select count(*) from " + table + " t where t::text like '%' || :hidden || '%'"
                            + " or t::text like '%' || encode(convert_to(:hidden, 'UTF8'), 'hex') || '%'")
                    .param("hidden", hidden)
                    .query(Long.class)
                    .single();
            assertThat(found).as(table).isZero();
        }
        assertThat(reception.revealDocument(customer.id(), "the police asks, file 7", by))
                .isEqualTo(document.number());
        assertThatThrownBy(() -> reception.revealDocument(customer.id(), " ", by))
                .hasMessageContaining("reason");
        assertThat(db.sql("select count(*) from platform.audit where customer = ? and what = 'document.revealed'")
                        .param(customer.id().value())
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void aSealedDocumentCopiedToAnotherCustomerDoesNotOpen() {
        var by = new Actor(1, 9, "1024", "test");
        var one = customers.register(NewCustomer.person("丁", People.idCard(), "13812345678", People.home()), by);
        var other = customers.register(NewCustomer.person("戊", People.idCard(), "13812345678", People.home()), by);
        db.sql("""
                update customer.document set sealed = (select sealed from customer.document where customer = :one)
                where customer = :other""")
                .param("one", one.id().value())
                .param("other", other.id().value())
                .update();
        assertThatThrownBy(() -> reception.revealDocument(other.id(), "why", by))
                .hasMessageContaining("another customer");
    }

    private StaffMember clerk() {
        return staff.hire(
                new NewStaff(
                        "R" + Ids.text(Ids.next()),
                        new Label("王店员", "Wang"),
                        new UnitId(9),
                        Set.of(Role.COUNTER_CLERK),
                        Set.of(),
                        null,
                        null,
                        "{noop}x"),
                Actor.system("test"));
    }
}
