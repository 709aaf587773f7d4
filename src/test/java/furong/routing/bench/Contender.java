package furong.routing.bench;

import furong.routing.Solomon;
import java.util.List;

/** Something that plans an instance in a given time. Those that need other libraries are found where these are given. */
public interface Contender {

    String name();

    /**
     * Plans with one thread.
     *
     * @param instance what is to be planned
     * @param seconds of CPU of the searching thread
     * @param seed of the random numbers, for those that take one
     * @return visits in order, by vehicle
     */
    List<List<Integer>> plan(Solomon instance, int seconds, long seed);
}
