package furong.travel;

/**
 * What was learnt about one kind of road, hour and district.
 *
 * @param hour of the day, 0 to 23
 * @param district code, "" for ways of an unknown one
 * @param freeMillis what the driven metres would have taken at {@link Road#kilometresPerHour}
 * @param seenMillis what they took
 * @param trips that went over such roads then and there
 */
public record Pace(Road road, int hour, String district, long freeMillis, long seenMillis, int trips) {}
