package furong.platform;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Migrates each module's own folder with a history table of its own: first those others are split off or built on, then
 * the rest by name, whose order does not matter, for no table refers to another module's.
 */
@Configuration
class Migrations {

    private static final String FOLDERS = "db/migration/";

    /** The network hands its numbers and ports over to the resources, which must be there by then. */
    private static final List<String> FIRST = List.of("platform", "resource");

    @Bean
    FlywayMigrationStrategy moduleByModule() throws IOException {
        var modules = new TreeSet<String>(Comparator.comparing(Migrations::rank).thenComparing(module -> module));
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDERS + "*/V*.sql")) {
            var path = file.getURL().getPath();
            var end = path.lastIndexOf('/');
            modules.add(path.substring(path.lastIndexOf('/', end - 1) + 1, end));
        }
        return configured -> modules.forEach(module -> migrate(configured, module));
    }

    private static int rank(String module) {
        var place = FIRST.indexOf(module);
        return place < 0 ? FIRST.size() : place;
    }

    private static void migrate(Flyway configured, String module) {
        Flyway.configure()
                .configuration(configured.getConfiguration())
                .locations("classpath:" + FOLDERS + module)
                .table("flyway_schema_history_" + module)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
