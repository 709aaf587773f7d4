package furong.channel.web.ui;

import java.util.List;

/** A day's windows in the slot picker. */
public record SlotDay(String day, String weekday, List<Choice> choices) {

    /** A window: what the form sends, what is read, how much is left; {@code full} ones are shown and not offered. */
    public record Choice(String value, String window, String left, boolean full, boolean chosen) {}
}
