package furong.travel;

import java.time.Duration;

/**
 * What travel times are made of at the moment.
 *
 * @param file name of the extract; "" if there is none
 * @param problem why the extract could not be read; "" if it could
 * @param nodes crossings and ends of streets
 * @param ways between them, each direction for itself
 * @param reading how long the streets took to read
 * @param known pairs kept from earlier questions
 * @param percentKnown of the questions since the start that were answered from these
 */
public record TravelState(
        Source source,
        String file,
        String problem,
        int nodes,
        int ways,
        Duration reading,
        long known,
        int percentKnown) {

    /** Whether any way is by streets. */
    public boolean byStreets() {
        return source == Source.EXTRACT || source == Source.DEMO_CITY;
    }
}
