package furong.channel.web.organisation;

import furong.organisation.Hall;
import furong.organisation.Unit;
import furong.organisation.Vehicle;
import java.util.List;

/** A unit with what belongs to it, and in words whom it faces. */
public record UnitRow(Unit unit, List<Hall> halls, List<Vehicle> vehicles, String faces) {}
