package furong.channel.web.ui;

import furong.channel.web.Shell;
import java.time.Duration;

/** How a promise chip looks at the shell's time: its colour class, icon and words. */
public record ChipView(String css, String icon, String words) {

    private static final Duration SOON = Duration.ofHours(4);

    public static ChipView of(Chip chip, Shell shell) {
        return switch (chip.state()) {
            case KEPT -> new ChipView("kept", "check", shell.t("web.promise.kept"));
            case BROKEN -> new ChipView("broken", "broken", shell.t("web.promise.broken"));
            case VOID -> new ChipView("void", "void", shell.t("web.promise.void"));
            case PAUSED -> new ChipView("paused", "clock", shell.t("web.promise.paused"));
            case OPEN -> open(Duration.between(shell.now(), chip.due()), shell);
        };
    }

    private static ChipView open(Duration left, Shell shell) {
        var words = shell.duration(left);
        if (left.isNegative()) return new ChipView("open late", "warning", shell.t("web.promise.late", words));
        var css = left.compareTo(SOON) < 0 ? "open soon" : "open";
        return new ChipView(css, "clock", shell.t("web.promise.left", words));
    }
}
