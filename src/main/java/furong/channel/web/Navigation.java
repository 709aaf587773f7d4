package furong.channel.web;

import furong.organisation.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of the house's {@link Places} a person sees. */
public final class Navigation {

    /** {@code text} is a key, {@code letter} follows g on the keyboard, {@code roles} empty means everybody. */
    public record Place(String text, String icon, String href, String letter, String group, List<Role> roles) {}

    private Navigation() {}

    static List<Place> placesOf(@Nullable Person person, boolean demo) {
        return Places.ALL.stream()
                .filter(place -> isOpenTo(place, person))
                .filter(place -> demo || !place.href().equals(Places.CLOCK))
                .toList();
    }

    private static boolean isOpenTo(Place place, @Nullable Person person) {
        return place.roles().isEmpty() || person != null && person.hasAny(place.roles());
    }
}
