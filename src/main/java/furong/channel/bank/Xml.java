package furong.channel.bank;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks through an XML message of any length with little memory: the texts of one small part at a time. No document type,
 * no entities, nothing from elsewhere.
 */
final class Xml implements AutoCloseable {

    private static final int DEPTH_MAX = 40;
    private static final int TEXT_MAX = 2000;
    private static final int TEXTS_MAX = 400;
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private int depth;

    Xml(InputStream in) throws XMLStreamException {
        this.reader = FACTORY.createXMLStreamReader(in);
    }

    /** Goes to the next element below the present one; false at the end of the present one. */
    boolean next() throws XMLStreamException {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    deeper();
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return false;
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("a document type or an entity", reader.getLocation());
                default -> {}
            }
        }
        return false;
    }

    String name() {
        return reader.getLocalName();
    }

    /** The namespace of the present element, empty if it has none. */
    String namespace() {
        var namespace = reader.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    int line() {
        return reader.getLocation().getLineNumber();
    }

    /**
     * Reads the present element to its end.
     *
     * @return each text below it by its path, such as {@code Amt} or {@code RtrInf/Rsn/Cd}, attributes as
     *     {@code Amt@Ccy}; of a path that repeats the first, texts of {@code Ustrd} joined
     */
    Map<String, String> texts() throws XMLStreamException {
        var texts = new LinkedHashMap<String, String>();
        read("", texts);
        return texts;
    }

    private void read(String path, Map<String, String> texts) throws XMLStreamException {
        for (var n = 0; n < reader.getAttributeCount(); n++)
            put(texts, path + "@" + reader.getAttributeLocalName(n), reader.getAttributeValue(n));
        var text = new StringBuilder();
        var inner = false;
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    deeper();
                    inner = true;
                    read(path.isEmpty() ? name() : path + "/" + name(), texts);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    if (!inner) put(texts, path, text.toString().strip());
                    return;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text.length() + reader.getTextLength() > TEXT_MAX)
                        throw new XMLStreamException("a text too long", reader.getLocation());
                    text.append(reader.getText());
                }
                case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD ->
                    throw new XMLStreamException("an entity", reader.getLocation());
                default -> {}
            }
        }
    }

    private void put(Map<String, String> texts, String path, String text) throws XMLStreamException {
        if (text.length() > TEXT_MAX) throw new XMLStreamException("a text too long", reader.getLocation());
        if (texts.size() >= TEXTS_MAX) throw new XMLStreamException("too many texts", reader.getLocation());
        if (path.endsWith("/Ustrd")) texts.merge(path, text, (first, more) -> first + " " + more);
        else texts.putIfAbsent(path, text);
    }

    /** The elements named {@code each} below the present one are left out of the texts and handed over one by one. */
    Map<String, String> textsBut(String each, Taker taker) throws XMLStreamException {
        var texts = new LinkedHashMap<String, String>();
        walk("", each, texts, taker);
        return texts;
    }

    /** Is given each inner part as it is read. */
    interface Taker {
        void take(Map<String, String> outer, Map<String, String> inner) throws XMLStreamException;
    }

    private void walk(String path, String each, Map<String, String> texts, Taker taker) throws XMLStreamException {
        while (next()) {
            var inner = path.isEmpty() ? name() : path + "/" + name();
            if (inner.equals(each)) taker.take(texts, texts());
            else if (each.startsWith(inner + "/")) walk(inner, each, texts, taker);
            else read(inner, texts);
        }
    }

    /** Leaves the present element without looking at it. */
    void skip() throws XMLStreamException {
        var from = depth;
        while (depth >= from) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> deeper();
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD ->
                    throw new XMLStreamException("an entity", reader.getLocation());
                default -> {}
            }
        }
    }

    private void deeper() throws XMLStreamException {
        if (++depth > DEPTH_MAX) throw new XMLStreamException("too deep", reader.getLocation());
    }

    @Override
    public void close() throws XMLStreamException {
        reader.close();
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }
}
