package furong.channel.web.care;

import furong.care.CaseBoard;
import furong.channel.web.HomeSource;
import furong.channel.web.Shell;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Tone;
import furong.contact.Duties;
import furong.organisation.Role;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a person owes callers, and how many cases are late or went up. */
@Order(22)
@Component
class CareHome implements HomeSource {

    private static final int MANY = 100;

    private final CaseBoard board;
    private final Duties duties;

    CareHome(CaseBoard board, Duties duties) {
        this.board = board;
        this.duties = duties;
    }

    @Override
    public List<Figure> figures(SignedIn who, Shell shell) {
        var figures = new ArrayList<Figure>();
        if (who.is(Role.HOTLINE_AGENT) || who.is(Role.COUNTER_CLERK) || who.is(Role.ACCOUNT_MANAGER)) {
            var owed = duties.owedBy(who.who().id(), MANY).size();
            figures.add(Figure.todo(shell.t("hotline.owed"), owed, Tone.WARN, "/owed", shell));
        }
        if (who.is(Role.BRANCH_MANAGER) || who.is(Role.QUALITY_SUPERVISOR)) {
            var late = board.count(who.scope(), CaseBoard.Tab.LATE);
            figures.add(Figure.todo(shell.t("care.tab.LATE"), late, Tone.BAD, "/cases?tab=LATE", shell));
            var up = board.count(who.scope(), CaseBoard.Tab.ESCALATED);
            figures.add(Figure.todo(shell.t("care.tab.ESCALATED"), up, Tone.WARN, "/cases?tab=ESCALATED", shell));
        }
        return figures;
    }
}
