package furong.contact;

import furong.platform.AcrossCustomers;
import furong.platform.Label;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** From a badge to the customers met under it, as somebody asks who has only the badge's number. */
@Component
@Transactional(readOnly = true)
@AcrossCustomers("one of us meets many customers")
public class Encounters {

    private final JdbcClient db;
    private final Phrasebook phrasebook;
    private final Clock clock;

    Encounters(JdbcClient db, Phrasebook phrasebook, Clock clock) {
        this.db = db;
        this.phrasebook = phrasebook;
        this.clock = clock;
    }

    /** A contact with what it was about and how it ended in words; both are "" while it goes on. */
    public record Encounter(Touch touch, Label reason, Label outcome) {}

    /** Contacts under a badge that began from {@code from} and before {@code until}, the newest first. */
    public List<Encounter> of(String badge, LocalDate from, LocalDate until, int limit) {
        var reasons = names(phrasebook.allReasons());
        var outcomes = names(phrasebook.allOutcomes());
        var none = new Label("", "");
        return db
                .sql("""
                        select * from contact.contact
                        where badge = :badge and began_at >= :from and began_at < :until
                        order by began_at desc, id desc limit :limit""")
                .param("badge", badge)
                .param("from", Timestamp.from(from.atStartOfDay(clock.getZone()).toInstant()))
                .param(
                        "until",
                        Timestamp.from(until.atStartOfDay(clock.getZone()).toInstant()))
                .param("limit", limit)
                .query((row, n) -> Contacts.touch(row))
                .list()
                .stream()
                .map(touch -> new Encounter(
                        touch,
                        reasons.getOrDefault(String.valueOf(touch.reason()), none),
                        outcomes.getOrDefault(String.valueOf(touch.outcome()), none)))
                .toList();
    }

    private static Map<String, Label> names(List<Phrasebook.Word> words) {
        return words.stream().collect(Collectors.toMap(Phrasebook.Word::code, Phrasebook.Word::name));
    }
}
