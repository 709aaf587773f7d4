package furong.honour;

import furong.platform.Actor;
import furong.platform.Audit;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who shows the honour badge. Off until the person themself turns it on; turned off, nothing of it is left. There is no
 * list of those who have it: one can only ask about the badge number a customer holds in hand.
 */
@Component
@Transactional
public class HonourBadges {

    private final JdbcClient db;
    private final Audit audit;
    private final Clock clock;

    HonourBadges(JdbcClient db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether whoever works under this badge number has chosen to show it. */
    @Transactional(readOnly = true)
    public boolean isShown(String badge) {
        return db.sql("select exists (select from honour.shown where badge = ?)")
                .param(badge)
                .query(Boolean.class)
                .single();
    }

    /** Somebody's own choice, about nobody else; the record of the change does not say which way it went. */
    public void choose(boolean show, Actor self) {
        var _ = show
                ? db.sql("insert into honour.shown (person, badge, since) values (?, ?, ?) on conflict do nothing")
                        .params(self.person(), self.badge(), Timestamp.from(clock.instant()))
                        .update()
                : db.sql("delete from honour.shown where person = ?")
                        .param(self.person())
                        .update();
        audit.note(self, "honour.chosen", 0, "staff:self", Map.of());
    }
}
