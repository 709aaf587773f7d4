package furong.planning;

/**
 * What an operator has decided about days: data.
 *
 * @param idleMinutesMax nobody waits longer at a door than this; the mission is twenty
 * @param mealFrom tick from which the meal may begin
 * @param mealUntil tick until which it must have begun
 * @param mealMinutes how long it is
 * @param overtimeMinutesMax what a plan may go over a shift
 * @param detourMinutesMax how far out of the way a crew is sent to fill a wait
 * @param marginMinutes a start nearer to the end of its window is at risk
 * @param shiftFrom tick at which a crew begins for which no shift is planned, on a day without any shift
 * @param shiftUntil tick at which it ends then
 */
public record PlanRules(
        int idleMinutesMax,
        int mealFrom,
        int mealUntil,
        int mealMinutes,
        int overtimeMinutesMax,
        int detourMinutesMax,
        int marginMinutes,
        int shiftFrom,
        int shiftUntil) {}
