package furong.contact;

import furong.platform.Label;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The words of a contact that are data: reasons, wrap-up codes, prompts that verify a caller, phrases to say. */
@Component
@Transactional(readOnly = true)
public class Phrasebook {

    private static final int MANY = 200;

    private final JdbcClient db;

    Phrasebook(JdbcClient db) {
        this.db = db;
    }

    /** A code and what it is called. */
    public record Word(String code, Label name) {}

    /** A line of the standard of words; {0} stands for the agent's badge. */
    public record Phrase(String code, Moment moment, Label text) {}

    /** When a phrase is said. Message keys {@code contact.moment.…}. */
    public enum Moment {
        OPENING,
        LISTENING,
        HOLD,
        TRANSFER,
        CLOSING,
        /** Words that are not to be said. */
        NEVER
    }

    /** What an agent may choose; the rest is noted by the house itself. */
    public List<Word> reasons() {
        return words("select code, name_zh as zh, name_en as en from contact.reason where offered"
                + " order by position limit :many");
    }

    public List<Word> outcomes() {
        return words("select code, name_zh as zh, name_en as en from contact.outcome where offered"
                + " order by position limit :many");
    }

    List<Word> allReasons() {
        return words("select code, name_zh as zh, name_en as en from contact.reason order by position limit :many");
    }

    List<Word> allOutcomes() {
        return words("select code, name_zh as zh, name_en as en from contact.outcome order by position limit :many");
    }

    public List<Word> prompts() {
        return words("select code, text_zh as zh, text_en as en from contact.prompt order by position limit :many");
    }

    public List<Phrase> phrases() {
        return db.sql("select code, moment, text_zh, text_en from contact.phrase order by position limit :many")
                .param("many", MANY)
                .query((row, n) -> new Phrase(
                        row.getString("code"),
                        Moment.valueOf(row.getString("moment")),
                        new Label(row.getString("text_zh"), row.getString("text_en"))))
                .list();
    }

    private List<Word> words(String sql) {
        return db.sql(sql)
                .param("many", MANY)
                .query((row, n) -> new Word(row.getString("code"), new Label(row.getString("zh"), row.getString("en"))))
                .list();
    }
}
