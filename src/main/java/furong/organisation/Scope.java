package furong.organisation;

import java.util.Set;

/** The units whose rows somebody sees and acts on: their own and those below it. */
public record Scope(Set<UnitId> units) {

    public Scope {
        units = Set.copyOf(units);
    }

    public boolean sees(UnitId unit) {
        return units.contains(unit);
    }

    /** For SQL: {@code owner = any(:units)}. */
    public Long[] array() {
        return units.stream().map(UnitId::value).sorted().toArray(Long[]::new);
    }
}
