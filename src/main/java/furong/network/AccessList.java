package furong.network;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The element of broadband that is ours: who may dial in. It is told like any other, after commit and by version, and
 * comes last, so that nobody is let in over a port that is not open yet.
 */
@Component
@Order(100)
class AccessList implements NetworkElement {

    private final JdbcClient db;

    AccessList(JdbcClient db) {
        this.db = db;
    }

    @Override
    public boolean carries(String accessKind) {
        return accessKind.equals("BROADBAND");
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void apply(Instruction instruction) throws Trouble {
        var target = instruction.target();
        var service = target.service();
        if (service == null) throw new Trouble("no service named");
        db.sql("""
                update network.access set enabled = :on, version = :version, speed_kbps = :speed
                where customer = :customer and service = :service and version <= :version""")
                .param("on", instruction.on())
                .param("version", instruction.version())
                .param("speed", instruction.speedKbps())
                .param("customer", target.customer())
                .param("service", service.value())
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public Measurement measure(Target target) {
        var service = target.service();
        if (service == null) return Measurement.FINE;
        var enabled = db.sql("select enabled from network.access where customer = :customer and service = :service")
                .param("customer", target.customer())
                .param("service", service.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
        return enabled ? Measurement.FINE : new Measurement("not-admitted", 0, 0, 0);
    }
}
