package furong.callback;

import furong.platform.Share;

/**
 * What may be said about some callbacks; always published together, so that a good share of few answers cannot hide.
 *
 * @param due D: obligations that fell due
 * @param attempted A: of these, rung at least once, or excluded by two people
 * @param waiting W: of these, not rung yet while the promised time still runs
 * @param complete I
 * @param partial P
 * @param refused R
 * @param unreached NC
 * @param other O
 * @param excluded X
 * @param satisfied complete ones whose answer was satisfied or better
 * @param touched of these, touched
 * @param pleasant of these, pleased
 * @param alone complete ones the customer answered alone, by a link or a letter's code; heard by nobody
 * @param late due, still open and past their promised time
 */
public record Figures(
        long due,
        long attempted,
        long waiting,
        long complete,
        long partial,
        long refused,
        long unreached,
        long other,
        long excluded,
        long satisfied,
        long touched,
        long pleasant,
        long alone,
        long late) {

    public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * A/(D−W), which must be 100 %: of all whose turn has come. Who may still be rung in time is neither asked nor left
     * out, and would make a fault of every day that is not over; once the promised time is, W is nothing.
     */
    public Share coverage() {
        return new Share(attempted, due - waiting);
    }

    /** Nobody rang them while the promised time ran: what coverage lacks. */
    public long missed() {
        return due - waiting - attempted;
    }

    /** RR1 = I/(D−X): the strictest response rate, by the name AAPOR's Standard Definitions give it. */
    public Share responseRate() {
        return new Share(complete, due - excluded);
    }

    /** S = satisfied/I. */
    public Share satisfaction() {
        return new Share(satisfied, complete);
    }

    public Share.Range interval() {
        return satisfaction().wilson();
    }

    /** [S·r, S·r + (1−r)] with r = I/(D−X). */
    public Share.Range bounds() {
        return satisfaction().bounds(responseRate());
    }

    /** Due, not ended by any disposition yet. */
    public long open() {
        return due - complete - partial - refused - unreached - other - excluded;
    }

    Figures plus(Figures more) {
        return new Figures(
                due + more.due,
                attempted + more.attempted,
                waiting + more.waiting,
                complete + more.complete,
                partial + more.partial,
                refused + more.refused,
                unreached + more.unreached,
                other + more.other,
                excluded + more.excluded,
                satisfied + more.satisfied,
                touched + more.touched,
                pleasant + more.pleasant,
                alone + more.alone,
                late + more.late);
    }
}
