package furong.network;

import furong.network.NetworkElement.Measurement;
import furong.network.NetworkElement.Target;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Refused;
import furong.resource.Port;
import furong.resource.PortId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks every element concerned how a line is, joins their answers and keeps the result. */
@Component
class LineTests {

    private final JdbcClient db;
    private final Clock clock;
    private final List<NetworkElement> elements;

    LineTests(JdbcClient db, Clock clock, List<NetworkElement> elements) {
        this.db = db;
        this.clock = clock;
        this.elements = elements;
    }

    LineTest service(long customer, ServiceId id, Actor by) {
        var found = db.sql("select * from network.service where customer = :customer and id = :id")
                .param("customer", customer)
                .param("id", id.value())
                .query((row, n) -> new Tested(
                        Services.target(row),
                        row.getBoolean("observed_on")
                                && row.getLong("observed_version") == row.getLong("wanted_version")))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
        var measured = found.on() ? measure(found.target()) : new Measurement("not-on", 0, 0, 0);
        return keep(found.target(), measured, by);
    }

    LineTest port(long customer, Port port, Actor by) {
        if (port.customer() == null || port.customer() != customer)
            throw new Refused("not-found", port.id().text());
        var kind = port.kind().equals("PAIR") ? "VOICE" : "BROADBAND";
        var target = new Target(customer, null, port.exchange(), kind, null, port.id(), 0, List.of());
        return keep(target, measure(target), by);
    }

    @Nullable
    LineTest last(long customer, ServiceId service) {
        return db.sql("""
                select * from network.line_test where customer = :customer and service = :service
                order by at desc, id desc limit 1""")
                .param("customer", customer)
                .param("service", service.value())
                .query(LineTests::read)
                .optional()
                .orElse(null);
    }

    private record Tested(Target target, boolean on) {}

    /** The first fault found, and the best figures known. */
    private Measurement measure(Target target) {
        var all = elements.stream()
                .filter(element -> element.carries(target.accessKind()))
                .map(element -> element.measure(target))
                .toList();
        var fault = all.stream().filter(one -> !one.passed()).findFirst().map(Measurement::fault);
        var sync = all.stream().mapToInt(Measurement::syncKbps).max().orElse(0);
        var slow = sync < target.speedKbps() && target.port() != null ? "too-slow" : "";
        return new Measurement(
                fault.orElse(slow),
                all.stream().mapToDouble(Measurement::attenuationDb).max().orElse(0),
                all.stream().mapToDouble(Measurement::noiseMarginDb).max().orElse(0),
                sync);
    }

    private LineTest keep(Target target, Measurement measured, Actor by) {
        var test = new LineTest(
                Ids.next(),
                target.customer(),
                target.service(),
                target.port(),
                clock.instant(),
                measured.passed(),
                measured.attenuationDb(),
                measured.noiseMarginDb(),
                measured.syncKbps(),
                measured.fault());
        db.sql("""
                insert into network.line_test (customer, id, service, port, at, passed, attenuation_db,
                    noise_margin_db, sync_kbps, fault, badge)
                values (:customer, :id, :service, :port, :at, :passed, :attenuation, :margin, :sync, :fault, :badge)""")
                .param("customer", test.customer())
                .param("id", test.id())
                .param("service", test.service() == null ? null : test.service().value())
                .param("port", test.port() == null ? null : test.port().value())
                .param("at", Timestamp.from(test.at()))
                .param("passed", test.passed())
                .param("attenuation", test.attenuationDb())
                .param("margin", test.noiseMarginDb())
                .param("sync", test.syncKbps())
                .param("fault", test.fault())
                .param("badge", by.badge())
                .update();
        return test;
    }

    private static LineTest read(ResultSet row, int n) throws SQLException {
        var service = row.getObject("service", Long.class);
        var port = row.getObject("port", Long.class);
        return new LineTest(
                row.getLong("id"),
                row.getLong("customer"),
                service == null ? null : new ServiceId(service),
                port == null ? null : new PortId(port),
                row.getTimestamp("at").toInstant(),
                row.getBoolean("passed"),
                row.getDouble("attenuation_db"),
                row.getDouble("noise_margin_db"),
                row.getInt("sync_kbps"),
                row.getString("fault"));
    }
}
