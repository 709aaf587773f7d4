package furong.dunning.bench;

import furong.Furong;
import furong.platform.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The whole house on a database of its own, for a measurement; commits are durable. */
final class House implements AutoCloseable {

    private final Path home;
    private final LocalPostgres postgres;
    private final ConfigurableApplicationContext context;

    House(Map<String, String> more) throws IOException {
        home = Files.createTempDirectory("furong-bench");
        postgres = LocalPostgres.start(new LocalPostgres.Settings(home, true));
        var settings = new HashMap<String, Object>(Map.of(
                "spring.datasource.url", postgres.url(),
                "spring.datasource.username", "postgres",
                "spring.datasource.password", postgres.password(),
                "furong.secret-file", home.resolve("secret.key").toString(),
                "furong.demo", "none",
                "furong.radius.port", "0",
                "server.port", "0",
                "logging.level.root", "ERROR"));
        settings.putAll(more);
        // what the tests share is found beside the house's own classes, as the two lie in one package
        var application = new SpringApplication(Furong.class);
        // as arguments, for these come before what the house's own properties say
        context = application.run(settings.entrySet().stream()
                .map(one -> "--" + one.getKey() + "=" + one.getValue())
                .toArray(String[]::new));
    }

    <T> T get(Class<T> bean) {
        return context.getBean(bean);
    }

    @Override
    public void close() throws IOException {
        context.close();
        postgres.close();
        FileSystemUtils.deleteRecursively(home);
    }
}
