package furong.channel.web.quality;

import furong.callback.Coverage;
import furong.callback.DueList;
import furong.callback.Satisfaction;
import furong.care.CaseFigures;
import furong.channel.web.Period;
import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.customer.Customers;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Unit;
import furong.promise.PromiseBoard;
import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import pages.Templates;
import tools.jackson.databind.json.JsonMapper;

/** The supervisor's screen: everything is read here, nothing is changed. */
@Allowed({Role.QUALITY_SUPERVISOR, Role.BRANCH_MANAGER})
@Controller
class QualityPages {

    private static final int DAYS = 30;
    private static final int ROWS = 12;

    private final PromiseBoard promises;
    private final Satisfaction satisfaction;
    private final Coverage coverage;
    private final DueList dueList;
    private final CaseFigures cases;
    private final Customers customers;
    private final Organisation organisation;
    private final JsonMapper json;
    private final Templates templates;
    private final Clock clock;

    QualityPages(
            PromiseBoard promises,
            Satisfaction satisfaction,
            Coverage coverage,
            DueList dueList,
            CaseFigures cases,
            Customers customers,
            Organisation organisation,
            JsonMapper json,
            Templates templates,
            Clock clock) {
        this.promises = promises;
        this.satisfaction = satisfaction;
        this.coverage = coverage;
        this.dueList = dueList;
        this.cases = cases;
        this.customers = customers;
        this.organisation = organisation;
        this.json = json;
        this.templates = templates;
        this.clock = clock;
    }

    @GetMapping("/quality")
    JteModel screen(Period.Asked asked, SignedIn who, Shell shell) {
        var period = asked.orLast(DAYS, shell.today());
        var since = period.from().atStartOfDay(clock.getZone()).toInstant();
        var before = period.end().atStartOfDay(clock.getZone()).toInstant();
        var ahead = promises.list(
                        new PromiseBoard.Filter(who.scope(), PromiseBoard.Tab.AT_RISK, null, null, null), null, ROWS)
                .rows();
        var unhappy = dueList.reworks(who.scope(), ROWS);
        var view = new QualityView(
                shell,
                period,
                promises.kept(who.scope(), since, before),
                satisfaction.report(period.from(), period.end(), who.scope(), null),
                coverage.alarms(period.from()),
                dueList.open(who.scope()),
                unhappy,
                cases.causes(who.scope(), since, before),
                promises.byUnit(who.scope()),
                ahead,
                customers.rows(Stream.concat(
                                ahead.stream().map(one -> one.customer()),
                                unhappy.stream().map(one -> one.customer()))
                        .collect(Collectors.toSet())),
                organisation.units().stream().collect(Collectors.toMap(Unit::id, unit -> shell.t(unit.name()))));
        return templates.qualityScreen(view, json.writeValueAsString(view.pareto()));
    }
}
