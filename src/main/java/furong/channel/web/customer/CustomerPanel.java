package furong.channel.web.customer;

import furong.channel.web.Shell;
import furong.channel.web.ui.Chip;
import furong.channel.web.ui.Tone;
import furong.customer.Customer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A card on the right of the customer's page; each area brings its own and says its place by
 * {@link org.springframework.core.annotation.Order}.
 */
public interface CustomerPanel {

    Panel of(Customer customer, Shell shell);

    /**
     * What the card shows.
     *
     * @param none said when there is neither a promise nor a line
     * @param action a button at the top of the page; null where there is nothing to begin
     */
    record Panel(
            String title,
            String none,
            List<Chip> promises,
            List<Line> lines,
            @Nullable Action action) {}

    /** One thing the customer has: its name, a quieter second line, where it is shown, and how it stands. */
    record Line(
            String text,
            @Nullable String note,
            @Nullable String href,
            @Nullable String state,
            Tone tone) {}

    /** Something that can be begun for this customer; {@code key}, where there is one, begins it from the keyboard. */
    record Action(String text, String href, @Nullable String key) {

        public Action(String text, String href) {
            this(text, href, null);
        }
    }
}
