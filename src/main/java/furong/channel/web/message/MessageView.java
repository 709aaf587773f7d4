package furong.channel.web.message;

import furong.channel.web.Shell;
import furong.channel.web.customer.CustomerWords;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.Tone;
import furong.customer.CustomerId;
import furong.customer.CustomerRow;
import furong.message.Message;
import furong.message.MessageState;
import furong.message.SimulatedCentre.Behaviour;
import furong.message.Template;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the page of messages shows.
 *
 * @param next the key of the older ones, null if these are all
 * @param open whether this reader needs the numbers
 * @param behaviour of the pretended centre, null where nothing is pretended
 */
public record MessageView(
        Shell shell,
        Asked asked,
        List<Message> rows,
        Map<CustomerId, CustomerRow> customers,
        @Nullable String next,
        boolean open,
        int waiting,
        List<Template> templates,
        @Nullable Behaviour behaviour) {

    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{7,}");

    /** What was looked for. */
    public record Asked(String phone, @Nullable MessageState state) {}

    public String customer(Message one) {
        var row = customers.get(one.customer());
        if (row == null) return "";
        return open ? row.name() : row.number();
    }

    public @Nullable String customerHref(Message one) {
        return open ? "/customers/" + one.customer().text() : null;
    }

    public String phone(Message one) {
        return open ? CustomerWords.phone(one.phone()) : CustomerWords.masked(one.phone());
    }

    /** The words; for whoever needs no numbers, those in them are masked as well. */
    public String said(Message one) {
        return open
                ? one.said()
                : LONG_NUMBER.matcher(one.said()).replaceAll(found -> CustomerWords.masked(found.group()));
    }

    public Tone tone(MessageState state) {
        return switch (state) {
            case QUEUED -> Tone.INFO;
            case SENT -> Tone.GOOD;
            case REFUSED, EXPIRED -> Tone.BAD;
        };
    }

    public List<Option> states() {
        return Stream.of(MessageState.values())
                .map(state -> new Option(state.name(), shell.t("message.state." + state)))
                .toList();
    }

    public List<Option> behaviours() {
        return Stream.of(Behaviour.values())
                .map(mood -> new Option(mood.name(), shell.t("message.centre." + mood)))
                .toList();
    }

    public @Nullable String nextHref() {
        if (next == null) return null;
        var state = asked.state();
        return "/messages?phone=" + encoded(asked.phone()) + (state == null ? "" : "&state=" + state) + "&after="
                + encoded(next);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
