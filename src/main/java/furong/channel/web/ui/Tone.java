package furong.channel.web.ui;

/** What a colour means, everywhere: nothing special, news, well, take care, wrong, or the house's own accent. */
public enum Tone {
    NEUTRAL,
    INFO,
    GOOD,
    WARN,
    BAD,
    ACCENT;

    public String css() {
        return "tone-" + name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The icon that says the same to those who see no colours. */
    public String icon() {
        return switch (this) {
            case NEUTRAL -> "dot";
            case INFO -> "info";
            case GOOD -> "check";
            case WARN -> "warning";
            case BAD -> "wrong";
            case ACCENT -> "flower";
        };
    }
}
