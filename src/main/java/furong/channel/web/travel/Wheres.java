package furong.channel.web.travel;

import furong.customer.AddressBook;
import furong.customer.AddressBook.StreetOffice;
import furong.travel.Spot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the place somebody means: a street, a street office, a district, or two numbers. */
@Component
class Wheres {

    private static final Pattern NUMBERS =
            Pattern.compile("(-?\\d{1,2}(?:\\.\\d+)?)\\s*[,， ]\\s*(-?\\d{1,3}(?:\\.\\d+)?)");
    private static final int SUGGESTIONS = 500;

    private final AddressBook book;

    Wheres(AddressBook book) {
        this.book = book;
    }

    /** {@code null} if no place of the city is meant. */
    @Nullable
    Spot find(String words) {
        var numbers = NUMBERS.matcher(words.strip());
        if (numbers.matches()) return spot(Double.parseDouble(numbers.group(1)), Double.parseDouble(numbers.group(2)));
        if (words.isBlank()) return null;
        var street = book.streets(words.strip(), 1);
        if (!street.isEmpty())
            return spot(street.getFirst().lat(), street.getFirst().lon());
        var office = book.offices().stream()
                .filter(one -> words.contains(one.name().zh())
                        || words.strip().equalsIgnoreCase(one.name().en()))
                .findFirst();
        if (office.isPresent()) {
            var one = office.get();
            return new Spot(one.lat(), one.lon(), one.area().district());
        }
        return book.districts().stream()
                .filter(one -> words.contains(one.name().zh())
                        || words.strip().equalsIgnoreCase(one.name().en()))
                .findFirst()
                .map(one -> new Spot(one.lat(), one.lon(), one.code()))
                .orElse(null);
    }

    /** In the district of the nearest street office; null if the numbers are not on the globe. */
    private @Nullable Spot spot(double lat, double lon) {
        if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return null;
        var bare = new Spot(lat, lon, "");
        return book.offices().stream()
                .min(Comparator.comparingDouble(office -> bare.metresTo(spot(office))))
                .map(office -> new Spot(lat, lon, office.area().district()))
                .orElse(bare);
    }

    private static Spot spot(StreetOffice office) {
        return new Spot(office.lat(), office.lon(), office.area().district());
    }

    /** Names to choose from. */
    List<String> names() {
        var names = new ArrayList<String>();
        for (var street : book.streets("", SUGGESTIONS)) names.add(street.name());
        for (var office : book.offices()) names.add(office.name().zh());
        return names.subList(0, Math.min(SUGGESTIONS, names.size()));
    }
}
