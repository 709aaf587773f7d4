package furong.rating;

import furong.platform.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tariffs of one moment, quick to look up; whoever rates a file or bills a month takes one and keeps it. */
public final class TariffTable {

    private record Key(String offer, UsageKind kind) {}

    private final Map<Key, List<Tariff>> byOffer = new HashMap<>();
    private final Map<Long, Tariff> byId = new HashMap<>();

    TariffTable(List<Tariff> tariffs) {
        for (var tariff : tariffs) {
            byId.put(tariff.id(), tariff);
            byOffer.computeIfAbsent(new Key(tariff.offer(), tariff.kind()), key -> new ArrayList<>())
                    .add(tariff);
        }
    }

    /** The offer's own tariff of a day, else everybody's. */
    Optional<Tariff> find(String offer, UsageKind kind, LocalDate day) {
        return own(offer, kind, day).or(() -> own("", kind, day));
    }

    Tariff get(long id) {
        var tariff = byId.get(id);
        if (tariff == null) throw new Refused("not-found", id);
        return tariff;
    }

    private Optional<Tariff> own(String offer, UsageKind kind, LocalDate day) {
        for (var tariff : byOffer.getOrDefault(new Key(offer, kind), List.of()))
            if (tariff.counts(day)) return Optional.of(tariff);
        return Optional.empty();
    }
}
