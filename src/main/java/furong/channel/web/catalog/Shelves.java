package furong.channel.web.catalog;

import furong.catalog.Catalog;
import furong.catalog.Fee;
import furong.catalog.Offer;
import furong.catalog.OfferId;
import furong.catalog.Price;
import furong.catalog.Reach;
import furong.catalog.ReachRule;
import furong.catalog.Transaction;
import furong.channel.web.Shell;
import furong.customer.AddressBook;
import furong.organisation.Area;
import furong.organisation.Organisation;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts products, prices and places together for the page of the catalogue. */
final class Shelves {

    private final Catalog catalog;
    private final Organisation organisation;
    private final Shell shell;
    private final Map<String, String> areas = new HashMap<>();

    Shelves(Catalog catalog, Organisation organisation, AddressBook book, Shell shell) {
        this.catalog = catalog;
        this.organisation = organisation;
        this.shell = shell;
        for (var district : book.districts()) areas.put(district.code(), shell.t(district.name()));
        for (var office : book.offices()) areas.put(office.area().streetOffice(), shell.t(office.name()));
    }

    List<Shelf> on(LocalDate day, @Nullable Area area) {
        var offers = catalog.offers(day);
        var prices = catalog.prices(day);
        Map<OfferId, Reach> reaches = area == null ? Map.of() : catalog.reaches(area, day);
        return catalog.products().stream()
                .map(product -> new Shelf(
                        product,
                        organisation.businessLine(product.businessLine()).name(),
                        offers.stream()
                                .filter(offer -> offer.product().equals(product))
                                .map(offer ->
                                        row(offer, prices.getOrDefault(offer.id(), List.of()), reaches.get(offer.id())))
                                .toList(),
                        catalog.features(product.code(), day),
                        places(product.code(), offers)))
                .toList();
    }

    /** What it costs to have something done with a line, by transaction; what is not in the list of fees is free. */
    List<Shelf.Charge> charges(LocalDate day) {
        var fees = catalog.fees(day);
        var transactions = catalog.transactions().stream()
                .filter(one -> !one.action().isEmpty() && !one.action().equals("INSTALL"))
                .toList();
        return transactions.stream()
                .map(one -> new Shelf.Charge(
                        one,
                        catalog.fee(one.action(), one.product(), day).orElse(null),
                        one.product().isEmpty() ? singles(one.action(), fees, transactions) : List.of()))
                .toList();
    }

    /** The products whose fee differs, without those that have a transaction and so a line of their own. */
    private List<Shelf.Single> singles(String action, List<Fee> fees, List<Transaction> transactions) {
        return catalog.products().stream()
                .filter(product -> transactions.stream()
                        .noneMatch(one ->
                                one.action().equals(action) && one.product().equals(product.code())))
                .flatMap(product -> fees.stream()
                        .filter(fee ->
                                fee.action().equals(action) && fee.product().equals(product.code()))
                        .map(fee -> new Shelf.Single(product.name(), fee.price())))
                .toList();
    }

    private Shelf.Row row(Offer offer, List<Price> prices, @Nullable Reach reach) {
        var parts = offer.parts().stream().map(catalog::offer).toList();
        var things = offer.bundle()
                ? parts.stream()
                        .flatMap(part -> catalog.equipment(part.id()).stream())
                        .toList()
                : catalog.equipment(offer.id());
        return new Shelf.Row(offer, prices, parts.stream().map(Offer::name).toList(), things, reach);
    }

    private List<Shelf.Where> places(String product, List<Offer> offers) {
        return catalog.reachRules(product).stream()
                .map(rule -> new Shelf.Where(
                        area(rule),
                        offers.stream()
                                .filter(offer -> offer.id().value().equals(rule.offer()))
                                .map(offer -> shell.t(offer.name()))
                                .findFirst()
                                .orElse(rule.offer()),
                        rule.allowed(),
                        rule.allowed() ? "" : "catalog.reach." + rule.reason()))
                .toList();
    }

    private String area(ReachRule rule) {
        if (rule.district().isEmpty()) return shell.t("catalog.everywhere");
        var district = areas.getOrDefault(rule.district(), rule.district());
        if (rule.streetOffice().isEmpty()) return district;
        return district + " · " + areas.getOrDefault(rule.streetOffice(), rule.streetOffice());
    }
}
