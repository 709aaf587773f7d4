package furong.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.catalog.Reach.NotReachable;
import furong.catalog.Reach.Reachable;
import furong.organisation.Area;
import furong.platform.Actor;
import furong.platform.Label;
import furong.platform.Money;
import furong.platform.Refused;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@FurongTest
class CatalogTest {

    private static final LocalDate DAY = LocalDate.of(2004, 3, 1);
    private static final Actor CLERK = new Actor(7, 1, "0007", "test");
    private static final Reach YES = new Reachable();

    @Autowired
    Catalog catalog;

    @Autowired
    JdbcClient db;

    @Test
    void everyProductCanBeOrderedWithWhatItTakes() {
        assertThat(catalog.products())
                .extracting(Product::code)
                .containsExactly("FIXED_LINE", "PHS", "ADSL", "LAN", "FIXED_SMS", "FTTH", "EXTENSION", "HOME_PACK");
        var offers = catalog.offers(DAY);
        assertThat(offers).extracting(offer -> offer.product().code()).containsAll(codes());
        assertThat(offers).allSatisfy(offer -> {
            assertThat(offer.needsVisit())
                    .isEqualTo(offer.visitMinutes() > 0)
                    .isEqualTo(!offer.skill().isEmpty());
            assertThat(catalog.prices(offer.id(), DAY)).as(offer.id().value()).isNotEmpty();
        });
        var adsl = catalog.offer(new OfferId("ADSL_2M"));
        assertThat(adsl.portKind()).isEqualTo("DSLAM");
        assertThat(adsl.skill()).isEqualTo("ADSL");
        assertThat(adsl.speedKbps()).isEqualTo(2048);
        assertThat(adsl.product().installation()).isEqualTo("INSTALL_ADSL");
        assertThatThrownBy(() -> catalog.offer(new OfferId("TELEGRAPH")))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo("not-found"));
    }

    @Test
    void whatIsPaidOnceAndMonthlyAddsUp() {
        var prices = catalog.prices(new OfferId("ADSL_2M"), DAY);
        assertThat(Price.total(prices, PriceKind.ONE_OFF, "CNY")).isEqualTo(Money.fen(10000));
        assertThat(Price.total(prices, PriceKind.RECURRING, "CNY")).isEqualTo(Money.fen(17800));
        assertThat(Price.total(List.of(), PriceKind.ONE_OFF, "CNY")).isEqualTo(Money.fen(0));
        assertThat(prices).allMatch(Price::example);
        assertThat(catalog.prices(DAY)).containsEntry(new OfferId("ADSL_2M"), prices);
    }

    @Test
    void aNewPriceCountsFromItsDayAndTheOldOneUntilThen() {
        var id = offerOfItsOwn("TEST_PRICE");
        catalog.setPrice(id, rent(8800), LocalDate.of(2004, 1, 1), CLERK);
        catalog.setPrice(id, rent(6800), LocalDate.of(2004, 6, 1), CLERK);
        assertThat(rentOn(id, LocalDate.of(2003, 12, 31))).isEmpty();
        assertThat(rentOn(id, LocalDate.of(2004, 5, 31))).containsExactly(Money.fen(8800));
        assertThat(rentOn(id, LocalDate.of(2004, 6, 1))).containsExactly(Money.fen(6800));
        assertThatThrownBy(() -> catalog.setPrice(id, rent(1), LocalDate.of(2004, 6, 1), CLERK))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo("price-already-later"));
        assertThatThrownBy(() -> catalog.setPrice(id, rent(-1), LocalDate.of(2005, 1, 1), CLERK))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.field()).isEqualTo("amount"));
    }

    @Test
    void noDayEverHasTwoPricesHoweverManySetThemAtOnce() throws Exception {
        var id = offerOfItsOwn("TEST_PRICE_RACE");
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> set = () -> {
                try {
                    catalog.setPrice(id, rent(5000), LocalDate.of(2004, 1, 1), CLERK);
                    return true;
                } catch (Refused taken) {
                    return false;
                }
            };
            var done = people.invokeAll(Collections.nCopies(20, set));
            var winners = 0;
            for (var one : done) if (one.get()) winners++;
            assertThat(winners).isEqualTo(1);
        }
        assertThat(rentOn(id, LocalDate.of(2004, 1, 1))).hasSize(1);
        assertThatThrownBy(() -> db.sql("""
                        insert into catalog.price (offer, code, valid_from, kind, name_zh, name_en, amount_minor,
                                                   currency, per_zh, per_en, example)
                        select offer, code, date '2004-02-01', kind, name_zh, name_en, 1, currency, per_zh, per_en, true
                        from catalog.price where offer = 'TEST_PRICE_RACE'""").update()).hasMessageContaining("one_price_a_day");
    }

    @Test
    void theNarrowestAreaDecidesAndThenTheSingleOffer() {
        var adsl = catalog.offer(new OfferId("ADSL_2M"));
        var office = new Area("510104", "510104022");
        var everywhere = rule("", "", "", true);
        var district = rule("", "510104", "", false);
        var offerInDistrict = rule("ADSL_2M", "510104", "", true);
        var inOffice = rule("", "510104", "510104022", false);
        var no = new NotReachable("closed");
        assertThat(ReachRule.decide(List.of(), adsl, office)).isEqualTo(new NotReachable("not-offered-here"));
        assertThat(ReachRule.decide(List.of(everywhere), adsl, office)).isEqualTo(YES);
        assertThat(ReachRule.decide(List.of(everywhere, district), adsl, office))
                .isEqualTo(no);
        assertThat(ReachRule.decide(List.of(offerInDistrict, everywhere, district), adsl, office))
                .isEqualTo(YES);
        assertThat(ReachRule.decide(List.of(inOffice, offerInDistrict, everywhere, district), adsl, office))
                .isEqualTo(no);
        assertThat(ReachRule.decide(List.of(inOffice, everywhere), adsl, new Area("510105", "")))
                .isEqualTo(YES);
        assertThat(ReachRule.decide(List.of(inOffice, everywhere), adsl, Area.district("510104")))
                .isEqualTo(YES);
    }

    @Test
    void whatIsSoldWhereIsTheSameForOneOfferAndForAll() {
        var chunxi = new Area("510104", "510104022");
        var xiling = new Area("510129", "510129108");
        assertThat(reach("FTTH_300M", chunxi)).isEqualTo(YES);
        assertThat(reach("FTTH_100M", xiling)).isEqualTo(new NotReachable("fibre-not-yet"));
        assertThat(reach("ADSL_512K", xiling)).isEqualTo(new NotReachable("too-far-from-exchange"));
        assertThat(reach("ADSL_512K", new Area("510129", "510129001"))).isEqualTo(YES);
        assertThat(reach("ADSL_2M", new Area("510112", "510112003"))).isEqualTo(new NotReachable("speed-not-here"));
        assertThat(reach("LAN_10M", chunxi)).isEqualTo(YES);
        assertThat(reach("LAN_10M", new Area("510104", "510104026")))
                .isEqualTo(new NotReachable("building-not-cabled"));
        assertThat(reach("PHS_STANDARD", xiling)).isEqualTo(YES);
        for (var area : List.of(chunxi, xiling, Area.district("510116"))) {
            assertThat(catalog.reaches(area, DAY))
                    .allSatisfy((id, reach) -> assertThat(reach).isEqualTo(catalog.reach(id, area)));
        }
    }

    @Test
    void anAreaIsOpenedAndClosedByOneRule() {
        var id = offerOfItsOwn("TEST_REACH");
        var area = new Area("510199", "510199001");
        catalog.setReach(new ReachRule("ADSL", "TEST_REACH", "510199", "", false, "too-far-from-exchange"), CLERK);
        assertThat(catalog.reach(id, area)).isEqualTo(new NotReachable("too-far-from-exchange"));
        catalog.setReach(new ReachRule("ADSL", "TEST_REACH", "510199", "", true, ""), CLERK);
        assertThat(catalog.reach(id, area)).isEqualTo(YES);
        assertThatThrownBy(() -> catalog.setReach(new ReachRule("ADSL", "", "510199", "", false, ""), CLERK))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.field()).isEqualTo("reason"));
    }

    @Test
    void everyActionHasItsProcedureTheProductsOwnBeforeTheOneForAny() {
        for (var product : codes())
            for (var action :
                    List.of("INSTALL", "MOVE", "CHANGE", "REMOVE", "TRANSFER", "RENUMBER", "SUSPEND", "RESUME"))
                assertThat(catalog.transaction(action, product).action()).isEqualTo(action);
        assertThat(catalog.transaction("INSTALL", "ADSL").code()).isEqualTo("INSTALL_ADSL");
        assertThat(catalog.transaction("MOVE", "FIXED_LINE").code()).isEqualTo("MOVE_FIXED_LINE");
        assertThat(catalog.transaction("MOVE", "FTTH").code()).isEqualTo("MOVE");
        assertThat(catalog.transaction("CHANGE", "FTTH").needsConsent()).isTrue();
        assertThat(catalog.transaction("INSTALL", "FTTH").needsConsent()).isFalse();
        assertThatThrownBy(() -> catalog.transaction("INSTALL", "TELEGRAPH"))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo("not-found"));
    }

    private List<String> codes() {
        return catalog.products().stream().map(Product::code).toList();
    }

    private Reach reach(String offer, Area area) {
        return catalog.reach(new OfferId(offer), area);
    }

    private List<Money> rentOn(OfferId id, LocalDate on) {
        return catalog.prices(id, on).stream().map(Price::amount).toList();
    }

    private static Price rent(long fen) {
        return new Price(
                "RENT", PriceKind.RECURRING, new Label("月费", "Rent"), Money.fen(fen), new Label("月", "month"), false);
    }

    private static ReachRule rule(String offer, String district, String office, boolean allowed) {
        return new ReachRule("ADSL", offer, district, office, allowed, allowed ? "" : "closed");
    }

    /** An offer only this test knows; it was sold on one day long ago, so that nobody else's list shows it. */
    private OfferId offerOfItsOwn(String id) {
        var _ = db.sql("""
                        insert into catalog.offer (id, product, place, name_zh, name_en, needs_visit, skill,
                            visit_minutes, needs_number, port_kind, access_kind, speed_kbps, sold_from, sold_until)
                        values (?, 'ADSL', 99, '试', 'Test', false, '', 0, false, '', 'BROADBAND', 1,
                                '1990-01-01', '1990-01-02')""").param(id).update();
        return new OfferId(id);
    }
}
