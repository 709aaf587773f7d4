package furong.travel;

/**
 * Ways between one place and several others, in their order.
 *
 * @param out seconds from the one to the others
 * @param back seconds from the others to the one
 * @param outMetres from the one to the others
 * @param backMetres from the others to the one
 */
public record Fan(int[] out, int[] back, int[] outMetres, int[] backMetres) {}
