package furong.channel.web;

import static furong.channel.web.Places.place;

import furong.channel.web.Navigation.Place;
import furong.organisation.Role;
import java.util.List;

/** Where money is taken, counted and asked for. */
final class MoneyPlaces {

    static final List<Place> ALL = List.of(
            place(
                    "ledger.decisions",
                    "money",
                    "/ledger/decisions",
                    "",
                    "money",
                    Role.FINANCE,
                    Role.BRANCH_MANAGER,
                    Role.ACCOUNT_MANAGER,
                    Role.BACK_OFFICE,
                    Role.QUALITY_SUPERVISOR),
            place(
                    "till.title",
                    "money",
                    "/till",
                    "7",
                    "money",
                    Role.COUNTER_CLERK,
                    Role.BRANCH_MANAGER,
                    Role.FINANCE,
                    Role.QUALITY_SUPERVISOR),
            place(
                    "till.collect.title",
                    "money",
                    "/collect",
                    "",
                    "money",
                    Role.TECHNICIAN,
                    Role.ACCOUNT_MANAGER,
                    Role.BACK_OFFICE),
            place("payment.collections.title", "chart", "/collections", "", "money", Role.FINANCE, Role.BRANCH_MANAGER),
            place("billing.first", "chart", "/first-bills", "", "money", Role.FINANCE),
            place("conduct.settlements", "money", "/settlements", "", "money", Role.FINANCE),
            place("prepaid.title", "card", "/prepaid", "", "money", Role.FINANCE),
            place("agency.title", "building", "/agents", "", "money", Role.FINANCE, Role.QUALITY_SUPERVISOR),
            place("debit.title", "list", "/debit", "", "money", Role.FINANCE, Role.QUALITY_SUPERVISOR),
            place("billing.page.nav", "money", "/billing", "9", "money", Role.FINANCE),
            place(
                    "dunning.page.title",
                    "clock",
                    "/dunning",
                    "8",
                    "money",
                    Role.FINANCE,
                    Role.HOTLINE_AGENT,
                    Role.ACCOUNT_MANAGER,
                    Role.BRANCH_MANAGER,
                    Role.QUALITY_SUPERVISOR),
            place("prepaid.top-up", "card", "/top-up", "", "money"),
            place("ledger.rules", "money", "/ledger/rules", "", "money"));

    private MoneyPlaces() {}
}
