package furong.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Ends a database of our own as a power cut would: at once, with no word to its children. */
public final class PowerCut {

    private PowerCut() {}

    /** Returns when the server that runs on the data under {@code home}, and all it had started, are gone. */
    public static void at(Path home) throws IOException {
        var pid = Long.parseLong(Files.readAllLines(home.resolve("data/postmaster.pid"))
                .getFirst()
                .strip());
        var server = ProcessHandle.of(pid).orElseThrow();
        var children = server.descendants().toList();
        server.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        children.forEach(child -> child.onExit().orTimeout(30, TimeUnit.SECONDS).join());
        server.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }
}
