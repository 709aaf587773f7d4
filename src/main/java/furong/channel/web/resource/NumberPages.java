package furong.channel.web.resource;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.organisation.Role;
import furong.resource.FreeNumbers;
import furong.resource.Grades;
import furong.resource.Inventory;
import furong.resource.NumberSearch;
import gg.jte.models.runtime.JteModel;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import pages.Templates;

/** The free numbers, for whoever helps a customer to choose one. */
@Allowed({
    Role.COUNTER_CLERK,
    Role.LOBBY_GUIDE,
    Role.HOTLINE_AGENT,
    Role.ACCOUNT_MANAGER,
    Role.BRANCH_MANAGER,
    Role.ADMINISTRATOR
})
@Controller
class NumberPages {

    private static final int PAGE = 60;
    private static final int CHOICES = 12;
    private static final int EXCHANGES_MAX = 500;

    private final FreeNumbers free;
    private final Grades grades;
    private final Inventory inventory;
    private final Areas areas;
    private final Templates templates;

    NumberPages(FreeNumbers free, Grades grades, Inventory inventory, Areas areas, Templates templates) {
        this.free = free;
        this.grades = grades;
        this.inventory = inventory;
        this.areas = areas;
        this.templates = templates;
    }

    @GetMapping("/numbers")
    JteModel numbers(@ModelAttribute NumberWish wish, Shell shell) {
        var area = areas.chosen(wish.district(), wish.office());
        var page = free.page(search(wish), wish.after(), PAGE);
        return templates.resourceNumbers(new NumberView(
                shell,
                wish,
                page,
                grades.all(),
                inventory.exchanges(EXCHANGES_MAX),
                areas.districts(shell),
                areas.offices(area, shell)));
    }

    /** The same as choices inside a form: as many as one likes to read aloud. */
    @GetMapping("/numbers/choices")
    JteModel choices(@ModelAttribute NumberWish wish, Shell shell) {
        var page = free.page(search(wish), wish.after(), CHOICES);
        return templates.resourceChoices(new NumberView(
                shell,
                wish,
                page,
                grades.all(),
                inventory.exchanges(EXCHANGES_MAX),
                java.util.List.of(),
                java.util.List.of()));
    }

    private NumberSearch search(NumberWish wish) {
        return new NumberSearch(
                areas.chosen(wish.district(), wish.office()),
                wish.kind(),
                wish.exchange(),
                wish.containing(),
                wish.ending(),
                wish.searchedGrade());
    }
}
