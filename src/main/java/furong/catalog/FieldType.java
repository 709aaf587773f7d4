package furong.catalog;

/** How a form field is answered. NOTE is text over several lines; YES_NO is answered {@code yes} or {@code no}. */
public enum FieldType {
    TEXT,
    NUMBER,
    DATE,
    CHOICE,
    YES_NO,
    PHONE,
    NOTE
}
