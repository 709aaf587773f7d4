package furong.billing;

import furong.billing.Draft.Kind;
import furong.platform.Label;
import furong.platform.Money;
import furong.platform.Refused;
import furong.rating.MonthTotal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes a bill of what was read: rents by the day, use, single charges, then discounts and tax. Writes nothing. */
@Component
class BillMaker {

    private final LineWords words;

    BillMaker(LineWords words) {
        this.words = words;
    }

    /**
     * The bill of an account; without lines if there is nothing to charge.
     *
     * @throws Refused bill-no-price, bill-too-many-lines: this account is to be parked
     */
    Draft make(AccountMonth account, RuleBook rules) {
        var draft = new Draft(account);
        for (var period : account.periods()) rents(draft, period, rules);
        for (var total : account.totals()) usage(draft, total, rules);
        for (var once : account.once()) {
            var sum = draft.sum(Kind.ONE_OFF, once.product());
            draft.add(
                    new Draft.Line(
                            Kind.ONE_OFF,
                            once.product(),
                            once.subscription() == 0 ? null : once.subscription(),
                            once.charge(),
                            once.words(),
                            once.on(),
                            once.on().plusDays(1),
                            1,
                            once.minor(),
                            sum),
                    once.currency());
        }
        discounts(draft, rules);
        taxes(draft, rules);
        if (draft.lines().size() > rules.figure("LINES_MAX"))
            throw new Refused("bill-too-many-lines", draft.lines().size());
        return draft;
    }

    private void rents(Draft draft, Period period, RuleBook rules) {
        var product = rules.product(period.offer());
        var month = rules.month();
        var pauses = draft.month().pauses().getOrDefault(period.subscription().value(), List.of());
        var parts = Rents.parts(period, pauses, month, pause -> rules.permille(product, pause.reason()));
        if (parts.isEmpty()) return;
        for (var price : rules.monthly(period, later(period.from(), month))) {
            var amounts = Rents.amounts(price.minor(), parts, month);
            for (var n = 0; n < parts.size(); n++) {
                var part = parts.get(n);
                if (amounts.get(n) == 0) continue;
                draft.add(
                        new Draft.Line(
                                Kind.RENT,
                                product,
                                period.subscription().value(),
                                price.charge(),
                                words.id(price.name()),
                                part.from(),
                                part.until(),
                                part.from().until(part.until(), java.time.temporal.ChronoUnit.DAYS),
                                amounts.get(n),
                                draft.sum(Kind.RENT, product)),
                        price.currency());
            }
        }
    }

    private void usage(Draft draft, MonthTotal total, RuleBook rules) {
        var amount = total.amount();
        if (amount.isZero()) return;
        var product = draft.month().periods().stream()
                .filter(period -> period.subscription().equals(total.subscription()))
                .findFirst()
                .map(period -> rules.product(period.offer()))
                .orElse(total.tariff().kind().name());
        draft.add(
                new Draft.Line(
                        Kind.USAGE,
                        product,
                        total.subscription().value(),
                        total.tariff().code() + "_" + total.tariff().id(),
                        words.id(total.tariff().name()),
                        rules.month(),
                        rules.month().plusMonths(1),
                        total.quantity(),
                        amount.minor(),
                        draft.sum(Kind.USAGE, product)),
                amount.currency());
    }

    /** Each discount is one line for the group it takes from, and takes from what is still left of it. */
    private void discounts(Draft draft, RuleBook rules) {
        var offered = rules.discounts(draft.month().segment());
        if (offered.isEmpty()) return;
        for (var group : List.copyOf(draft.sums().entrySet())) {
            for (var discount : offered) {
                if (!discount.kind().equals(group.getKey().kind().name())
                        || !discount.product().isEmpty()
                                && !discount.product().equals(group.getKey().product())) continue;
                var off = new Money(group.getValue().net, draft.currency())
                        .share(discount.permille(), 1000)
                        .minor();
                if (off > 0)
                    draft.add(
                            line(Kind.DISCOUNT, group, new Extra(discount.code(), discount.name(), -off), rules),
                            draft.currency());
            }
        }
    }

    /** Tax in the price is told, tax on top of it is a line. */
    private void taxes(Draft draft, RuleBook rules) {
        for (var group : List.copyOf(draft.sums().entrySet())) {
            var tax = rules.tax(group.getKey().product());
            var minor = tax.of(group.getValue().net);
            draft.tax(minor);
            if (!tax.included() && minor > 0)
                draft.add(line(Kind.TAX, group, new Extra("TAX", tax.name(), minor), rules), draft.currency());
        }
    }

    private record Extra(String charge, Label name, long minor) {}

    private Draft.Line line(Kind kind, java.util.Map.Entry<Draft.Group, Draft.Sum> group, Extra extra, RuleBook rules) {
        return new Draft.Line(
                kind,
                group.getKey().product(),
                null,
                extra.charge(),
                words.id(extra.name()),
                rules.month(),
                rules.month().plusMonths(1),
                1,
                extra.minor(),
                group.getValue());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
