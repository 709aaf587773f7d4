package furong.organisation;

/** A service vehicle: a counter on wheels. Each commercial department, operating unit and county branch has one. */
public record Vehicle(VehicleId id, UnitId unit, String plate, String name) {}
