package furong.channel.voice;

import java.util.List;
import java.util.Optional;

/**
 * A telephone number as a platform or a caller writes it: {@code tel:+86-28-84100001}, {@code sip:02884100001@switch},
 * {@code 84100001;phone-context=+86-28} (RFC 3966). Nothing but the number itself counts, and a number of another country
 * or area is never taken for one of ours.
 */
record CallerNumber(String digits, boolean international) {

    /** Empty for a caller who shows no number. */
    static Optional<CallerNumber> read(String written) {
        var number = written.strip().replaceFirst("^(?i:tel|sips?):", "").replaceFirst("[;@?].*$", "");
        if (!number.matches("\\+?[0-9][0-9 ().-]*")) return Optional.empty();
        return Optional.of(new CallerNumber(number.replaceAll("\\D", ""), number.startsWith("+")));
    }

    /**
     * How it may stand in our stock, where numbers are kept with or without the area code: as dialled within the country
     * first. Empty for one of another country.
     */
    List<String> readings(String country, String area) {
        if (international && !digits.startsWith(country)) return List.of();
        var dialled = international ? "0" + digits.substring(country.length()) : digits;
        if (!dialled.startsWith("0")) return List.of(area + dialled, dialled);
        return dialled.startsWith(area) ? List.of(dialled, dialled.substring(area.length())) : List.of(dialled);
    }

    /** The same for one telephone, whatever way its number came. */
    String name(String country, String area) {
        var ours = readings(country, area);
        return ours.isEmpty() ? "+" + digits : ours.getFirst();
    }
}
