package furong.network;

/** Something new is wanted of a service; heard by the {@link Teller} once that is committed. */
record Wanted(long customer, long service) {}
