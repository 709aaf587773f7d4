package furong.billing;

import furong.platform.Ids;
import furong.platform.Label;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The words of bills' lines, each pair once. A million bills say the same few dozen things. */
@Component
class LineWords {

    private final Kept kept;
    private final Map<Label, Long> ids = new ConcurrentHashMap<>();

    LineWords(Kept kept) {
        this.kept = kept;
    }

    /** The id of what a line says; new words are kept at once, whatever becomes of the bill. */
    long id(Label label) {
        var known = ids.get(label);
        if (known != null) return known;
        var id = kept.id(label);
        ids.put(label, id);
        return id;
    }

    Map<Long, Label> of(Collection<Long> wanted) {
        return kept.of(wanted);
    }

    /** In a transaction of its own, for bills made at once share them and none waits for another. */
    @Component
    static class Kept {

        private final JdbcClient db;

        Kept(JdbcClient db) {
            this.db = db;
        }

        @Transactional(propagation = Propagation.REQUIRES_NEW)
        long id(Label label) {
            db.sql("insert into billing.words (id, zh, en) values (?, ?, ?) on conflict (zh, en) do nothing")
                    .params(Ids.next(), label.zh(), label.en())
                    .update();
            return db.sql("select id from billing.words where zh = ? and en = ?")
                    .params(label.zh(), label.en())
                    .query(Long.class)
                    .single();
        }

        Map<Long, Label> of(Collection<Long> wanted) {
            var found = new HashMap<Long, Label>();
            db.sql("select id, zh, en from billing.words where id = any(?)")
                    .param(wanted.toArray(Long[]::new))
                    .query(row -> {
                        found.put(row.getLong(1), new Label(row.getString(2), row.getString(3)));
                    });
            return found;
        }
    }
}
