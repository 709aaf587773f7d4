package furong.ledger;

/** What of an item is still open, while its account is locked and posted to. Amounts in minor units. */
final class OpenItem {

    final Item of;

    /** Whether the projection has a row of it, and what that row says. */
    final boolean stored;

    final long openBefore;
    final long contestedBefore;

    long open;
    long contested;

    private OpenItem(Item of, boolean stored, long open, long contested) {
        this.of = of;
        this.stored = stored;
        this.openBefore = stored ? open : 0;
        this.contestedBefore = stored ? contested : 0;
        this.open = open;
        this.contested = contested;
    }

    static OpenItem stored(Item of, long open, long contested) {
        return new OpenItem(of, true, open, contested);
    }

    /** An item the projection has no row of: a new one, or one that was settled and is opened again. */
    static OpenItem absent(Item of, long open) {
        return new OpenItem(of, false, open, 0);
    }

    /** What a credit may settle by rule: not what is contested. */
    long payable() {
        return open - contested;
    }

    /** Takes off what was settled; what is left cannot be contested for more than it is. */
    void settle(long amount) {
        open -= amount;
        contested = Math.min(contested, open);
        if (open < 0) throw new IllegalStateException("item " + of.id() + " settled for more than was open");
    }

    boolean changed() {
        return open != openBefore || contested != contestedBefore;
    }
}
