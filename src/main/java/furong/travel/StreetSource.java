package furong.travel;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The streets there are. An extract is read beside everything else after the start, for a large one takes a minute; until then,
 * and if it cannot be read, there are none.
 */
@Component
class StreetSource {

    private static final Logger LOG = LoggerFactory.getLogger(StreetSource.class);
    private static final String DEMO_CITY = "city/chengdu-roads.csv";

    /** Streets and how they came here. */
    record Loaded(Source source, @Nullable Streets streets, String problem, Duration reading) {

        static Loaded without(Source source, String problem) {
            return new Loaded(source, null, problem, Duration.ZERO);
        }
    }

    private final String extract;
    private volatile Loaded loaded;

    StreetSource(@Value("${furong.travel.extract:}") String extract, @Value("${furong.demo:none}") String demo)
            throws IOException {
        this.extract = extract.strip();
        if (!this.extract.isEmpty()) loaded = Loaded.without(Source.READING, "");
        else if (demo.equals("city")) loaded = demoCity();
        else loaded = Loaded.without(Source.NONE, "");
    }

    private static Loaded demoCity() throws IOException {
        var begin = System.nanoTime();
        try (var file = new ClassPathResource(DEMO_CITY).getInputStream()) {
            var streets = CityRoads.read(file);
            return new Loaded(Source.DEMO_CITY, streets, "", Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void readExtract() {
        if (!extract.isEmpty()) Thread.ofVirtual().name("streets").start(this::read);
    }

    /** Reads the extract, however long it takes. */
    void read() {
        var begin = System.nanoTime();
        try {
            var streets = OsmExtract.read(Path.of(extract).toFile());
            loaded = new Loaded(Source.EXTRACT, streets, "", Duration.ofNanos(System.nanoTime() - begin));
            LOG.info("streets of {}: {} nodes, {} ways", extract, streets.nodes(), streets.ways());
        } catch (IOException unreadable) {
            loaded = Loaded.without(Source.UNREADABLE, String.valueOf(unreadable.getMessage()));
            LOG.warn("streets of {} cannot be read; travel times are straight lines", extract, unreadable);
        }
    }

    Loaded loaded() {
        return loaded;
    }

    /** The file's name, without where it lies. */
    String file() {
        return extract.isEmpty() ? "" : String.valueOf(Path.of(extract).getFileName());
    }
}
