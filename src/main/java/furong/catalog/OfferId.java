package furong.catalog;

/** The stable code of an offer, {@code ADSL_2M}; people type it, files carry it. */
public record OfferId(String value) {}
