package furong;

import furong.platform.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.util.FileSystemUtils;

/** Furong: customer service as a set of promises. Starts the house, with a PostgreSQL of its own where none is given. */
@EnableAsync
@EnableScheduling
@Modulithic(sharedModules = "platform")
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class) // two modules may use one word
public class Furong {

    private static final int PORT = 8080;

    public static void main(String[] args) {
        var command = args.length == 0 ? "demo" : args[0];
        if (!List.of("demo", "serve", "import").contains(command)) {
            fail("Unknown command \"" + command + "\". See: bin/furong help");
        }
        try {
            start(command, args);
        } catch (LocalPostgres.Unavailable unavailable) {
            fail(unavailable.getMessage());
        }
    }

    private static void start(String command, String[] args) {
        var serves = !command.equals("import");
        if (serves) checkPort();
        var settings = new HashMap<String, Object>();
        var postgres = database(settings);
        var demo = command.equals("demo") && postgres != null ? env("FURONG_DEMO", "city") : "none";
        settings.put("furong.demo", demo);
        settings.put("furong.time-travel", demo.equals("city"));
        settings.put("furong.work", serves);
        var application = new SpringApplication(Furong.class);
        application.setDefaultProperties(settings);
        application.setRegisterShutdownHook(false);
        if (!serves) application.setWebApplicationType(WebApplicationType.NONE);
        try {
            var context = application.run(args);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                context.close();
                close(postgres);
            }));
            if (!serves) System.exit(SpringApplication.exit(context));
        } catch (RuntimeException failure) {
            close(postgres);
            throw failure;
        }
    }

    /** The given server, or our own, whose address is put into {@code settings}; null if one was given. */
    private static @Nullable LocalPostgres database(Map<String, Object> settings) {
        var data = Path.of(env("FURONG_DATA", "var")).toAbsolutePath();
        settings.put("furong.secret-file", data.resolve("secret.key").toString());
        var given = System.getenv("FURONG_DB_URL");
        if (given != null && !given.isBlank()) {
            settings.put("spring.datasource.url", given);
            settings.put("spring.datasource.username", env("FURONG_DB_USER", "postgres"));
            settings.put("spring.datasource.password", env("FURONG_DB_PASSWORD", ""));
            return null;
        }
        var home = new LocalPostgres.Settings(data.resolve("postgres"), true);
        var unfinished = data.resolve("demo-city-unfinished");
        settings.put("furong.demo-unfinished", unfinished.toString());
        if (Files.exists(unfinished)) forgetUnfinishedCity(home, unfinished);
        var postgres = LocalPostgres.start(home);
        settings.put("spring.datasource.url", postgres.url());
        settings.put("spring.datasource.username", "postgres");
        settings.put("spring.datasource.password", postgres.password());
        return postgres;
    }

    /** Whoever stops the first start early gets the whole city with the next one, not half of it for ever. */
    private static void forgetUnfinishedCity(LocalPostgres.Settings home, Path unfinished) {
        LocalPostgres.start(home).close(); // ends the server that the interrupted start left behind
        try {
            FileSystemUtils.deleteRecursively(home.home());
            Files.delete(unfinished);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        System.out.println("The demo city was interrupted while it was built; it is built anew.");
    }

    /** Says at once what would otherwise only be found out after the database has started. */
    private static void checkPort() {
        var text = env("FURONG_PORT", Integer.toString(PORT));
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(Integer.parseInt(text)));
        } catch (NumberFormatException failure) {
            fail("FURONG_PORT is not a port number: " + text);
        } catch (IOException failure) {
            fail("Port " + text
                    + " is taken by another program. Stop it, or choose another: FURONG_PORT=8081 bin/furong");
        }
    }

    private static void close(@Nullable LocalPostgres postgres) {
        if (postgres != null) postgres.close();
    }

    private static String env(String name, String otherwise) {
        var value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    private static void fail(String line) {
        System.err.println(line);
        System.exit(1);
    }
}
