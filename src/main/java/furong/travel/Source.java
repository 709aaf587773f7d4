package furong.travel;

/** Where travel times come from. */
public enum Source {
    /** An OpenStreetMap extract of the operator's. */
    EXTRACT,
    /** The demo city's own small street net. */
    DEMO_CITY,
    /** The extract is being read; straight lines until then. */
    READING,
    /** The extract could not be read; straight lines. */
    UNREADABLE,
    /** There is none; straight lines. */
    NONE
}
