package furong.contact;

import furong.customer.CustomerId;
import furong.organisation.StaffId;
import furong.organisation.UnitId;

/** Somebody accepted a matter that was offered to them. Published in the same transaction. */
public record HandedOver(CustomerId customer, String subject, StaffId to, UnitId unit, String badge) {}
