package furong.channel.voice;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;

/**
 * One document for a telephone: sentences to speak, keys to wait for, and where to go then. Written in VoiceXML 2.1
 * (W3C Recommendation of 19 June 2007), with keys only: our callers are not asked to speak.
 */
final class Dialogue {

    private static final String VOICEXML = "http://www.w3.org/2001/vxml";
    /** Where the platform keeps who is calling (VoiceXML 2.0, section 5.1.4). */
    private static final String CALLER = "session.connection.remote.uri";

    /** No answer came, or one that cannot be read (section 5.2.6). */
    private static final String UNHEARD = "error.badfetch";

    private final Element root;

    /** @param language of what is spoken, as XML names it */
    Dialogue(String language) {
        try {
            var document = DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .newDocument();
            root = document.createElementNS(VOICEXML, "vxml");
            document.appendChild(root);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
        root.setAttribute("version", "2.1");
        root.setAttribute("xml:lang", language);
        add(root, "property", "name", "inputmodes", "value", "dtmf");
    }

    /** What a key leads to: a dialogue of this document ({@code #pay}) or another document. */
    record Choice(String key, String to) {}

    /** What a caller types, up to the key #. */
    record Field(String name, String question, int digitsMin, int digitsMax) {}

    /** @param inOther said after the rest, for those who need the other language */
    Dialogue menu(String sentence, String inOther, String otherLanguage, List<Choice> choices) {
        var menu = add(root, "menu", "id", "menu");
        say(menu, sentence);
        say(menu, inOther).setAttribute("xml:lang", otherLanguage);
        for (var choice : choices) add(menu, "choice", "dtmf", choice.key(), "next", choice.to());
        askAgain(menu);
        return this;
    }

    /**
     * Asks for the fields one after the other and sends them on, with who is calling. If no answer is heard it sends the
     * very same again, and at the third time says that it does not know.
     *
     * @param sent what goes with the fields: letters and digits only, for they are written into a script
     * @param unsure said when no answer was heard, before it goes to {@code otherwise}
     */
    Dialogue form(String id, String to, Map<String, String> sent, List<Field> fields, String unsure, String otherwise) {
        var form = add(root, "form", "id", id);
        add(form, "var", "name", "caller", "expr", CALLER);
        var names = new StringBuilder("caller");
        new TreeMap<>(sent).forEach((name, value) -> {
            if (!value.matches("[A-Za-z0-9]+")) throw new IllegalArgumentException(name);
            names.append(' ').append(name);
            add(form, "var", "name", name, "expr", "'" + value + "'");
        });
        for (var field : fields) {
            names.append(' ').append(field.name());
            var digits = "digits?minlength=" + field.digitsMin() + ";maxlength=" + field.digitsMax();
            var asked = add(form, "field", "name", field.name(), "type", digits);
            say(asked, field.question());
            askAgain(asked);
        }
        for (var within : List.of(add(form, "block"), add(form, "catch", "event", UNHEARD)))
            add(within, "submit", "next", to, "method", "post", "namelist", names.toString());
        var given = add(form, "catch", "event", UNHEARD, "count", "3");
        say(given, unsure);
        add(given, "goto", "next", otherwise);
        return this;
    }

    /** Says something, spells something out where there is something, and goes on. */
    Dialogue say(String sentence, String spelt, String to) {
        var block = add(add(root, "form"), "block");
        var _ = say(block, sentence);
        if (!spelt.isEmpty())
            add(add(block, "prompt"), "say-as", "interpret-as", "characters").setTextContent(spelt);
        add(block, "goto", "next", to);
        return this;
    }

    /** The document. */
    String text() {
        var text = new StringWriter();
        try {
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(root.getOwnerDocument()), new StreamResult(text));
        } catch (TransformerException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    /** Whoever says nothing, or presses a wrong key, is asked again; the third time ends the call. */
    private static void askAgain(Element asked) {
        for (var event : List.of("noinput", "nomatch")) {
            add(add(asked, event), "reprompt");
            add(add(asked, event, "count", "3"), "exit");
        }
    }

    private static Element say(Element within, String sentence) {
        var prompt = add(within, "prompt");
        prompt.setTextContent(sentence);
        return prompt;
    }

    private static Element add(Element within, String name, String... attributes) {
        var added = within.getOwnerDocument().createElementNS(VOICEXML, name);
        for (var n = 0; n < attributes.length; n += 2) added.setAttribute(attributes[n], attributes[n + 1]);
        within.appendChild(added);
        return added;
    }
}
