package furong.platform;

/** A typed 64-bit identity; people see its 13-character form. */
public interface Id {

    long value();

    default String text() {
        return Ids.text(value());
    }
}
