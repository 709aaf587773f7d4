package furong.customer;

import furong.organisation.Segment;
import furong.organisation.UnitId;

/**
 * A customer in a list.
 *
 * @param name masked where the reader has not shown a right to the customer
 * @param address of the home, likewise
 */
public record CustomerRow(
        CustomerId id, String number, String name, Segment segment, UnitId owner, String phone, String address) {}
