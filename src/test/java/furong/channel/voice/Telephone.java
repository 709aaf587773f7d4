package furong.channel.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/** For tests: a caller and the platform between, which reads our documents as VoiceXML says and sends what was typed. */
final class Telephone {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI house;
    private final String caller;
    private final String proof;
    private final List<String> heard = new ArrayList<>();
    private Element document;
    private Map<String, String> sent = Map.of();
    private URI sentTo;
    private int losesAnswers;

    Telephone(int port, String caller, String key) {
        this.house = URI.create("http://localhost:" + port);
        this.caller = caller;
        this.proof = Base64.getEncoder().encodeToString(("ivr:" + key).getBytes(StandardCharsets.UTF_8));
        this.sentTo = house;
    }

    /** Rings up: fetches the first document, whatever the answer. */
    HttpResponse<String> ring() throws Exception {
        return fetch(HttpRequest.newBuilder(house.resolve("/api/voice")));
    }

    /** Presses a key in the menu; where it leads to a form, types these into its fields, one after the other. */
    void press(String menuKey, String... typed) throws Exception {
        ring();
        pressOn(menuKey, typed);
    }

    /** The same in the menu that was heard last. */
    void pressOn(String menuKey, String... typed) throws Exception {
        var to = choice(menuKey);
        if (to.startsWith("#")) fill(dialogue(to.substring(1)), typed);
        else fetch(HttpRequest.newBuilder(house.resolve(to)));
    }

    /** The answer to what is sent next is lost on its way, so that the platform does what the form says of that. */
    void losesAnAnswer() {
        losesAnswers = 1;
    }

    /** All that was spoken since the last time, as one text. */
    String heard() {
        var all = String.join("\n", heard);
        heard.clear();
        return all;
    }

    private String choice(String menuKey) {
        return elements(document, "choice").stream()
                .filter(choice -> choice.getAttribute("dtmf").equals(menuKey))
                .map(choice -> choice.getAttribute("next"))
                .findFirst()
                .orElseThrow();
    }

    private Element dialogue(String id) {
        return elements(document, "form").stream()
                .filter(form -> form.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void fill(Element form, String... typed) throws Exception {
        var values = new TreeMap<String, String>();
        for (var variable : elements(form, "var")) {
            var says = variable.getAttribute("expr");
            values.put(
                    variable.getAttribute("name"),
                    says.equals("session.connection.remote.uri") ? caller : says.replace("'", ""));
        }
        var fields = elements(form, "field");
        for (var n = 0; n < fields.size(); n++) values.put(fields.get(n).getAttribute("name"), typed[n]);
        var submit = elements(elements(form, "block").getFirst(), "submit").getFirst();
        values.keySet().retainAll(Arrays.asList(submit.getAttribute("namelist").split(" ")));
        sent = values;
        sentTo = house.resolve(submit.getAttribute("next"));
        if (losesAnswers > 0) {
            losesAnswers--;
            var kept = document;
            var unspoken = List.copyOf(heard);
            post();
            document = kept;
            heard.clear();
            heard.addAll(unspoken);
            var unheard = elements(form, "catch").stream()
                    .filter(given -> given.getAttribute("event").equals("error.badfetch")
                            && given.getAttribute("count").isEmpty())
                    .findFirst()
                    .orElseThrow();
            var again = elements(unheard, "submit").getFirst();
            assertThat(again.getAttribute("namelist")).isEqualTo(submit.getAttribute("namelist"));
            sentTo = house.resolve(again.getAttribute("next"));
        }
        post();
    }

    private void post() throws Exception {
        var body = sent.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        fetch(HttpRequest.newBuilder(sentTo)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> fetch(HttpRequest.Builder request) throws Exception {
        var answer = http.send(request.header("Authorization", "Basic " + proof).build(), BodyHandlers.ofString());
        if (answer.statusCode() == 200) read(answer.body());
        return answer;
    }

    private void read(String text) throws Exception {
        document = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        if (!document.getNamespaceURI().equals("http://www.w3.org/2001/vxml")) throw new IOException("no VoiceXML");
        for (var prompt : elements(document, "prompt")) heard.add(prompt.getTextContent());
    }

    private static List<Element> elements(Element within, String name) {
        var found = within.getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(n -> (Element) found.item(n))
                .toList();
    }
}
