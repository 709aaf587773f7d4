package furong.organisation;

import furong.platform.Label;
import org.jspecify.annotations.Nullable;

/**
 * A unit of the company.
 *
 * @param parent null for the company itself
 * @param cityWide its people see the rows of every unit
 */
public record Unit(
        UnitId id, String code, UnitKind kind, @Nullable UnitId parent, Label name, boolean cityWide) {}
