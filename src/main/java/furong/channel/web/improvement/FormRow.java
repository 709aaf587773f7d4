package furong.channel.web.improvement;

import furong.catalog.Form;
import furong.catalog.Transaction;

/** A form in the list: its current version, the newest one, which may begin later, and what waits for an answer. */
public record FormRow(Transaction transaction, Form form, int newest, long waiting) {}
