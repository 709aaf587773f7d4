package furong.fleet;

import furong.organisation.VehicleId;

/**
 * A vehicle in a span of days.
 *
 * @param stops held
 * @param people who came
 * @param orders placed, and wishes taken down
 * @param weekendOrders of these, on Saturdays and Sundays
 */
public record FleetFigures(VehicleId vehicle, int stops, int people, int orders, int weekendOrders) {}
