package furong.travel;

/**
 * How near the times come to what was driven.
 *
 * @param trips in the period that taught
 * @param leftOut too short, too long or with a halt on the way: they did not
 * @param errorBefore median deviation in percent of what had been expected when each trip was learnt
 * @param errorFree the same if nothing had ever been learnt
 */
public record Lesson(int trips, int leftOut, int errorBefore, int errorFree) {}
