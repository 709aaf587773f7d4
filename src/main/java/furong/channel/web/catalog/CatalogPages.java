package furong.channel.web.catalog;

import furong.catalog.Catalog;
import furong.channel.web.Shell;
import furong.channel.web.security.Public;
import furong.channel.web.ui.Option;
import furong.customer.AddressBook;
import furong.organisation.Area;
import furong.organisation.Organisation;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** What is sold, for how much and where: open to everybody, since every counter sells all of it. */
@Public
@Controller
class CatalogPages {

    private final Catalog catalog;
    private final Organisation organisation;
    private final AddressBook book;
    private final Templates templates;

    CatalogPages(Catalog catalog, Organisation organisation, AddressBook book, Templates templates) {
        this.catalog = catalog;
        this.organisation = organisation;
        this.book = book;
        this.templates = templates;
    }

    @GetMapping("/catalog")
    JteModel catalog(
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "") String office,
            Shell shell) {
        var area = area(district, office);
        var shelves = new Shelves(catalog, organisation, book, shell);
        return templates.catalogIndex(
                shell,
                shelves.on(shell.today(), area),
                shelves.charges(shell.today()),
                area,
                districts(shell),
                offices(shell, area));
    }

    /** The area asked for; an office that is not in the district is dropped, as after choosing another district. */
    private @Nullable Area area(String district, String office) {
        if (district.isEmpty()) return null;
        var known = book.offices(book.district(district).code());
        var there = known.stream().anyMatch(one -> one.area().streetOffice().equals(office));
        return new Area(district, there ? office : "");
    }

    private List<Option> districts(Shell shell) {
        return book.districts().stream()
                .map(district -> new Option(district.code(), shell.t(district.name())))
                .toList();
    }

    private List<Option> offices(Shell shell, @Nullable Area area) {
        if (area == null) return List.of();
        return book.offices(area.district()).stream()
                .map(office -> new Option(office.area().streetOffice(), shell.t(office.name())))
                .toList();
    }
}
