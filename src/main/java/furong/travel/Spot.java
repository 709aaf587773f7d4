package furong.travel;

/**
 * A place to go to.
 *
 * @param lat WGS-84 degrees north; coordinates of Chinese maps (GCJ-02) must be turned into these first
 * @param lon WGS-84 degrees east
 * @param district code of the district, whose speeds hold for ways that begin here; "" if unknown
 */
public record Spot(double lat, double lon, String district) {

    private static final double EARTH_METRES = 6_371_008.8;

    /** @throws IllegalArgumentException if the coordinates are not on the globe */
    public Spot {
        if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180))
            throw new IllegalArgumentException("not on the globe: " + lat + ", " + lon);
    }

    /** Metres as the crow flies. */
    public double metresTo(Spot other) {
        return metres(lat, lon, other.lat, other.lon);
    }

    static double metres(double lat, double lon, double otherLat, double otherLon) {
        var north = Math.sin(Math.toRadians(otherLat - lat) / 2);
        var east = Math.sin(Math.toRadians(otherLon - lon) / 2);
        var both = north * north + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(otherLat)) * east * east;
        return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(both)));
    }
}
