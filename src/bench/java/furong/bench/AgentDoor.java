package furong.bench;

import furong.agency.AgentCode;
import furong.agency.Keys;
import furong.agency.NewKey;
import furong.platform.Actor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counters of a bank that pay over HTTP, each with a key of its own: sealed requests, as a bank sends them. */
final class AgentDoor implements AutoCloseable {

    private static final String PATH = "/api/agency/payments";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<NewKey> keys = new ArrayList<>();
    private final URI address;
    private final Clock clock;

    AgentDoor(House house, int clients) {
        var agent = house.part(JdbcClient.class)
                .sql("update agency.agent set per_second_max = 10000 where code = (select min(code) from agency.agent)"
                        + " returning code")
                .query(String.class)
                .single();
        for (var client = 0; client < clients; client++)
            keys.add(house.part(Keys.class).make(new AgentCode(agent), Actor.system("bench")));
        address = URI.create("http://127.0.0.1:" + house.port() + PATH);
        clock = house.part(Clock.class);
    }

    /** Returns when the payment is acknowledged. */
    void pay(int client, String account, long fen, String reference) throws IOException, InterruptedException {
        var time = clock.instant().toString();
        var body = "{\"reference\":\"%s\",\"account\":\"%s\",\"amount\":%d,\"paidAt\":\"%s\"}"
                .formatted(reference, account, fen, time);
        var sealed = "POST\n" + PATH + "\n" + time + "\n" + sha256(body);
        var key = keys.get(client);
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Furong-Key", key.id())
                .header("Furong-Time", time)
                .header(
                        "Furong-Seal",
                        HexFormat.of().formatHex(Keys.sealOf(key.secret(), sealed.getBytes(StandardCharsets.UTF_8))))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }

    private static String sha256(String body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
