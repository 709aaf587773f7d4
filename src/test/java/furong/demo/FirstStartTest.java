package furong.demo;

import static org.assertj.core.api.Assertions.assertThat;

import furong.channel.web.Visitor;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What everybody does first: starts Furong on nothing, sees the city built, signs in and looks around. */
class FirstStartTest {

    private static final Pattern LINK = Pattern.compile("href=\"(/[a-z][a-z/-]*)\"");
    private static final Pattern COVERED = Pattern.compile("已到期应拨 ([0-9,]+)，已拨打 ([0-9,]+)");
    private static final List<String> BADGES = List.of("05004", "25002", "05001", "26002", "01002");

    @TempDir
    Path home;

    @Test
    @DisplayName("The demo city is built on an empty directory, and each place of its people opens")
    void theCityOpens() throws IOException {
        var port = freePort();
        var city = start(port, "demo");
        try {
            assertThat(await(city.inputReader(), "Furong is open"))
                    .as("Furong is open")
                    .isTrue();
            for (var badge : BADGES) lookAround(new Visitor(port), badge);
            everybodyWasRung(new Visitor(port));
        } finally {
            city.destroy();
            city.onExit().join();
        }
    }

    @Test
    @DisplayName("Started for production it opens without a demo: its administrator signs in, nobody of the city can")
    void productionOpens() throws IOException {
        var port = freePort();
        var house = start(port, "serve");
        try {
            assertThat(await(house.inputReader(), "Started Furong"))
                    .as("Furong has started")
                    .isTrue();
            var administrator = new Visitor(port);
            administrator.signIn("00001", "a-long-word-of-9");
            assertThat(administrator.get("/").body()).contains("00001");
            assertThat(administrator.get("/clock").statusCode())
                    .as("moving the clock")
                    .isEqualTo(404);
            var clerk = new Visitor(port);
            clerk.signIn("05004", Team.PASSWORD);
            assertThat(clerk.get("/").body()).doesNotContain("05004");
        } finally {
            house.destroy();
            house.onExit().join();
        }
    }

    @Test
    @DisplayName("A stock is imported without opening the house, and the process ends by itself")
    void anImportEnds() throws Exception {
        var house = start(freePort(), "import", "inventory", "docs/inventory.csv");
        var said = new String(house.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(house.waitFor()).as(said).isZero();
    }

    private static void lookAround(Visitor visitor, String badge) {
        visitor.signIn(badge, Team.PASSWORD);
        var places = LINK.matcher(visitor.get("/").body())
                .results()
                .map(link -> link.group(1))
                .distinct()
                .toList();
        assertThat(places).as("places of " + badge).hasSizeGreaterThan(8);
        var broken = new ArrayList<String>();
        for (var place : places) {
            var status = visitor.get(place).statusCode();
            if (status >= 400) broken.add(place + " " + status);
        }
        assertThat(broken).as("what " + badge + " cannot open").isEmpty();
    }

    /** A4.6 of all whose turn has come nobody was left out, and no night's two counts differ. */
    private static void everybodyWasRung(Visitor supervisor) {
        supervisor.signIn("26002", Team.PASSWORD);
        var page = supervisor.get("/satisfaction").body();
        var covered = COVERED.matcher(page);
        assertThat(covered.find()).as("coverage on the page").isTrue();
        assertThat(covered.group(2)).as("rung of " + covered.group(1)).isEqualTo(covered.group(1));
        assertThat(page).as("each night's two counts").doesNotContain("还没有过夜的核对", "≠");
    }

    private static boolean await(BufferedReader lines, String sign) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.contains(" INFO ")) System.out.println("city: " + line);
            if (line.contains(sign)) return true;
        }
        return false;
    }

    /** As an operator starts it: without the tests' classes. */
    private Process start(int port, String... command) throws IOException {
        var classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> !path.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classes,
                "furong.Furong"));
        words.addAll(List.of(command));
        var process = new ProcessBuilder(words);
        process.environment().put("FURONG_DATA", home.toString());
        process.environment().put("FURONG_PORT", String.valueOf(port));
        process.environment().put("FURONG_RADIUS_PORT", "-1");
        process.environment().put("FURONG_ADMIN_PASSWORD", "a-long-word-of-9");
        process.environment().remove("FURONG_DB_URL");
        return process.redirectErrorStream(true).start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
