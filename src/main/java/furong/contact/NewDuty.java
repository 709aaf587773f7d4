package furong.contact;

import furong.customer.CustomerId;

/** A matter somebody is asked about for the first time. {@code title} is what a list of duties shows. */
public record NewDuty(CustomerId customer, String subject, String title, ContactChannel channel) {}
