package furong.hall;

import furong.platform.Label;

/** Something that is looked at each morning before a hall opens: an amenity or its environment. */
public record CheckItem(String code, Kind kind, Label name) {

    /** What customers are given; how the hall looks. */
    public enum Kind {
        AMENITY,
        ENVIRONMENT
    }
}
