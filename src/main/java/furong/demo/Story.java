package furong.demo;

import furong.platform.TimeTravel;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What is going to happen, in the order of time. Things that happen may add what follows from them. */
class Story {

    private record Scene(Instant at, long n, Runnable happens) {}

    private final PriorityQueue<Scene> scenes =
            new PriorityQueue<>(Comparator.comparing(Scene::at).thenComparing(Scene::n));
    private final TimeTravel time;
    private long count;

    Story(TimeTravel time) {
        this.time = time;
    }

    void at(Instant when, Runnable happens) {
        scenes.add(new Scene(when, count++, happens));
    }

    /** Plays every scene up to {@code end}; what was to happen later stays to be done by the people of the city. */
    void play(Instant begin, Instant end, Progress progress) {
        var hours = (int) ((end.getEpochSecond() - begin.getEpochSecond()) / 3600);
        while (!scenes.isEmpty() && !scenes.peek().at().isAfter(end)) {
            var scene = scenes.remove();
            time.forwardTo(scene.at());
            scene.happens().run();
            progress.at((int) ((scene.at().getEpochSecond() - begin.getEpochSecond()) / 3600), hours);
        }
        time.forwardTo(end);
        progress.end();
    }
}
