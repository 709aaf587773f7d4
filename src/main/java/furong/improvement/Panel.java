package furong.improvement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A meeting with customers: who came, what was said, what was replied. */
public record Panel(
        PanelId id,
        String name,
        LocalDate heldOn,
        String place,
        String minutes,
        List<Guest> guests,
        List<Statement> statements) {

    /** Who came, as they wish to be named, and what they stand for: a household, a shop, a hospital. */
    public record Guest(String name, String about) {}

    /** What a guest said; {@code reply} is null while nobody has replied. */
    public record Statement(
            long id,
            Guest guest,
            String words,
            @Nullable String reply,
            @Nullable Instant repliedAt) {}

    public long unanswered() {
        return statements.stream().filter(one -> one.reply() == null).count();
    }
}
