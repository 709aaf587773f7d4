package furong.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.FurongTest;
import furong.catalog.Reach.NotReachable;
import furong.catalog.Reach.Reachable;
import furong.organisation.Area;
import furong.platform.Money;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@FurongTest
class BundlesAndFeaturesTest {

    private static final LocalDate DAY = LocalDate.of(2004, 3, 1);

    @Autowired
    Catalog catalog;

    @Autowired
    JdbcClient db;

    @Test
    void aFeatureHasItsPriceFromItsDayOn() {
        assertThat(catalog.features("FIXED_LINE", DAY))
                .extracting(Feature::code)
                .contains("CALLER_DISPLAY", "CALL_FORWARDING", "FIXED_SMS_PACK");
        assertThat(catalog.features("FIXED_LINE", LocalDate.of(1999, 1, 1))).isEmpty();
        var _ = db.sql("""
                        insert into catalog.feature (product, code, place, name_zh, name_en, recurring_minor,
                            one_off_minor, currency, sold_from, sold_until, example) values
                            ('EXTENSION', 'TEST_BELL', 1, '铃', 'Bell', 100, 900, 'CNY', '1990-01-01', '1991-01-01', true),
                            ('EXTENSION', 'TEST_BELL', 1, '铃', 'Bell', 200, 0, 'CNY', '1991-01-01', '1992-01-01', true)""").update();
        assertThat(bell(LocalDate.of(1990, 12, 31))).containsExactly(Money.fen(900), Money.fen(100));
        assertThat(bell(LocalDate.of(1991, 1, 1))).containsExactly(Money.fen(200));
        assertThat(bell(LocalDate.of(1992, 1, 1))).isEmpty();
        assertThatThrownBy(() -> db.sql("""
                        insert into catalog.feature values
                        ('EXTENSION', 'TEST_BELL', 1, '铃', 'Bell', 1, 0, 'CNY', '1990-06-01', null, true)""").update()).hasMessageContaining("one_feature_a_day");
    }

    @Test
    void aFeeOfTheProductGoesBeforeTheFeeForAny() {
        assertThat(catalog.fee("MOVE", "FTTH", DAY).map(Price::amount)).contains(Money.fen(10000));
        assertThat(catalog.fee("MOVE", "ADSL", DAY).map(Price::amount)).contains(Money.fen(8000));
        assertThat(catalog.fee("CHANGE", "ADSL", DAY)).as("a change is free").isEmpty();
        assertThat(catalog.fee("MOVE", "ADSL", LocalDate.of(1999, 1, 1))).isEmpty();
        assertThat(catalog.fees(DAY))
                .allSatisfy(fee -> assertThat(fee.price().kind()).isEqualTo(PriceKind.ONE_OFF));
    }

    @Test
    void whatIsHiredHasADepositAndWhatIsGivenHasNone() {
        var adsl = catalog.equipment(new OfferId("ADSL_1M"));
        assertThat(adsl).extracting(Equipment::code).containsExactly("MODEM", "SPLITTER");
        assertThat(adsl).extracting(Equipment::hired).containsExactly(true, false);
        assertThat(adsl).extracting(Equipment::deposit).containsExactly(Money.fen(20000), Money.fen(0));
        assertThatThrownBy(() -> db.sql(
                                "insert into catalog.equipment values ('LAN_2M', 'X', 1, 'x', 'x', false, 1, 'CNY', true)")
                        .update())
                .hasMessageContaining("equipment_check");
    }

    @Test
    void aBundleHasPartsAPriceOfItsOwnAndIsSoldWhereAllItsPartsAre() {
        var pack = catalog.offer(new OfferId("HOME_PACK_2M"));
        assertThat(pack.bundle()).isTrue();
        assertThat(pack.parts()).containsExactly(new OfferId("FIXED_LINE_HOME"), new OfferId("ADSL_2M"));
        assertThat(pack.skill()).isEqualTo("ADSL");
        assertThat(pack.visitMinutes()).isPositive();
        var alone = pack.parts().stream()
                .map(part -> Price.total(catalog.prices(part, DAY), PriceKind.RECURRING, "CNY"))
                .reduce(Money.fen(0), Money::plus);
        assertThat(Price.total(catalog.prices(pack.id(), DAY), PriceKind.RECURRING, "CNY"))
                .isLessThan(alone);
        assertThat(catalog.offers(DAY))
                .filteredOn(Offer::bundle)
                .allSatisfy(bundle -> assertThat(bundle.parts())
                        .allSatisfy(
                                part -> assertThat(catalog.offer(part).bundle()).isFalse()));
        assertThat(reach("HOME_PACK_2M", new Area("510104", "510104022"))).isEqualTo(new Reachable());
        assertThat(reach("HOME_PACK_2M", new Area("510112", "510112003")))
                .isEqualTo(new NotReachable("speed-not-here"));
        assertThat(reach("HOME_PACK_1M", new Area("510129", "510129108")))
                .isEqualTo(new NotReachable("too-far-from-exchange"));
    }

    @Test
    void anExtensionRidesOnAFixedLine() {
        var set = catalog.offer(new OfferId("EXTENSION_SET"));
        assertThat(set.ridesOn()).isEqualTo("FIXED_LINE");
        assertThat(set.portKind()).isEmpty();
        assertThat(set.needsNumber()).isFalse();
        assertThat(catalog.offer(new OfferId("ADSL_2M")).ridesOn()).isEmpty();
    }

    @Test
    void aNewKindOfAccessIsDataAndNonsenseIsNot() {
        var id = new OfferId("TEST_ACCESS");
        var _ = db.sql("""
                        insert into catalog.offer (id, product, place, name_zh, name_en, needs_visit, skill,
                            visit_minutes, needs_number, port_kind, access_kind, speed_kbps, sold_from, sold_until)
                        values (?, 'ADSL', 98, '试', 'Test', false, '', 0, false, '', 'BROADBAND', 1,
                                '1990-01-01', '1990-01-02')""").param(id.value()).update();
        var set = "update catalog.offer set access_kind = ?, port_kind = ? where id = ?";
        var _ = db.sql(set).params("IPTV", "MULTICAST", id.value()).update();
        assertThat(catalog.offer(id).accessKind()).isEqualTo("IPTV");
        assertThatThrownBy(() -> db.sql(set).params("ip tv", "", id.value()).update())
                .hasMessageContaining("offer_access_kind_check");
    }

    private List<Money> bell(LocalDate on) {
        return catalog.features("EXTENSION", on).stream()
                .filter(feature -> feature.code().equals("TEST_BELL"))
                .flatMap(feature -> feature.prices().stream())
                .map(Price::amount)
                .toList();
    }

    private Reach reach(String offer, Area area) {
        return catalog.reach(new OfferId(offer), area);
    }
}
