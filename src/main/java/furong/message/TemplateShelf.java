package furong.message;

import furong.platform.Label;
import furong.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The templates, by code and version. */
@Component
@Transactional(readOnly = true)
public class TemplateShelf {

    private static final int LIST_MAX = 500;

    private final JdbcClient db;

    TemplateShelf(JdbcClient db) {
        this.db = db;
    }

    /** The one in force on a day. */
    public Template current(String code, LocalDate on) {
        return db.sql("""
                        select * from message.template where code = :code and since <= :on
                        order by version desc limit 1""")
                .param("code", code)
                .param("on", on)
                .query(TemplateShelf::template)
                .optional()
                .orElseThrow(() -> new Refused("not-found", code));
    }

    /** Whether there is one of this code in force on a day. */
    public boolean has(String code, LocalDate on) {
        return db.sql("select exists (select from message.template where code = :code and since <= :on)")
                .param("code", code)
                .param("on", on)
                .query(Boolean.class)
                .single();
    }

    /** All of them in force on a day, by code. */
    public List<Template> all(LocalDate on) {
        return db.sql("""
                        select distinct on (code) * from message.template where since <= :on
                        order by code, version desc limit :limit""")
                .param("on", on)
                .param("limit", LIST_MAX)
                .query(TemplateShelf::template)
                .list();
    }

    private static Template template(ResultSet row, int n) throws SQLException {
        return new Template(
                row.getString("code"),
                row.getInt("version"),
                row.getObject("since", LocalDate.class),
                row.getBoolean("secret"),
                Duration.ofMinutes(row.getInt("valid_minutes")),
                new Label(row.getString("name_zh"), row.getString("name_en")),
                new Label(row.getString("text_zh"), row.getString("text_en")));
    }
}
