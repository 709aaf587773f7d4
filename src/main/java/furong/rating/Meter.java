package furong.rating;

import java.time.ZoneId;

/** Counts units and money: of one use by itself, and of a month where the month decides. */
final class Meter {

    private Meter() {}

    /** @param units begun units after the first part; @param amountMinor what it costs by itself, 0 where the month decides */
    record Metered(long units, long amountMinor) {}

    static Metered one(Tariff tariff, UsageRecord use, ZoneId zone) {
        var quantity = use.quantity();
        if (tariff.byMonth()) return new Metered(units(quantity, tariff.unitSize()), 0);
        var rest = Math.max(0, quantity - tariff.firstSize());
        var units = units(rest, tariff.unitSize());
        var first = tariff.firstMinor();
        var each = tariff.unitMinor();
        if (!tariff.windows().isEmpty()) {
            var at = use.startedAt().atZone(zone);
            for (var window : tariff.windows()) {
                if (!window.holds(at.getDayOfWeek().getValue(), at.toLocalTime())) continue;
                first = window.firstMinor();
                each = window.unitMinor();
                break;
            }
        }
        var begun = tariff.firstSize() > 0 && quantity > 0 ? first : 0;
        return new Metered(units, Math.addExact(begun, Math.multiplyExact(units, each)));
    }

    /** What a month comes to: the sum of its uses, or what days, included units and tiers make of it. */
    static long month(Tariff tariff, MonthTotal total) {
        if (!tariff.byMonth()) return total.amountMinor();
        if (tariff.dayMinor() != null) return Math.multiplyExact(tariff.dayMinor(), (long) total.days());
        var charged = 0L;
        var from = tariff.included();
        var each = tariff.unitMinor();
        for (var tier : tariff.tiers()) {
            var until = Math.min(total.units(), tier.fromUnits());
            if (until > from) charged = Math.addExact(charged, Math.multiplyExact(until - from, each));
            from = Math.max(from, tier.fromUnits());
            each = tier.unitMinor();
        }
        if (total.units() > from) charged = Math.addExact(charged, Math.multiplyExact(total.units() - from, each));
        return charged;
    }

    private static long units(long quantity, long size) {
        return Math.ceilDiv(quantity, size);
    }
}
