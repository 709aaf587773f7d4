package furong.channel.web.organisation;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.Everyone;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Option;
import furong.customer.AddressBook;
import furong.customer.Ownership;
import furong.organisation.Area;
import furong.organisation.BoundaryMove;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Segment;
import furong.organisation.Territories;
import furong.organisation.UnitId;
import furong.organisation.UnitKind;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Whose customers live where; a boundary is moved after a look at how many people that concerns. */
@Controller
class TerritoryPages {

    private final Territories territories;
    private final Organisation organisation;
    private final Ownership ownership;
    private final AddressBook book;
    private final Templates templates;

    TerritoryPages(
            Territories territories,
            Organisation organisation,
            Ownership ownership,
            AddressBook book,
            Templates templates) {
        this.territories = territories;
        this.organisation = organisation;
        this.ownership = ownership;
        this.book = book;
        this.templates = templates;
    }

    @Everyone
    @GetMapping("/territories")
    JteModel list(
            @RequestParam(defaultValue = "PUBLIC") Segment segment,
            @RequestParam(defaultValue = "") String district,
            Shell shell) {
        var rules = territories.from(shell.today()).stream()
                .filter(rule -> rule.segment() == segment)
                .filter(rule -> district.isEmpty() || rule.area().district().equals(district))
                .toList();
        var words = new TerritoryWords(organisation, book, shell);
        return templates.organisationTerritories(
                shell,
                words,
                segment,
                district,
                rules,
                segments(shell),
                districts(shell),
                offices(district, shell),
                units(segment, shell));
    }

    /** How many customers a move would concern, before it is made. */
    @Allowed(Role.ADMINISTRATOR)
    @GetMapping("/territories/preview")
    JteModel preview(
            @RequestParam Segment segment,
            @RequestParam String district,
            @RequestParam(defaultValue = "") String office,
            @RequestParam String to,
            @RequestParam LocalDate on,
            Shell shell) {
        var area = area(district, office);
        var move = new BoundaryMove(segment, area, UnitId.of(to), on, "");
        var from = territories.ownerOf(segment, area, on);
        var words = new TerritoryWords(organisation, book, shell);
        return templates.organisationPreview(shell, words, move, from, ownership.concerned(segment, area));
    }

    @Allowed(Role.ADMINISTRATOR)
    @PostMapping("/territories")
    String move(
            @RequestParam Segment segment,
            @RequestParam String district,
            @RequestParam(defaultValue = "") String office,
            @RequestParam String to,
            @RequestParam LocalDate on,
            @RequestParam String why,
            SignedIn who,
            HttpServletRequest request) {
        var wish = new BoundaryMove(segment, area(district, office), UnitId.of(to), on, why.strip());
        territories.move(wish, who.actor(request));
        return "redirect:/territories?segment=" + segment + "&district=" + district;
    }

    private static Area area(String district, String office) {
        if (!district.matches("\\d{6}")) throw Refused.field("district", "unreadable");
        if (!office.isEmpty() && !office.matches("\\d{9}")) throw Refused.field("office", "unreadable");
        return new Area(district, office);
    }

    private static List<Option> segments(Shell shell) {
        return Arrays.stream(Segment.values())
                .map(segment -> new Option(segment.name(), shell.t("organisation.segment." + segment)))
                .toList();
    }

    private List<Option> districts(Shell shell) {
        return book.districts().stream()
                .map(district -> new Option(district.code(), shell.t(district.name())))
                .toList();
    }

    private List<Option> offices(String district, Shell shell) {
        if (district.isEmpty()) return List.of();
        return book.offices(district).stream()
                .map(office -> new Option(office.area().streetOffice(), shell.t(office.name())))
                .toList();
    }

    private List<Option> units(Segment segment, Shell shell) {
        return organisation.units().stream()
                .filter(unit -> segment == Segment.KEY_ACCOUNT
                        ? unit.kind() == UnitKind.KEY_ACCOUNTS
                        : List.of(UnitKind.COMMERCIAL, UnitKind.OPERATING, UnitKind.COUNTY_BRANCH)
                                .contains(unit.kind()))
                .map(unit -> new Option(unit.id().text(), shell.t(unit.name())))
                .toList();
    }
}
