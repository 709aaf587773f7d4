package furong;

import furong.platform.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/** One real PostgreSQL for all tests of a run; {@code FURONG_TEST_DB_URL} takes another. */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Map<String, Object> DATABASE = start();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test database", DATABASE));
    }

    private static Map<String, Object> start() {
        var given = System.getenv("FURONG_TEST_DB_URL");
        if (given != null) return Map.of("spring.datasource.url", given);
        try {
            Path home = Files.createTempDirectory("furong-test");
            var server = LocalPostgres.start(new LocalPostgres.Settings(home, false));
            SpringApplication.getShutdownHandlers().add(() -> end(server, home)); // after the contexts have closed
            return Map.of(
                    "spring.datasource.url", server.url(),
                    "spring.datasource.username", "postgres",
                    "spring.datasource.password", server.password(),
                    "furong.secret-file", home.resolve("secret.key").toString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void end(LocalPostgres server, Path home) {
        server.close();
        try {
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException failure) {
            System.err.println("left behind: " + home);
        }
    }
}
