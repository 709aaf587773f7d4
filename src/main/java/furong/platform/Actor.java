package furong.platform;

/**
 * Who does something, for which part of the house, from where. Every change carries one; the badge is printed.
 *
 * @param person id of the person, 0 for the system itself
 * @param unit id of the person's unit, 0 for the system itself
 * @param badge the number a customer can read and report
 * @param origin where it came from: an address, a device, a job's name
 */
public record Actor(long person, long unit, String badge, String origin) {

    public static Actor system(String job) {
        return new Actor(0, 0, "system", job);
    }

    public boolean isSystem() {
        return person == 0;
    }
}
