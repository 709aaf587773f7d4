package furong.channel.web;

import furong.channel.web.Navigation.Place;
import furong.organisation.Role;
import java.util.List;
import java.util.stream.Stream;

/** The places of the house, in the order of the side navigation; a new page of its own adds one entry to the list of
 * its group. */
final class Places {

    /** Only where the clock can be moved. */
    static final String CLOCK = "/clock";

    static final List<Place> ALL = Stream.of(WorkPlaces.ALL, MoneyPlaces.ALL, HousePlaces.ALL)
            .flatMap(List::stream)
            .toList();

    private Places() {}

    /** Without a letter where all are taken: the palette leads there as well. */
    static Place place(String text, String icon, String href, String letter, String group, Role... roles) {
        return new Place(text, icon, href, letter, group, List.of(roles));
    }
}
