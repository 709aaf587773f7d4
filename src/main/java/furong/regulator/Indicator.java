package furong.regulator;

import furong.platform.Label;
import furong.promise.PromiseType;
import org.jspecify.annotations.Nullable;

/** What a return speaks of. Its names stand here because they are part of what is submitted. */
public enum Indicator {
    INSTALL("装机", "Installation", PromiseType.INSTALL),
    MOVE("移机", "Move", PromiseType.MOVE),
    REPAIR("障碍修复", "Repair", PromiseType.REPAIR),
    RESUME("复话", "Resumption after payment", PromiseType.RESUME),
    COMPLAINT("投诉答复", "Answer to a complaint", PromiseType.COMPLAINT_ANSWER),
    /** Errors in bills; not by setting. */
    BILLING("计费准确", "Billing accuracy", null),
    /** Calls answered in time; not by setting. */
    HOTLINE("客服热线应答", "Hotline answer", null);

    private final Label name;
    private final @Nullable PromiseType type;

    Indicator(String zh, String en, @Nullable PromiseType type) {
        this.name = new Label(zh, en);
        this.type = type;
    }

    public Label label() {
        return name;
    }

    /** The promises it is counted from; null for what is counted otherwise. */
    public @Nullable PromiseType type() {
        return type;
    }
}
