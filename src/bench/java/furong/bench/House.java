package furong.bench;

import furong.Furong;
import furong.platform.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * The whole application on a database of its own that is thrown away afterwards; {@code FURONG_DB_URL} takes another one.
 * What is committed is on the disk: {@code fsync} and {@code synchronous_commit} are on, as in operation.
 */
final class House implements AutoCloseable {

    private final @Nullable LocalPostgres server;
    private final @Nullable Path home;
    private final String url;
    private final ConfigurableApplicationContext context;

    private House(
            @Nullable LocalPostgres server, @Nullable Path home, String url, ConfigurableApplicationContext context) {
        this.server = server;
        this.home = home;
        this.url = url;
        this.context = context;
    }

    /** Starts it with an empty database and a free port; {@code settings} come before the house's own. */
    static House start(Map<String, Object> settings) {
        try {
            var given = System.getenv("FURONG_DB_URL");
            var home = Files.createTempDirectory("furong-bench");
            var server = given == null ? LocalPostgres.start(new LocalPostgres.Settings(home, true)) : null;
            var url = server == null ? given : server.url() + "?user=postgres&password=" + server.password();
            var all = new HashMap<String, Object>(Map.of(
                    "furong.demo",
                    "none",
                    "furong.time-travel",
                    false,
                    "furong.work",
                    true,
                    "furong.radius.port",
                    0,
                    "server.port",
                    0,
                    "furong.secret-file",
                    home.resolve("secret.key").toString(),
                    "spring.datasource.url",
                    url,
                    "logging.level.root",
                    "warn"));
            all.putAll(settings);
            var application = new SpringApplication(Furong.class);
            var arguments = all.entrySet().stream()
                    .map(one -> "--" + one.getKey() + "=" + one.getValue())
                    .toArray(String[]::new);
            return new House(server, home, url, application.run(arguments));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** A connection of its own, not one of the application's. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    @Override
    public void close() {
        context.close();
        if (server != null) server.close();
        if (home == null) return;
        try {
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException failure) {
            System.err.println("left behind: " + home);
        }
    }
}
