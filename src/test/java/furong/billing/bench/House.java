package furong.billing.bench;

import furong.Furong;
import furong.platform.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** The whole application on a fresh, durable database in a temporary folder; gone with everything when closed. */
final class House implements AutoCloseable {

    private final Path home;
    private final LocalPostgres postgres;
    private final ConfigurableApplicationContext context;

    House(Map<String, Object> extra) {
        try {
            home = Files.createTempDirectory("furong-bench");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        postgres = LocalPostgres.start(new LocalPostgres.Settings(home.resolve("postgres"), true));
        var settings = new HashMap<String, Object>(extra);
        settings.put("spring.datasource.url", postgres.url());
        settings.put("spring.datasource.username", "postgres");
        settings.put("spring.datasource.password", postgres.password());
        settings.put("furong.secret-file", home.resolve("secret.key").toString());
        settings.put("furong.demo", "none");
        settings.put("furong.work", "false");
        settings.put("furong.time-travel", "true");
        settings.put("furong.radius.port", "0");
        settings.put("server.port", "0");
        var application = new SpringApplication(Furong.class);
        // as arguments: what is only a default gives way to the application's own properties
        context = application.run(settings.entrySet().stream()
                .map(one -> "--" + one.getKey() + "=" + one.getValue())
                .toArray(String[]::new));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    JdbcClient db() {
        return bean(JdbcClient.class);
    }

    Path file(String name) {
        return home.resolve(name);
    }

    /**
     * What it takes to copy all rows of these tables into tables with the same columns, indexes and checks, by as many
     * connections as given, in seconds. The rows lie in files first; only the copying in is timed.
     */
    double copyFloor(List<String> tables, int connections) {
        db().sql("create schema if not exists floor").update();
        var seconds = 0.0;
        for (var table : tables) {
            var parts = copyOut(table, connections);
            var twin = "floor." + table.replace('.', '_');
            db().sql("drop table if exists " + twin).update();
            db().sql("create table " + twin + " (like " + table + " including all)")
                    .update();
            db().sql("checkpoint").update();
            var begun = System.nanoTime();
            together(parts.stream()
                    .map(part -> (Callable<Long>) () -> copyIn(twin, part))
                    .toList());
            seconds += (System.nanoTime() - begun) / 1e9;
            db().sql("drop table " + twin).update();
            parts.forEach(part -> part.toFile().delete());
        }
        return seconds;
    }

    private List<Path> copyOut(String table, int connections) {
        var all = file("floor.copy");
        try (var connection = bean(DataSource.class).getConnection();
                var out = Files.newOutputStream(all)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (select * from " + table + ") to stdout", out);
            if (connections == 1) return List.of(all);
            var parts = new java.util.ArrayList<Path>();
            var writers = new java.util.ArrayList<java.io.BufferedWriter>();
            for (var n = 0; n < connections; n++) {
                parts.add(file("floor" + n + ".copy"));
                writers.add(Files.newBufferedWriter(parts.get(n)));
            }
            var lines = Files.lines(all).iterator();
            var total = Files.size(all) / connections + 1;
            var written = 0L;
            while (lines.hasNext()) {
                var line = lines.next();
                writers.get((int) (written / total)).append(line).append('\n');
                written += line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length + 1L;
            }
            for (var writer : writers) writer.close();
            all.toFile().delete();
            return parts;
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private long copyIn(String table, Path file) throws IOException, SQLException {
        try (var connection = bean(DataSource.class).getConnection();
                var in = Files.newInputStream(file)) {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin", in, 1 << 16);
        }
    }

    static void together(List<Callable<Long>> jobs) {
        try (var threads = Executors.newFixedThreadPool(jobs.size())) {
            for (var done : threads.invokeAll(jobs)) done.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The tables of a schema that hold something, parents of parts for their parts. */
    List<String> filled(String schema) {
        return db().sql("""
                        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = ? and c.relkind in ('r', 'p') and not c.relispartition order by 1""").param(schema).query(String.class).list().stream()
                .filter(table -> db().sql("select exists (select from " + table + ")")
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    @Override
    public void close() {
        context.close();
        postgres.close();
        try {
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException failure) {
            System.err.println("left behind: " + home);
        }
    }
}
