package furong.knowledge;

/**
 * How often a line of a symptom had to be mended again within thirty days, before an article was written and after.
 */
public record Repeats(long before, long againBefore, long after, long againAfter) {}
