package furong.channel.web;

import furong.organisation.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The places of the house, in the order of the side navigation; a new page of its own adds one line. */
public final class Navigation {

    /** Only where the clock can be moved. */
    private static final String CLOCK = "/clock";

    /** {@code text} is a key, {@code letter} follows g on the keyboard, {@code roles} empty means everybody. */
    public record Place(String text, String icon, String href, String letter, String group, List<Role> roles) {}

    private static final List<Place> PLACES = List.of(
            place("web.nav.home", "home", "/", "h", "work"),
            place(
                    "customers.title",
                    "people",
                    "/customers",
                    "c",
                    "work",
                    Role.COUNTER_CLERK,
                    Role.LOBBY_GUIDE,
                    Role.HOTLINE_AGENT,
                    Role.CALLBACK_AGENT,
                    Role.DISPATCHER,
                    Role.FINANCE,
                    Role.ACCOUNT_MANAGER,
                    Role.BRANCH_MANAGER,
                    Role.QUALITY_SUPERVISOR),
            place(
                    "customers.key.title",
                    "star",
                    "/key-accounts",
                    "a",
                    "work",
                    Role.ACCOUNT_MANAGER,
                    Role.BRANCH_MANAGER,
                    Role.QUALITY_SUPERVISOR,
                    Role.ADMINISTRATOR),
            place(
                    "ordering.page.board",
                    "order",
                    "/orders",
                    "o",
                    "work",
                    Role.COUNTER_CLERK,
                    Role.HOTLINE_AGENT,
                    Role.CALLBACK_AGENT,
                    Role.DISPATCHER,
                    Role.ACCOUNT_MANAGER,
                    Role.BRANCH_MANAGER,
                    Role.QUALITY_SUPERVISOR),
            place(
                    "workorder.page",
                    "tool",
                    "/work",
                    "j",
                    "work",
                    Role.BACK_OFFICE,
                    Role.FINANCE,
                    Role.DISPATCHER,
                    Role.COUNTER_CLERK,
                    Role.HOTLINE_AGENT,
                    Role.ACCOUNT_MANAGER,
                    Role.BRANCH_MANAGER,
                    Role.QUALITY_SUPERVISOR),
            place(
                    "fulfilment.stuck",
                    "warning",
                    "/orders/stuck",
                    "2",
                    "work",
                    Role.DISPATCHER,
                    Role.BACK_OFFICE,
                    Role.BRANCH_MANAGER,
                    Role.QUALITY_SUPERVISOR),
            place(
                    "callback.page.due",
                    "phone",
                    "/callbacks",
                    "b",
                    "work",
                    Role.CALLBACK_AGENT,
                    Role.BRANCH_MANAGER,
                    Role.DISPATCHER,
                    Role.QUALITY_SUPERVISOR),
            place(
                    "callback.page.satisfaction",
                    "smile",
                    "/satisfaction",
                    "s",
                    "work",
                    Role.QUALITY_SUPERVISOR,
                    Role.BRANCH_MANAGER,
                    Role.CALLBACK_AGENT),
            place(
                    "promise.board",
                    "clock",
                    "/promises",
                    "m",
                    "work",
                    Role.BRANCH_MANAGER,
                    Role.QUALITY_SUPERVISOR,
                    Role.ACCOUNT_MANAGER,
                    Role.DISPATCHER,
                    Role.ADMINISTRATOR),
            place(
                    "improvement.effort",
                    "chart",
                    "/effort",
                    "q",
                    "work",
                    Role.QUALITY_SUPERVISOR,
                    Role.BRANCH_MANAGER,
                    Role.ADMINISTRATOR),
            place(
                    "resource.numbers.title",
                    "phone",
                    "/numbers",
                    "z",
                    "work",
                    Role.COUNTER_CLERK,
                    Role.LOBBY_GUIDE,
                    Role.HOTLINE_AGENT,
                    Role.ACCOUNT_MANAGER,
                    Role.BRANCH_MANAGER,
                    Role.ADMINISTRATOR),
            place(
                    "dunning.page.title",
                    "clock",
                    "/dunning",
                    "3",
                    "work",
                    Role.FINANCE,
                    Role.HOTLINE_AGENT,
                    Role.ACCOUNT_MANAGER,
                    Role.BRANCH_MANAGER,
                    Role.QUALITY_SUPERVISOR),
            place(
                    "till.title",
                    "money",
                    "/till",
                    "5",
                    "work",
                    Role.COUNTER_CLERK,
                    Role.BRANCH_MANAGER,
                    Role.FINANCE,
                    Role.QUALITY_SUPERVISOR),
            place(
                    "till.collect.title",
                    "money",
                    "/collect",
                    "6",
                    "work",
                    Role.TECHNICIAN,
                    Role.ACCOUNT_MANAGER,
                    Role.BACK_OFFICE),
            place("payment.collections.title", "chart", "/collections", "7", "work", Role.FINANCE, Role.BRANCH_MANAGER),
            place("payment.unmatched.title", "flag", "/unmatched", "9", "work", Role.FINANCE),
            place("prepaid.title", "card", "/prepaid", "8", "work", Role.FINANCE),
            place("resource.reach.title", "pin", "/reach", "1", "work"),
            place("resource.stock.title", "list", "/inventory", "i", "house", Role.ADMINISTRATOR),
            place("network.page.nav", "network", "/network", "n", "work", Role.ADMINISTRATOR, Role.DISPATCHER),
            place("message.page.nav", "message", "/messages", "x", "work", Role.ADMINISTRATOR, Role.HOTLINE_AGENT),
            place("catalog.title", "list", "/catalog", "p", "house"),
            place("fieldwork.page.nav", "van", "/field", "f", "work", Role.TECHNICIAN, Role.DISPATCHER),
            place("travel.page.nav", "pin", "/travel", "6", "house", Role.DISPATCHER, Role.ADMINISTRATOR),
            place("catalog.cards", "card", "/cards", "k", "house"),
            place("improvement.forms", "form", "/forms", "d", "house"),
            place("fulfilment.recipes", "list", "/recipes", "v", "house", Role.ADMINISTRATOR, Role.BRANCH_MANAGER),
            place("promise.rules", "list", "/rules", "r", "house"),
            place("organisation.units", "building", "/units", "u", "house"),
            place("organisation.halls", "pin", "/halls", "l", "house"),
            place(
                    "organisation.staff",
                    "people",
                    "/staff",
                    "e",
                    "house",
                    Role.BRANCH_MANAGER,
                    Role.DISPATCHER,
                    Role.QUALITY_SUPERVISOR,
                    Role.ADMINISTRATOR),
            place("organisation.territories", "flag", "/territories", "t", "house"),
            place("web.clock", "clock", CLOCK, "w", "house", Role.ADMINISTRATOR),
            place("web.nav.gallery", "palette", "/gallery", "y", "house", Role.ADMINISTRATOR));

    private Navigation() {}

    static List<Place> placesOf(@Nullable Person person, boolean demo) {
        return PLACES.stream()
                .filter(place -> isOpenTo(place, person))
                .filter(place -> demo || !place.href().equals(CLOCK))
                .toList();
    }

    private static boolean isOpenTo(Place place, @Nullable Person person) {
        return place.roles().isEmpty() || person != null && person.hasAny(place.roles());
    }

    private static Place place(String text, String icon, String href, String letter, String group, Role... roles) {
        return new Place(text, icon, href, letter, group, List.of(roles));
    }
}
