package furong.channel.bank;

import furong.debit.BankEntry;
import furong.debit.BankFile;
import furong.platform.Refused;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * Reads what banks send (ISO 20022: pain.002, camt.054, camt.053 of any edition since 2009) entry by entry, in little
 * memory whatever their length, and holds what a file says of itself against what was read.
 */
final class BankMessages {

    /** Is given what is read. */
    interface Taker {

        void heading(BankFile.Kind kind, String message, String original);

        void entry(BankEntry entry);
    }

    private static final Pattern NAMESPACE =
            Pattern.compile("urn:iso:std:iso:20022:tech:xsd:(pain\\.002|camt\\.053|camt\\.054)\\.001\\.\\d\\d");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,13}(\\.\\d{1,5})?");
    private static final int FRACTION = 2;

    private BankMessages() {}

    /**
     * Reads a whole file.
     *
     * @param ourAccount the account that bookings must be on
     * @throws Refused {@code debit-…} for what is wrong with it as a whole; entries may have been taken by then
     */
    static void read(InputStream in, String ourAccount, Taker taker) {
        try (var xml = new Xml(in)) {
            if (!xml.next() || !xml.name().equals("Document")) throw new Refused("debit-file-kind");
            var namespace = NAMESPACE.matcher(xml.namespace());
            if (!namespace.matches() || !xml.next()) throw new Refused("debit-file-kind");
            switch (namespace.group(1) + " " + xml.name()) {
                case "pain.002 CstmrPmtStsRpt" -> new StatusReport(taker).read(xml);
                case "camt.054 BkToCstmrDbtCdtNtfctn" ->
                    new Bookings(BankFile.Kind.CAMT_054, "Ntfctn", ourAccount, taker).read(xml);
                case "camt.053 BkToCstmrStmt" ->
                    new Bookings(BankFile.Kind.CAMT_053, "Stmt", ourAccount, taker).read(xml);
                default -> throw new Refused("debit-file-kind");
            }
            while (xml.next()) xml.skip(); // to the very end: what is cut off there is no file
        } catch (XMLStreamException | ArithmeticException unreadable) {
            throw new Refused("debit-file-unreadable", line(unreadable));
        }
    }

    private static int line(Exception failure) {
        return failure instanceof XMLStreamException xml && xml.getLocation() != null
                ? xml.getLocation().getLineNumber()
                : 0;
    }

    static String text(Map<String, String> texts, String path) {
        return texts.getOrDefault(path, "");
    }

    static String required(Map<String, String> texts, String path) {
        var text = text(texts, path);
        if (text.isEmpty()) throw new Refused("debit-element", path);
        if (text.length() > 140) throw new Refused("debit-element", path);
        return text;
    }

    /** An amount in fen. Other money than ours is refused: no rate is ours to choose. */
    static long minor(Map<String, String> texts, String path) {
        var currency = text(texts, path + "@Ccy");
        if (!currency.isEmpty() && !currency.equals("CNY")) throw new Refused("debit-currency", currency);
        return decimal(required(texts, path), path);
    }

    static long decimal(String text, String path) {
        if (!AMOUNT.matcher(text).matches()) throw new Refused("debit-element", path);
        return new BigDecimal(text).movePointRight(FRACTION).longValueExact();
    }

    static int count(String text, String path) {
        if (!text.matches("\\d{1,9}")) throw new Refused("debit-element", path);
        return Integer.parseInt(text);
    }

    /** The day of a date or of a moment; null if none is named. */
    static @org.jspecify.annotations.Nullable LocalDate day(Map<String, String> texts, String path) {
        var text = text(texts, path + "/Dt");
        if (text.isEmpty()) text = text(texts, path + "/DtTm");
        if (text.isEmpty()) return null;
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeException noDay) {
            throw new Refused("debit-element", path);
        }
    }

    /** What is printable and short enough to keep. */
    static String clipped(String text, int max) {
        var clean = text.replace('\0', ' ');
        return clean.length() > max ? clean.substring(0, max) : clean;
    }
}
