package furong.contact;

/** An agent of the hotline picked up a call whose ringing the exchange measured. Published in the same transaction. */
public record CallAnswered(long call, Rung rung) {}
