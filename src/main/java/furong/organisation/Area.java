package furong.organisation;

/**
 * A piece of the city by its codes: a district of GB/T 2260 ({@code 510104}) and, where it is known, a street office
 * ({@code 510104022}); {@code ""} is the district as a whole.
 */
public record Area(String district, String streetOffice) {

    public Area {
        if (!district.matches("\\d{6}")) throw new IllegalArgumentException("not a district code: " + district);
        if (!streetOffice.isEmpty() && !streetOffice.matches("\\d{9}"))
            throw new IllegalArgumentException("not a street office code: " + streetOffice);
    }

    public static Area district(String code) {
        return new Area(code, "");
    }
}
