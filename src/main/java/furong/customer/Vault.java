package furong.customer;

import furong.platform.Secrets;
import java.util.Arrays;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Seals identity documents and marks them, so that the same paper is recognised and the database reveals none. */
@Component
class Vault implements InitializingBean {

    private static final String CHECK = "customer.document";

    private final Secrets secrets;
    private final JdbcClient db;

    Vault(Secrets secrets, JdbcClient db) {
        this.secrets = secrets;
        this.db = db;
    }

    /** With another key no document could be opened and none recognised: better not to start at all. */
    @Override
    public void afterPropertiesSet() {
        db.sql("insert into customer.key_check (one, mark) values (true, :mark) on conflict do nothing")
                .param("mark", secrets.mark(CHECK))
                .update();
        var kept = db.sql("select mark from customer.key_check")
                .query((row, n) -> row.getBytes("mark"))
                .single();
        if (!Arrays.equals(kept, secrets.mark(CHECK)))
            throw new IllegalStateException("The key file (furong.secret-file) is not the one this database's identity"
                    + " documents were sealed with. Put the right key file back.");
    }

    byte[] mark(Document document) {
        return secrets.mark("customer.document:" + document.canonical());
    }

    /** The customer is sealed in: a row copied to another customer does not open. */
    byte[] seal(CustomerId customer, Document document) {
        return secrets.seal(customer.text() + ":" + document.number());
    }

    String open(CustomerId customer, byte[] sealed) {
        var text = secrets.open(sealed);
        if (!text.startsWith(customer.text() + ":")) throw new IllegalStateException("a document of another customer");
        return text.substring(customer.text().length() + 1);
    }
}
