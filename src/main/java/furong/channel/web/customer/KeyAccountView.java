package furong.channel.web.customer;

import furong.channel.web.Shell;
import furong.channel.web.ui.Fact;
import furong.channel.web.ui.Tab;
import furong.customer.Customer;
import furong.customer.KeyAccounts.AgreedTerm;
import furong.customer.KeyAccounts.Managers;
import furong.customer.KeyAccounts.Review;
import furong.organisation.StaffId;
import furong.organisation.StaffMember;
import furong.platform.Ids;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A key account with its reviews; {@code mayOpen} tells whether the reader may see the customer's own page. */
public record KeyAccountView(
        Customer customer,
        Managers managers,
        Map<StaffId, StaffMember> keepers,
        List<Review> reviews,
        List<AgreedTerm> terms,
        boolean mayChange,
        boolean mayOpen) {

    public String href() {
        return "/key-accounts/" + customer.id().text();
    }

    public List<Tab> crumbs(Shell shell) {
        return List.of(
                new Tab(shell.t("customers.key.title"), "/key-accounts", false),
                new Tab(customer.number(), href(), true));
    }

    public List<Fact> facts(Shell shell) {
        return List.of(
                new Fact(shell.t("customers.manager"), name(managers.manager(), keepers, shell)),
                new Fact(shell.t("customers.deputy"), name(managers.deputy(), keepers, shell)));
    }

    /** The planned review that comes, or should have come, first. */
    public @Nullable Review first() {
        return reviews.stream()
                .filter(review -> review.heldOn() == null)
                .reduce((later, earlier) -> earlier)
                .orElse(null);
    }

    public String endHref(AgreedTerm term) {
        return href() + "/terms/" + Ids.text(term.id()) + "/end";
    }

    public String reviewHref(Review review) {
        return href() + "/reviews/" + Ids.text(review.id());
    }

    /** How many days ago a review that was not held was due. */
    public long late(Review review, Shell shell) {
        return ChronoUnit.DAYS.between(review.due(), shell.today());
    }

    public static String name(StaffId id, Map<StaffId, StaffMember> keepers, Shell shell) {
        var member = keepers.get(id);
        return member == null ? "" : shell.t(member.name());
    }
}
