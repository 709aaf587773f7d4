package furong.survey;

import furong.platform.Label;
import java.time.LocalDate;
import java.util.List;

/** What a caller says and asks. A published version never changes; answers refer to it. */
public record Script(Occasion occasion, int version, LocalDate since, Label opening, List<Question> questions) {

    public enum Kind {
        YES_NO,
        LEVEL,
        TEXT
    }

    /**
     * One question. None has a preset answer.
     *
     * @param item code of the convention's item it checks, "" for none
     */
    public record Question(String code, Kind kind, boolean required, String item, Label text) {

        /** Whether it is one of the answers that can be given. */
        public boolean takes(String answer) {
            return switch (kind) {
                case YES_NO -> answer.equals("yes") || answer.equals("no");
                case LEVEL ->
                    java.util.Arrays.stream(Level.values())
                            .anyMatch(level -> level.name().equals(answer));
                case TEXT -> answer.length() <= TEXT_LENGTH_MAX;
            };
        }
    }

    private static final int TEXT_LENGTH_MAX = 1000;
}
