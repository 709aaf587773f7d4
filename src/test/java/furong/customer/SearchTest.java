package furong.customer;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.organisation.Scope;
import furong.organisation.UnitId;
import furong.platform.Actor;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer is found by whatever a clerk types, among twenty thousand others, by way of the indexes, and in scope. */
@FurongTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {

    private static final Actor CLERK = new Actor(1, 8, "1024", "test");
    private static final Scope WUHOU = new Scope(Set.of(new UnitId(8)));
    private static final Scope ELSEWHERE = new Scope(Set.of(new UnitId(9)));
    private static final Document DOCUMENT = People.idCard();
    private static final List<String> TABLES =
            List.of("place", "customer", "contact", "document", "name_key", "number_directory");

    @Autowired
    Customers customers;

    @Autowired
    Search search;

    @Autowired
    JdbcClient db;

    private Customer ouyang;
    private Customer tea;

    @BeforeAll
    void amongTwentyThousand() {
        crowd();
        ouyang = customers.register(
                new NewCustomer(
                        Customer.Kind.PERSON,
                        "曾欧阳",
                        furong.organisation.Segment.PUBLIC,
                        DOCUMENT,
                        List.of(
                                Contact.mobile("189 8137 5521"),
                                new Contact(Contact.Kind.PHONE, "028-86120077", "", false)),
                        new NewPlace(People.JIANGXIJIE, new Address("棕竹街", "9", "琵琶小筑", "7", "1", "1602")),
                        Account.PaymentMethod.COUNTER,
                        null),
                CLERK);
        tea = customers.register(
                new NewCustomer(
                        Customer.Kind.ORGANISATION,
                        "成都竹叶春茶业有限公司",
                        furong.organisation.Segment.PUBLIC,
                        null,
                        List.of(Contact.phone("02885550199")),
                        new NewPlace(People.JIANGXIJIE, Address.street("洗面桥横街", "88")),
                        Account.PaymentMethod.TRANSFER,
                        null),
                CLERK);
    }

    @AfterAll
    void theCrowdGoesHome() {
        for (var table : List.of("name_key", "contact", "place", "ownership", "document"))
            db.sql("delete from customer." + table + " where customer between 1 and 20000")
                    .update();
        db.sql("delete from customer.customer where customer between 1 and 20000")
                .update();
    }

    @ParameterizedTest
    @CsvSource({
        "曾欧阳",
        "欧阳",
        "zengouyang",
        "zengou",
        "zoy",
        "18981375521",
        "1898137",
        "5521",
        "86120077",
        "琵琶小筑",
        "棕竹街9号",
        "琵琶",
        "棕竹街9号琵琶小筑7栋1单元1602室",
        "成都市武侯区浆洗街街道棕竹街9号琵琶",
        "曾 琵琶小筑",
        "zengouyang 1602室"
    })
    void aPersonIsFoundBy(String words) {
        assertThat(customers.search(words, WUHOU, 10))
                .extracting(CustomerRow::id)
                .contains(ouyang.id());
        assertThat(customers.search(words, ELSEWHERE, 10))
                .extracting(CustomerRow::id)
                .doesNotContain(ouyang.id());
    }

    @Test
    void aPersonIsFoundByTheirNumbers() {
        for (var number : List.of(
                ouyang.number(),
                ouyang.number().toLowerCase(java.util.Locale.ROOT),
                ouyang.accounts().getFirst().number(),
                DOCUMENT.number().substring(14)))
            assertThat(customers.search(number, WUHOU, 10))
                    .extracting(CustomerRow::id)
                    .contains(ouyang.id());
    }

    @ParameterizedTest
    @CsvSource({"竹叶春", "zhuyechun", "zycc", "茶业有限", "洗面桥横街88号", "cdzycc"})
    void anOrganisationIsFoundBy(String words) {
        assertThat(customers.search(words, WUHOU, 10))
                .extracting(CustomerRow::id)
                .contains(tea.id());
    }

    @Test
    void theWholeNameStandsBeforeNamesThatBeginLikeIt() {
        var found = customers.search("张伟", WUHOU, 20);
        assertThat(found).hasSize(20);
        assertThat(found.getFirst().name()).isEqualTo("张伟");
        assertThat(found).extracting(CustomerRow::id).doesNotHaveDuplicates();
    }

    @Test
    void severalWordsMustAllFitTheSameCustomer() {
        assertThat(customers.search("曾欧阳 洗面桥横街", WUHOU, 10)).isEmpty();
        assertThat(customers.search("张伟 浆洗街", WUHOU, 10))
                .allMatch(row -> row.name().contains("张伟"));
    }

    @Test
    void whatMeansSomethingToTheDatabaseIsJustTextHere() {
        for (var words : List.of("%", "_", "'", "\\", "%%%%", "a_b%c'd\\", "", "   ", ":w0", "{}", "\u0000"))
            assertThat(customers.search(words, WUHOU, 10))
                    .extracting(CustomerRow::id)
                    .doesNotContain(ouyang.id());
    }

    @ParameterizedTest
    @CsvSource({
        "欧阳, customer_by_name_grams", "曾欧阳, customer_by_name", "zengouyang, name_key_by_key",
        "18981375521, contact_by_value", "86120077, contact_by_ending", "琵琶, place_by_grams",
        "棕竹街9号, place_by_grams", "5521, document_by_tail", "KH261122-00001-1, number_directory_pkey"
    })
    void theSearchGoesByTheIndexes(String words, String index) {
        var typed = List.of(words);
        var plan = String.join(
                "\n",
                search.statement("explain " + search.query(typed), typed, WUHOU, 20)
                        .query(String.class)
                        .list());
        assertThat(plan).contains(index);
        for (var table : TABLES) assertThat(plan).doesNotContain("Seq Scan on " + table + " ");
    }

    private void crowd() {
        db.sql("""
                insert into customer.customer (customer, number, kind, name, name_grams, segment, home, district,
                                               street_office, since)
                select n, 'TEST-' || n, 'PERSON', name,
                       array(select substr(name, i, 2) from generate_series(1, length(name) - 1) i), 'PUBLIC', n,
                       '510107', '510107001', '2000-01-01'
                from (select n, substr('王李张刘陈杨黄赵吴周', n % 10 + 1, 1) || case when n % 7 = 0 then '' else
                          substr('建国文明志秀春海', n % 8 + 1, 1) end || substr('伟芳娜敏静丽强磊军洋勇艳', n / 10 % 12 + 1, 1)
                          as name
                      from generate_series(1, 20000) n) crowd""").update();
        db.sql("""
                insert into customer.place (customer, id, district, street_office, street, number, compound, building,
                                            unit, room, line, search_line, grams, lat, lon, rural)
                select n, n, '510107', '510107001', '', '', '', '', '', '', '四川省成都市' || line, line,
                       array(select distinct substr(line, i, 2) from generate_series(1, length(line) - 1) i),
                       30.6, 104.0, false
                from (select n, '武侯区浆洗街街道' || substr('浆玉林洗面科华桐新肖棕', n % 11 + 1, 2) || '街' || n % 180 || '号'
                          || n % 23 || '栋' || n % 4 || '单元' || n % 900 || '室' as line
                      from generate_series(1, 20000) n) crowd""").update();
        db.sql("""
                insert into customer.contact (customer, kind, value, name, preferred)
                select n, 'MOBILE', (13500000000 + n * 7919)::text, '', true from generate_series(1, 20000) n""").update();
        db.sql("""
                insert into customer.document (customer, type, tail, sealed)
                select n, 'ID_CARD', lpad((n * 31 % 10000)::text, 4, '0'), '' from generate_series(1, 20000) n""").update();
        db.sql("""
                insert into customer.name_key (customer, key)
                select n, 'wang' || md5(n::text) from generate_series(1, 20000) n""").update();
        db.sql("""
                insert into customer.ownership (customer, since, unit, why)
                select n, '2000-01-01', 8, 'test' from generate_series(1, 20000) n""").update();
        for (var table : List.of("customer", "place", "contact", "document", "name_key", "ownership"))
            db.sql("analyze customer." + table).update();
    }
}
