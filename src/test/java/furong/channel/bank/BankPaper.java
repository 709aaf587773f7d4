package furong.channel.bank;

import furong.platform.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes messages as a bank would, for tests; any length, onto anything that takes text. */
public final class BankPaper {

    public static final String ICBC_ACCOUNT = "9633300000000000003";

    private BankPaper() {}

    /** A line of a camt message: money that came for a collection or with words, or went back. */
    public record Line(boolean credit, String endToEnd, String reference, long minor, String reason, String words) {

        public static Line paid(String endToEnd, long minor) {
            return new Line(true, endToEnd, "R" + endToEnd, minor, "", "");
        }

        public static Line returned(String endToEnd, long minor, String reason) {
            return new Line(false, endToEnd, "B" + endToEnd, minor, reason, "");
        }

        public static Line transferred(String reference, long minor, String words) {
            return new Line(true, "NOTPROVIDED", reference, minor, "", words);
        }
    }

    public static String camt054(String message, List<Line> lines) {
        var text = new StringBuilder();
        camt054(text, message, lines, lines.size());
        return text.toString();
    }

    /** @param said how many entries the summary says there are */
    public static void camt054(Appendable out, String message, List<Line> lines, int said) {
        try {
            out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
            out.append("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\"><BkToCstmrDbtCdtNtfctn>");
            out.append("<GrpHdr><MsgId>").append(message).append("</MsgId>");
            out.append("<CreDtTm>2027-03-05T20:00:00+08:00</CreDtTm></GrpHdr>\n");
            out.append("<Ntfctn><Id>1</Id><Acct><Id><Othr><Id>")
                    .append(ICBC_ACCOUNT)
                    .append("</Id></Othr></Id></Acct>");
            summary(out, lines, said);
            for (var line : lines) entry(out, line);
            out.append("</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static String camt053(String message, long opening, long closing, List<Line> lines) {
        try {
            var out = new StringBuilder("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">");
            out.append("<BkToCstmrStmt><GrpHdr><MsgId>").append(message).append("</MsgId></GrpHdr><Stmt><Id>1</Id>");
            out.append("<Acct><Id><Othr><Id>").append(ICBC_ACCOUNT).append("</Id></Othr></Id></Acct>");
            out.append("<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp>").append(amount(opening));
            out.append("<CdtDbtInd>CRDT</CdtDbtInd></Bal><Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp>");
            out.append(amount(closing)).append("<CdtDbtInd>CRDT</CdtDbtInd></Bal>");
            for (var line : lines) entry(out, line);
            return out.append("</Stmt></BkToCstmrStmt></Document>").toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** @param statuses pairs of end-to-end reference and status, a rejection as {@code RJCT:reason} */
    public static String pain002(String message, String original, List<String[]> statuses) {
        var out = new StringBuilder("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\">");
        out.append("<CstmrPmtStsRpt><GrpHdr><MsgId>").append(message).append("</MsgId></GrpHdr>");
        out.append("<OrgnlGrpInfAndSts><OrgnlMsgId>").append(original).append("</OrgnlMsgId>");
        out.append("<OrgnlMsgNmId>pain.008.001.08</OrgnlMsgNmId></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts>");
        out.append("<OrgnlPmtInfId>").append(original).append("-FRST</OrgnlPmtInfId>");
        for (var status : statuses) {
            var parts = status[1].split(":");
            out.append("<TxInfAndSts><OrgnlEndToEndId>").append(status[0]).append("</OrgnlEndToEndId><TxSts>");
            out.append(parts[0]).append("</TxSts>");
            if (parts.length > 1)
                out.append("<StsRsnInf><Rsn><Cd>").append(parts[1]).append("</Cd></Rsn></StsRsnInf>");
            out.append("</TxInfAndSts>");
        }
        return out.append("</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>").toString();
    }

    private static void summary(Appendable out, List<Line> lines, int said) throws IOException {
        var sum = lines.stream().mapToLong(Line::minor).sum();
        out.append("<TxsSummry><TtlNtries><NbOfNtries>")
                .append(Integer.toString(said))
                .append("</NbOfNtries><Sum>");
        out.append(Money.fen(sum).decimal()).append("</Sum></TtlNtries></TxsSummry>\n");
    }

    private static void entry(Appendable out, Line line) throws IOException {
        var ind = line.credit() ? "CRDT" : "DBIT";
        out.append("<Ntry>")
                .append(amount(line.minor()))
                .append("<CdtDbtInd>")
                .append(ind)
                .append("</CdtDbtInd>");
        out.append("<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2027-03-05</Dt></BookgDt><ValDt><Dt>2027-03-05</Dt></ValDt>");
        out.append("<AcctSvcrRef>").append(line.reference()).append("</AcctSvcrRef><NtryDtls><TxDtls><Refs>");
        out.append("<EndToEndId>").append(line.endToEnd()).append("</EndToEndId></Refs>");
        if (!line.reason().isEmpty())
            out.append("<RtrInf><Rsn><Cd>").append(line.reason()).append("</Cd></Rsn></RtrInf>");
        if (!line.words().isEmpty())
            out.append("<RmtInf><Ustrd>").append(line.words()).append("</Ustrd></RmtInf>");
        out.append("</TxDtls></NtryDtls></Ntry>\n");
    }

    private static String amount(long minor) {
        return "<Amt Ccy=\"CNY\">" + Money.fen(minor).decimal() + "</Amt>";
    }
}
