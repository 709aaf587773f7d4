package furong.channel.web.organisation;

import furong.channel.web.Formats;
import furong.channel.web.Shell;
import furong.channel.web.security.Everyone;
import furong.channel.web.security.Public;
import furong.customer.AddressBook;
import furong.organisation.Hall;
import furong.organisation.OpeningHours;
import furong.organisation.Organisation;
import furong.organisation.Territories;
import furong.organisation.Territory;
import furong.organisation.Unit;
import furong.organisation.Vehicle;
import gg.jte.models.runtime.JteModel;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import pages.Templates;

/** The units of the company with both kinds of owners, for those who work here; its halls, for everybody. */
@Controller
public class UnitPages {

    private final Organisation organisation;
    private final Territories territories;
    private final AddressBook book;
    private final Templates templates;

    UnitPages(Organisation organisation, Territories territories, AddressBook book, Templates templates) {
        this.organisation = organisation;
        this.territories = territories;
        this.book = book;
        this.templates = templates;
    }

    @Everyone
    @GetMapping("/units")
    JteModel units(Shell shell) {
        var halls = organisation.halls().stream().collect(Collectors.groupingBy(Hall::unit));
        var vehicles = organisation.vehicles().stream().collect(Collectors.groupingBy(Vehicle::unit));
        var rules = territories.from(shell.today()).stream()
                .filter(rule -> !rule.from().isAfter(shell.today()))
                .collect(Collectors.groupingBy(Territory::unit));
        var rows = organisation.units().stream()
                .map(unit -> new UnitRow(
                        unit,
                        halls.getOrDefault(unit.id(), List.of()),
                        vehicles.getOrDefault(unit.id(), List.of()),
                        faces(unit, rules.getOrDefault(unit.id(), List.of()), shell)))
                .toList();
        return templates.organisationUnits(shell, rows, organisation.businessLines());
    }

    @Public
    @GetMapping("/halls")
    JteModel halls(Shell shell) {
        return templates.organisationHalls(shell, organisation.halls());
    }

    /** Whether a hall is open at the moment the page shows. */
    public static boolean isOpen(Hall hall, Shell shell) {
        var local = shell.now().atZone(Formats.ZONE);
        return hall.open()
                && hall.hours().stream().anyMatch(open -> open.contains(local.getDayOfWeek(), local.toLocalTime()));
    }

    /** The hours of a hall, days with the same hours together: "Mon–Fri 08:30–18:00". */
    public static List<String> hours(Hall hall, Shell shell) {
        var lines = new ArrayList<String>();
        var day = DayOfWeek.MONDAY.getValue();
        while (day <= 7) {
            var last = day;
            while (last < 7 && spans(hall, last + 1).equals(spans(hall, day))) last++;
            var days = shell.t("organisation.weekday." + day)
                    + (last > day ? "–" + shell.t("organisation.weekday." + last) : "");
            var spans = spans(hall, day);
            lines.add(days + " " + (spans.isEmpty() ? shell.t("organisation.hall.closed") : spans));
            day = last + 1;
        }
        return lines;
    }

    private static String spans(Hall hall, int day) {
        return hall.hours().stream()
                .filter(open -> open.day().getValue() == day)
                .map(UnitPages::span)
                .collect(Collectors.joining(", "));
    }

    private static String span(OpeningHours open) {
        return hour(open.from()) + "–" + hour(open.until());
    }

    private static String hour(LocalTime time) {
        return time.toString();
    }

    private String faces(Unit unit, List<Territory> rules, Shell shell) {
        return switch (unit.kind()) {
            case COMPANY, HOTLINE, QUALITY, KEY_ACCOUNTS -> shell.t("organisation.faces." + unit.kind());
            case COMMERCIAL, OPERATING, COUNTY_BRANCH ->
                rules.stream()
                        .map(rule -> new TerritoryWords(organisation, book, shell).area(rule.area()))
                        .distinct()
                        .collect(Collectors.joining(shell.zh() ? "、" : ", "));
        };
    }

    /** Names by codes, for templates. */
    /** Skills as people name them, or as they are coded where nobody named them yet. */
    public static String skills(Collection<String> codes, Shell shell) {
        return codes.stream()
                .sorted()
                .map(code -> shell.texts().textOr(shell.locale(), "organisation.skill." + code, code))
                .collect(Collectors.joining(" · "));
    }

    public static String names(String kind, List<String> codes, Shell shell) {
        return codes.stream()
                .map(code -> shell.t("organisation." + kind + "." + code))
                .collect(Collectors.joining(" · "));
    }
}
