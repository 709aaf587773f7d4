package furong.ordering;

import furong.catalog.Cards;
import furong.catalog.Catalog;
import furong.catalog.Price;
import furong.catalog.PriceKind;
import furong.consent.Consents;
import furong.fulfilment.Fulfilment;
import furong.fulfilment.Plan;
import furong.organisation.HallId;
import furong.organisation.Organisation;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.DocumentNumbers;
import furong.platform.Money;
import furong.platform.Refused;
import furong.promise.NewPromise;
import furong.promise.PromiseType;
import furong.promise.Promises;
import furong.resource.Numbers;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes one order: checks it, then begins what fulfils it and promises it. Runs in its caller's transaction. */
@Component
class Placement {

    private final OrderTable table;
    private final OrderStory story;
    private final Checks checks;
    private final Agreement agreement;
    private final OrderProgress progress;
    private final Drafts drafts;
    private final Fulfilment fulfilment;
    private final Organisation organisation;
    private final Catalog catalog;
    private final Cards cards;
    private final Numbers phones;
    private final Consents consents;
    private final Promises promises;
    private final DocumentNumbers numbers;
    private final Audit audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final String currency;

    Placement(
            OrderTable table,
            OrderStory story,
            Checks checks,
            Agreement agreement,
            OrderProgress progress,
            Drafts drafts,
            Fulfilment fulfilment,
            Organisation organisation,
            Catalog catalog,
            Cards cards,
            Numbers phones,
            Consents consents,
            Promises promises,
            DocumentNumbers numbers,
            Audit audit,
            Clock clock,
            ApplicationEventPublisher events,
            @Value("${furong.currency}") String currency) {
        this.table = table;
        this.story = story;
        this.checks = checks;
        this.agreement = agreement;
        this.progress = progress;
        this.drafts = drafts;
        this.fulfilment = fulfilment;
        this.organisation = organisation;
        this.catalog = catalog;
        this.cards = cards;
        this.phones = phones;
        this.consents = consents;
        this.promises = promises;
        this.numbers = numbers;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
        this.currency = currency;
    }

    Order place(NewOrder order, Actor by) {
        var id = OrderId.next();
        var first = table.claim(order, id);
        if (!first.equals(id)) return table.get(order.customer(), first);
        var line = order.subscription();
        if (line != null) table.mustBeAlone(order.customer(), line);
        var wanted = checks.check(order, true);
        takeConsents(order, wanted, id);
        var plan = fulfilment.begin(drafts.plan(order, id, wanted), by);
        var terms = agree(order, id, wanted, plan, by);
        var visit = plan.visit("VISIT");
        table.insert(terms, visit.orElse(null), plan.stage());
        var _ = promises.make(promise(terms, terms.promise(), begins(terms)), by);
        record(terms, visit.isPresent(), wanted, by);
        if (plan.state() == Plan.State.COMPLETED)
            progress.complete(table.get(order.customer(), id), Objects.requireNonNull(plan.endedAt()), by);
        return table.get(order.customer(), id);
    }

    /** Each consent was given to these very words and serves no other order. */
    private void takeConsents(NewOrder order, Checks.Wanted wanted, OrderId id) {
        var consent = order.wishes().consent();
        var theirs = order.wishes().ownerConsent();
        var owner = order.wishes().newOwner();
        if (consent == null && theirs == null) return;
        var words = agreement.text(order, wanted, fee(wanted));
        if (consent != null) consents.take(order.customer(), consent, words, id.subject());
        if (theirs != null && owner != null) consents.take(owner.customer(), theirs, words, id.subject());
    }

    /** What the customer is asked to confirm. */
    String agreement(NewOrder order) {
        var wanted = checks.check(order, false);
        return agreement.text(order, wanted, fee(wanted));
    }

    private Order.Terms agree(NewOrder order, OrderId id, Checks.Wanted wanted, Plan plan, Actor by) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var offer = wanted.offer();
        var line = order.subscription();
        return new Order.Terms(
                order.customer(),
                id,
                order.action(),
                numbers.next("XZ"),
                order.account(),
                offer.id(),
                offer.product().code(),
                offer.product().businessLine(),
                wanted.customer().owner(),
                wanted.customer().segment(),
                order.place(),
                wanted.place().rural(),
                wanted.number(),
                wanted.features(),
                line != null
                        ? line
                        : Objects.requireNonNull(plan.items().getFirst().subscription()),
                order.wishes().effective(),
                order.wishes().consent(),
                PromiseType.valueOf(wanted.recipe().promise()),
                wanted.recipe().callsBack(),
                wanted.transaction().code(),
                cards.current(wanted.transaction().code(), today).version(),
                wanted.form().version(),
                wanted.answers(),
                channel(order.channel()),
                hall(order),
                new StaffId(by.person()),
                new UnitId(by.unit()),
                by.badge(),
                fee(wanted),
                clock.instant());
    }

    /** What is new costs what its offer costs once; what is changed, the fee of the change and of what is added. */
    private Money fee(Checks.Wanted wanted) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var product = wanted.offer().product().code();
        var line = wanted.line();
        var had = line == null ? Set.<String>of() : codes(line.terms().features());
        var has = codes(wanted.features());
        var fee = line == null
                ? Price.total(catalog.prices(wanted.offer().id(), today), PriceKind.ONE_OFF, currency)
                : catalog.fee(wanted.transaction().action(), product, today)
                        .map(Price::amount)
                        .orElse(Money.zero(currency));
        for (var feature : catalog.features(product, today))
            if (has.contains(feature.code()) && !had.contains(feature.code())) fee = fee.plus(feature.oneOff());
        return wanted.number() == null ? fee : fee.plus(phones.feeOf(wanted.number()));
    }

    private static Set<String> codes(Collection<String> features) {
        return features.stream().map(Checks::code).collect(Collectors.toSet());
    }

    private Instant begins(Order.Terms terms) {
        if (terms.effective() == null) return terms.placedAt();
        var day = terms.effective().atStartOfDay(clock.getZone()).toInstant();
        return day.isAfter(terms.placedAt()) ? day : terms.placedAt();
    }

    static NewPromise promise(Order.Terms terms, PromiseType type, Instant from) {
        return new NewPromise(
                        terms.customer(),
                        type,
                        terms.id().subject(),
                        terms.segment(),
                        terms.product(),
                        terms.rural(),
                        from,
                        terms.owner(),
                        terms.businessLine())
                .withFee(terms.fee());
    }

    private void record(Order.Terms terms, boolean visitComes, Checks.Wanted wanted, Actor by) {
        var id = terms.id();
        var order = table.get(terms.customer(), id);
        table.step(order, "PLACED", terms.placedAt(), by);
        story.tell(
                order,
                terms.placedAt(),
                "ordering.timeline.placed",
                by,
                wanted.transaction().name().packed(),
                wanted.offer().name().packed());
        audit.note(by, "order.placed", terms.customer().value(), id.subject(), facts(terms));
        events.publishEvent(new OrderPlaced(
                terms.customer(),
                id,
                terms.action(),
                terms.number(),
                terms.product(),
                terms.businessLine(),
                terms.owner(),
                terms.segment(),
                terms.rural(),
                visitComes,
                terms.callsBack(),
                terms.clerk(),
                terms.clerkUnit(),
                terms.placedAt()));
    }

    private static Map<String, ?> facts(Order.Terms terms) {
        return Map.of(
                "action", terms.action(),
                "number", terms.number(),
                "offer", terms.offer().value(),
                "features", terms.features().stream().sorted().toList(),
                "card", terms.cardVersion(),
                "form", terms.formVersion(),
                "channel", terms.channel().name());
    }

    private static Channel channel(String name) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refused.field("channel", "order-channel-unknown", name));
    }

    /** The hall matters for the receipt and for nothing else: what can be had does not depend on it. */
    private @Nullable HallId hall(NewOrder order) {
        if (channel(order.channel()) != Channel.HALL) return null;
        if (order.hall() == null) throw Refused.field("hall", "order-hall-missing");
        return organisation.hall(order.hall()).id();
    }
}
