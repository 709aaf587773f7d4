package furong.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL of our own under a data directory, started and stopped with the process. What was committed is on
 * the disk before anybody hears so. A server that outlived a killed process is stopped before a new one starts.
 */
public final class LocalPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LocalPostgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EmbeddedPostgres server;
    private final String password;
    private final FileLock lock;

    private LocalPostgres(EmbeddedPostgres server, String password, FileLock lock) {
        this.server = server;
        this.password = password;
        this.lock = lock;
    }

    /** Something on this machine keeps the database from starting; the message says what, and what to do, in one line. */
    public static final class Unavailable extends RuntimeException {
        Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** How safely and where to run. {@code durable} false is for tests only: it may lose commits in a power cut. */
    public record Settings(Path home, boolean durable) {}

    public static LocalPostgres start(Settings settings) {
        var lock = lock(settings.home());
        try {
            var data = settings.home().resolve("data");
            stopOrphan(data.resolve("postmaster.pid"));
            return open(settings, data, lock);
        } catch (IOException | RuntimeException failure) {
            release(lock);
            if (failure instanceof Unavailable unavailable) throw unavailable;
            throw new Unavailable(
                    "PostgreSQL did not start under " + settings.home() + " (" + failure.getMessage()
                            + "). If this machine forbids user namespaces to root, start Furong as a normal user"
                            + " or set FURONG_DB_URL to a server you run.",
                    failure);
        }
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    public String password() {
        return password;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            log.warn("PostgreSQL did not stop cleanly; it will recover at the next start", failure);
        } finally {
            release(lock);
        }
    }

    /** The first start sets a password that only the owner of the data directory can read; from then on it is asked. */
    private static LocalPostgres open(Settings settings, Path data, FileLock lock) throws IOException {
        var known = settings.home().resolve("password");
        if (Files.exists(known) && Files.exists(data.resolve("PG_VERSION"))) {
            var password = Files.readString(known).strip();
            return new LocalPostgres(run(settings, data, password), password, lock);
        }
        var password = HexFormat.of().formatHex(SecureRandom.getSeed(24));
        var server = run(settings, data, "");
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter user postgres password '" + password + "'");
            Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
            statement.execute("select pg_reload_conf()");
        } catch (SQLException failure) {
            server.close();
            throw new IOException("its password could not be set: " + failure.getMessage(), failure);
        }
        Files.deleteIfExists(known);
        Files.createFile(known, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(known, password);
        return new LocalPostgres(server, password, lock);
    }

    private static EmbeddedPostgres run(Settings settings, Path data, String password) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(settings.home().resolve("server").toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(freePort())
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("timezone", "UTC")
                .setConnectConfig("password", password)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE);
        for (var safety : new String[] {"fsync", "synchronous_commit", "full_page_writes"})
            builder.setServerConfig(safety, settings.durable() ? "on" : "off");
        return builder.start();
    }

    private static FileLock lock(Path home) {
        try {
            Files.createDirectories(home);
            var channel = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock != null) return lock;
            channel.close();
        } catch (OverlappingFileLockException alreadyOurs) {
            throw new Unavailable("This process already uses the data under " + home + ".", alreadyOurs);
        } catch (IOException failure) {
            throw new Unavailable(
                    "The data directory " + home + " cannot be written: " + failure.getMessage(), failure);
        }
        throw new Unavailable(
                "Another Furong is running on the data under " + home + ". Stop it, or set FURONG_DATA to another"
                        + " directory.",
                null);
    }

    private static void release(FileLock lock) {
        try {
            lock.acquiredBy().close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** We hold the lock, so a server that still runs on this data has lost its Furong. */
    private static void stopOrphan(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) return;
        var lines = Files.readAllLines(pidFile);
        var orphan = lines.isEmpty()
                ? java.util.Optional.<ProcessHandle>empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(LocalPostgres::isPostgres);
        if (orphan.isEmpty()) {
            log.info("removing the stale {}: its PostgreSQL is gone", pidFile);
            Files.delete(pidFile);
            return;
        }
        var pid = orphan.get().pid();
        log.info("stopping PostgreSQL {} left over by a Furong that was killed", pid);
        new ProcessBuilder("kill", "-INT", Long.toString(pid)).start();
        try {
            orphan.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stuck) {
            throw new Unavailable("PostgreSQL process " + pid + " does not stop; end it and start again.", stuck);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Interrupted while waiting for PostgreSQL " + pid + " to stop.", interrupted);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(false);
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
