package furong.customer;

/**
 * The parts of an address below the street office; each may be empty.
 *
 * @param number house number on the street
 * @param compound a named estate or office building
 */
public record Address(String street, String number, String compound, String building, String unit, String room) {

    public static final Address UNKNOWN = new Address("", "", "", "", "", "");

    public Address {
        street = street.strip();
        number = number.strip();
        compound = compound.strip();
        building = building.strip();
        unit = unit.strip();
        room = room.strip();
    }

    public static Address street(String street, String number) {
        return new Address(street, number, "", "", "", "");
    }

    /** As it is written on a letter: bare numbers get their word. */
    String line() {
        return street + with(number, "号") + compound + with(building, "栋") + with(unit, "单元") + with(room, "室");
    }

    private static String with(String part, String word) {
        return !part.isEmpty()
                        && Character.isLetterOrDigit(part.charAt(part.length() - 1))
                        && part.charAt(part.length() - 1) < 128
                ? part + word
                : part;
    }
}
