package furong.channel.web.organisation;

import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.Tab;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Scope;
import java.util.Arrays;
import java.util.List;

/** What can be chosen when somebody is hired: the units of {@code scope}, and their halls and crews. */
public record HireView(Organisation organisation, Scope scope, Shell shell) {

    public List<Tab> crumbs() {
        return List.of(
                new Tab(shell.t("organisation.staff"), "/staff", false),
                new Tab(shell.t("organisation.hire"), "/staff/new", true));
    }

    public List<Option> units() {
        return organisation.units().stream()
                .filter(unit -> scope.sees(unit.id()))
                .map(unit -> new Option(unit.id().text(), shell.t(unit.name())))
                .toList();
    }

    public List<Option> roles() {
        return Arrays.stream(Role.values())
                .map(role -> new Option(role.name(), shell.t("organisation.role." + role)))
                .toList();
    }

    public List<Option> halls() {
        return organisation.halls().stream()
                .filter(hall -> scope.sees(hall.unit()))
                .map(hall -> new Option(hall.id().text(), shell.t(hall.name())))
                .toList();
    }

    public List<Option> crews() {
        return organisation.crews().stream()
                .filter(crew -> scope.sees(crew.unit()))
                .map(crew -> new Option(
                        crew.id().text(),
                        crew.name(),
                        shell.t(organisation.unit(crew.unit()).name())))
                .toList();
    }
}
