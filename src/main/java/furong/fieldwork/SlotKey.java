package furong.fieldwork;

import furong.platform.Refused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * What is sold: minutes of a skill in a district in a window of a day.
 *
 * @param skill the catalogue's skill code
 * @param district code of GB/T 2260
 * @param from when the window begins; the crew arrives between this and the window's end
 */
public record SlotKey(String skill, String district, LocalDate day, LocalTime from) {

    /** For a form field or a link: {@code ADSL~510104~2026-11-23~09:00}. */
    public String text() {
        return skill + "~" + district + "~" + day + "~" + from;
    }

    /** Reads what {@link #text} wrote; anything else is refused as {@code slot-unreadable}. */
    public static SlotKey of(String text) {
        var parts = text.split("~", -1);
        if (parts.length != 4) throw Refused.field("slot", "slot-unreadable", text);
        try {
            return new SlotKey(parts[0], parts[1], LocalDate.parse(parts[2]), LocalTime.parse(parts[3]));
        } catch (DateTimeException unreadable) {
            throw Refused.field("slot", "slot-unreadable", text);
        }
    }
}
