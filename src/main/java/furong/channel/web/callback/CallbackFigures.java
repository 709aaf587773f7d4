package furong.channel.web.callback;

import furong.callback.Coverage;
import furong.callback.DueList;
import furong.callback.Satisfaction;
import furong.channel.web.HomeSource;
import furong.channel.web.Shell;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Tone;
import furong.organisation.Role;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who is to be rung, what is to be put right, and how satisfied those were who answered. */
@Order(20)
@Component
class CallbackFigures implements HomeSource {

    private static final int DAYS = 30;
    private static final List<Role> ANSWERABLE = List.of(Role.BRANCH_MANAGER, Role.QUALITY_SUPERVISOR);

    private final DueList dueList;
    private final Satisfaction satisfaction;
    private final Coverage coverage;

    CallbackFigures(DueList dueList, Satisfaction satisfaction, Coverage coverage) {
        this.dueList = dueList;
        this.satisfaction = satisfaction;
        this.coverage = coverage;
    }

    @Override
    public List<Figure> figures(SignedIn who, Shell shell) {
        var figures = new ArrayList<Figure>();
        var answers = ANSWERABLE.stream().anyMatch(who::is);
        if (answers) figures.add(satisfied(who, shell));
        if (answers || who.is(Role.CALLBACK_AGENT)) {
            var open = dueList.open(who.scope());
            figures.add(Figure.todo(shell.t("callback.page.open"), open.callbacks(), Tone.INFO, "/callbacks", shell));
            figures.add(Figure.todo(shell.t("callback.page.reworks"), open.reworks(), Tone.WARN, "/callbacks", shell));
        }
        if (who.is(Role.QUALITY_SUPERVISOR)) {
            var alarms = coverage.alarms(shell.today().minusDays(DAYS));
            if (alarms > 0)
                figures.add(Figure.todo(
                        shell.t("callback.page.incomplete"), alarms, Tone.BAD, "/satisfaction#check", shell));
        }
        return figures;
    }

    private Figure satisfied(SignedIn who, Shell shell) {
        var until = shell.today().plusDays(1);
        var all = satisfaction
                .report(until.minusDays(DAYS), until, who.scope(), null)
                .total();
        return new Figure(
                shell.t("callback.page.satisfaction"),
                CallbackLook.share(shell, all.satisfaction()),
                all.satisfaction().known() ? CallbackLook.range(shell, all.interval()) : null,
                Tone.ACCENT,
                "/satisfaction");
    }
}
