package furong.channel.web.field;

import furong.channel.web.Shell;
import furong.mobile.LateReport;

/** Late reports in the reader's words. */
public final class LateWords {

    private LateWords() {}

    public static String what(LateReport report, Shell shell) {
        var key =
                (report.what().equals("ATTACH") || report.what().equals("PARTS") ? "mobile.report." : "fieldwork.step.")
                        + report.what();
        return shell.texts().textOr(shell.locale(), key, report.what());
    }
}
