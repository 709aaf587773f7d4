package furong.channel.bank;

import static furong.channel.bank.BankMessages.*;

import furong.debit.BankEntry;
import furong.debit.BankEntry.Kind;
import furong.debit.BankFile;
import furong.platform.Refused;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** Reads a pain.002: what the bank says to each collection of a file of ours before any money moves. */
final class StatusReport {

    private static final int REFERENCE_MAX = 64;
    private static final int REASON_MAX = 4;
    private static final int WORDS_MAX = 500;

    private final Taker taker;
    /** How many of each status there are, as the bank says and as they were read. */
    private final Map<String, Integer> said = new HashMap<>();

    private final Map<String, Integer> read = new HashMap<>();
    private String message = "";
    private String original = "";
    private int line;

    StatusReport(Taker taker) {
        this.taker = taker;
    }

    void read(Xml xml) throws XMLStreamException {
        while (xml.next()) {
            switch (xml.name()) {
                case "GrpHdr" -> message = required(xml.texts(), "MsgId");
                case "OrgnlGrpInfAndSts" -> group(xml);
                case "OrgnlPmtInfAndSts" -> payments(xml);
                default -> xml.skip();
            }
        }
        if (original.isEmpty()) throw new Refused("debit-element", "OrgnlGrpInfAndSts");
        said.forEach((status, count) -> {
            var found = read.getOrDefault(status, 0);
            if (!found.equals(count)) throw new Refused("debit-total", status, count, found);
        });
    }

    private void group(Xml xml) throws XMLStreamException {
        if (message.isEmpty()) throw new Refused("debit-element", "GrpHdr/MsgId");
        var texts = xml.textsBut(
                "NbOfTxsPerSts",
                (group, one) -> said.put(required(one, "DtldSts"), count(required(one, "DtldNbOfTxs"), "DtldNbOfTxs")));
        original = clipped(required(texts, "OrgnlMsgId"), REFERENCE_MAX);
        taker.heading(BankFile.Kind.PAIN_002, clipped(message, REFERENCE_MAX), original);
        if (text(texts, "GrpSts").equals("RJCT"))
            taker.entry(new BankEntry(
                    ++line,
                    Kind.REJECTED,
                    "",
                    "",
                    original,
                    "",
                    0,
                    clipped(reason(texts), REASON_MAX),
                    clipped(text(texts, "StsRsnInf/AddtlInf"), WORDS_MAX),
                    "",
                    null));
    }

    private static String reason(Map<String, String> texts) {
        var code = text(texts, "StsRsnInf/Rsn/Cd");
        return code.isEmpty() ? text(texts, "StsRsnInf/Rsn/Prtry") : code;
    }

    private void payments(Xml xml) throws XMLStreamException {
        while (xml.next()) {
            if (xml.name().equals("TxInfAndSts")) transaction(xml.texts());
            else xml.skip();
        }
    }

    private void transaction(Map<String, String> texts) {
        var status = required(texts, "TxSts");
        read.merge(status, 1, Integer::sum);
        var amount = text(texts, "OrgnlTxRef/Amt/InstdAmt").isEmpty() ? 0 : minor(texts, "OrgnlTxRef/Amt/InstdAmt");
        taker.entry(new BankEntry(
                ++line,
                kind(status),
                clipped(required(texts, "OrgnlEndToEndId"), REFERENCE_MAX),
                clipped(text(texts, "OrgnlTxRef/MndtRltdInf/MndtId"), REFERENCE_MAX),
                "",
                clipped(text(texts, "StsId"), REFERENCE_MAX),
                amount,
                clipped(reason(texts), REASON_MAX),
                clipped(text(texts, "StsRsnInf/AddtlInf"), WORDS_MAX),
                "",
                null));
    }

    private static Kind kind(String status) {
        return switch (status) {
            case "RJCT", "CANC" -> Kind.REJECTED;
            case "ACCP", "ACSP", "ACSC", "ACTC", "ACWC", "ACCC" -> Kind.ACCEPTED;
            default -> Kind.OTHER;
        };
    }
}
