package furong.rating;

/** What became of usage records: taken, known already by their key, or refused with a reason that is kept. */
public record Imported(long taken, long known, long refused) {}
