package furong.regulator;

import furong.platform.Label;

/** A number of a return. */
public enum Quantity {
    /** Done in the period; lines billed; calls that came. */
    CASES("件数", "Cases"),
    AVERAGE("平均时长（分钟）", "Average (minutes)"),
    LONGEST("最长时长（分钟）", "Longest (minutes)"),
    /** Longer than the limit; corrected by a credit note; not answered in time. */
    LATE("超限", "Beyond the limit"),
    /** Of the late, through no fault of ours, with evidence. */
    EXCUSED("其中非我方原因", "Of these not our fault"),
    /** Not done when the period ended, though the limit had passed. */
    OPEN("期末超限未完成", "Overdue at the end"),
    /** Late of the cases, in parts of a million. */
    RATE("超限率（百万分比）", "Late (parts per million)"),
    /** A number made of every row behind the line: another one later means that rows changed. */
    MARK("明细校验值", "Mark of the rows");

    private final Label name;

    Quantity(String zh, String en) {
        this.name = new Label(zh, en);
    }

    public Label label() {
        return name;
    }
}
