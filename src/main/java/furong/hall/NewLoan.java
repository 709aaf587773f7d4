package furong.hall;

import furong.customer.CustomerId;
import org.jspecify.annotations.Nullable;

/** What is lent to whom: a name and a phone number, or a customer whose they are. */
public record NewLoan(
        String item, String name, String phone, @Nullable CustomerId customer) {}
