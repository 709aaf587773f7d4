package furong.ledger;

import furong.platform.Refused;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The codes of the general ledger. They are only ever added, so that one once seen need not be looked up again. */
@Component
class GlAccounts {

    private static final int CODES_MAX = 10_000;

    private final JdbcClient db;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    GlAccounts(JdbcClient db) {
        this.db = db;
    }

    /** Refused {@code ledger-gl-unknown} if the general ledger has no such account. */
    void check(String code) {
        if (known.contains(code)) return;
        known.addAll(db.sql("select code from ledger.gl_account order by code limit ?")
                .param(CODES_MAX)
                .query(String.class)
                .list());
        if (!known.contains(code)) throw new Refused("ledger-gl-unknown", code);
    }
}
