package furong.demo;

import furong.customer.CustomerId;
import furong.platform.Actor;
import java.time.Instant;
import java.util.List;

/** A part of the demo city's month: each module's brings its own, and says its place by {@code @Order} if it matters. */
interface Chapter {

    /** Puts what is going to happen into the story; called once, when the people are there and the month begins. */
    void plan(Plot plot);

    /**
     * What a chapter is told.
     *
     * @param people invents by a seed of the chapter's own, so that one chapter does not change another
     * @param known the customers, in the order in which they were registered
     * @param cast customers and staff by role
     * @param begin when the month begins; it ends at {@code end}, and what is to happen later never does
     */
    record Plot(
            Story story,
            People people,
            List<CustomerId> known,
            Month.Cast cast,
            Instant begin,
            Instant end,
            Actor by) {}
}
