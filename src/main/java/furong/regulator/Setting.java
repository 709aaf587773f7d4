package furong.regulator;

import furong.platform.Label;

/** Where: limits differ between town and country. */
public enum Setting {
    URBAN("城镇", "Urban"),
    RURAL("农村", "Rural"),
    ALL("全部", "All");

    private final Label name;

    Setting(String zh, String en) {
        this.name = new Label(zh, en);
    }

    public Label label() {
        return name;
    }
}
