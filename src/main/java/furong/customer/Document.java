package furong.customer;

import furong.platform.Refused;
import java.util.Locale;

/** An identity document as the customer shows it. Never printed, logged or audited in full. */
public record Document(DocumentType type, String number) {

    private static final int LENGTH_MAX = 32;
    private static final int TAIL = 4;
    /** GB 11643-1999, 4.2: weights and check characters of the 18-digit citizen number (ISO 7064 MOD 11-2). */
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private static final String CHECKS = "10X98765432";

    /** What anybody may see of a document: its kind and the last four characters. */
    public record Masked(DocumentType type, String tail) {

        public String masked() {
            return "****" + tail;
        }
    }

    public Document {
        number = number.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    /** Refuses a number that no document of this type carries. */
    void check() {
        var fits = switch (type) {
            case ID_CARD ->
                number.matches("\\d{15}")
                        || number.matches("\\d{17}[\\dX]") && number.charAt(17) == checkCharacter(number);
            case PASSPORT, BUSINESS_LICENCE, MILITARY_ID, OTHER ->
                number.length() >= TAIL
                        && number.length() <= LENGTH_MAX
                        && number.chars().noneMatch(Character::isISOControl);
        };
        if (!fits) throw Refused.field("documentNumber", "document-number", type);
    }

    /** The form in which two sightings of one document are equal: an old 15-digit citizen number in its 18 digits. */
    String canonical() {
        if (type != DocumentType.ID_CARD || number.length() != 15) return type + ":" + number;
        var seventeen = number.substring(0, 6) + "19" + number.substring(6);
        return type + ":" + seventeen + checkCharacter(seventeen);
    }

    Masked masked() {
        return new Masked(type, number.substring(Math.max(0, number.length() - TAIL)));
    }

    @Override
    public String toString() {
        return type + " " + masked().masked();
    }

    private static char checkCharacter(String digits) {
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        return CHECKS.charAt(sum % 11);
    }
}
