package furong.customer;

import furong.organisation.Area;
import furong.platform.Label;
import furong.platform.Refused;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Districts, street offices and streets of the city. Small, read once, the same everywhere. */
@Component
public class AddressBook {

    private static final int MANY = 100_000;

    /** @param code of GB/T 2260 */
    public record District(String code, Label name, String province, String city, double lat, double lon) {}

    /**
     * @param area its codes
     * @param rural true for towns, false for street offices of a city
     * @param lat approximate: somewhere in the district, not surveyed
     */
    public record StreetOffice(Area area, Label name, boolean rural, double lat, double lon) {}

    /** @param pinyin to be found by */
    public record Street(String name, String pinyin, double lat, double lon) {}

    private final Map<String, District> districts = new LinkedHashMap<>();
    private final Map<String, StreetOffice> offices = new LinkedHashMap<>();
    private final Map<String, Street> streets = new LinkedHashMap<>();

    AddressBook(JdbcClient db, CityFiles files) {
        files.loadOnce();
        db.sql(
                        "select code, name_zh, name_en, province, city, lat, lon from customer.district order by code limit :many")
                .param("many", MANY)
                .query((row, n) -> new District(
                        row.getString("code"),
                        new Label(row.getString("name_zh"), row.getString("name_en")),
                        row.getString("province"),
                        row.getString("city"),
                        row.getDouble("lat"),
                        row.getDouble("lon")))
                .list()
                .forEach(district -> districts.put(district.code(), district));
        db.sql("""
                select code, district, name_zh, name_en, rural, lat, lon from customer.street_office
                order by code limit :many""")
                .param("many", MANY)
                .query((row, n) -> new StreetOffice(
                        new Area(row.getString("district"), row.getString("code")),
                        new Label(row.getString("name_zh"), row.getString("name_en")),
                        row.getBoolean("rural"),
                        row.getDouble("lat"),
                        row.getDouble("lon")))
                .list()
                .forEach(office -> offices.put(office.area().streetOffice(), office));
        db.sql("select name, lat, lon from customer.street order by name limit :many")
                .param("many", MANY)
                .query((row, n) -> new Street(
                        row.getString("name"),
                        String.join(" ", Words.nameKeys(row.getString("name"))),
                        row.getDouble("lat"),
                        row.getDouble("lon")))
                .list()
                .forEach(street -> streets.put(street.name(), street));
    }

    public Collection<District> districts() {
        return List.copyOf(districts.values());
    }

    public District district(String code) {
        var found = districts.get(code);
        if (found == null) throw Refused.field("district", "area-unknown", code);
        return found;
    }

    /** The street offices and towns of a district; empty if nobody has listed them. */
    public List<StreetOffice> offices(String district) {
        return offices.values().stream()
                .filter(office -> office.area().district().equals(district))
                .toList();
    }

    public List<StreetOffice> offices() {
        return List.copyOf(offices.values());
    }

    /** The office of an area; null for a district as a whole. Refused if the code belongs to no such place. */
    public @Nullable StreetOffice office(Area area) {
        district(area.district());
        if (area.streetOffice().isEmpty()) return null;
        var found = offices.get(area.streetOffice());
        if (found == null || !found.area().equals(area))
            throw Refused.field("streetOffice", "area-unknown", area.streetOffice());
        return found;
    }

    /** The names of an area as they stand in an address: district, then street office. */
    public Label name(Area area) {
        var district = district(area.district()).name();
        var office = office(area);
        if (office == null) return district;
        return new Label(district.zh() + office.name().zh(), office.name().en() + ", " + district.en());
    }

    /** Streets whose name contains, or whose pinyin or initials begin with, {@code words}. */
    public List<Street> streets(String words, int limit) {
        var wanted = Words.condensed(words);
        return streets.values().stream()
                .filter(street -> street.name().contains(wanted)
                        || List.of(street.pinyin().split(" ")).stream().anyMatch(key -> key.startsWith(wanted)))
                .sorted(Comparator.comparing((Street street) -> !street.name().startsWith(wanted))
                        .thenComparing(Street::name))
                .limit(limit)
                .toList();
    }

    /** The place with everything worked out that was left to us. */
    Place place(PlaceId id, NewPlace wanted) {
        var district = district(wanted.area().district());
        var office = office(wanted.area());
        var street = streets.get(wanted.address().street());
        var line = district.province()
                + district.city()
                + district.name().zh()
                + (office == null ? "" : office.name().zh())
                + wanted.address().line();
        var lat = wanted.lat() != null
                ? wanted.lat()
                : street != null ? street.lat() : office != null ? office.lat() : district.lat();
        var lon = wanted.lon() != null
                ? wanted.lon()
                : street != null ? street.lon() : office != null ? office.lon() : district.lon();
        if ((wanted.lat() == null) != (wanted.lon() == null) || Math.abs(lat) > 90 || Math.abs(lon) > 180)
            throw Refused.field("lat", "place-point");
        return new Place(id, wanted.area(), line, lat, lon, office != null && office.rural(), wanted.address());
    }

    /** What a fragment of an address is compared with: everybody shares the province and the city. */
    String searchable(Place place) {
        var district = Objects.requireNonNull(districts.get(place.area().district()));
        return Words.condensed(place.line().substring((district.province() + district.city()).length()));
    }

    /** A typed fragment without the province and city in front. */
    String searchable(String words) {
        var text = Words.condensed(words);
        for (var district : districts.values()) {
            for (var head : List.of(district.province() + district.city(), district.province(), district.city()))
                if (text.startsWith(head) && text.length() > head.length()) return text.substring(head.length());
        }
        return text;
    }
}
