package furong.payment;

/** What a door calls a payment. */
record Reference(PayChannel channel, String door, String reference) {}
