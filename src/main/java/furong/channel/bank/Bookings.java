package furong.channel.bank;

import static furong.channel.bank.BankMessages.*;

import furong.debit.BankEntry;
import furong.debit.BankEntry.Kind;
import furong.debit.BankFile;
import furong.platform.Refused;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Reads bookings on our account: camt.054 as they happen, camt.053 for a day, whose balances must add up. */
final class Bookings {

    private static final int REFERENCE_MAX = 64;
    private static final int WORDS_MAX = 500;

    private final BankFile.Kind kind;
    private final String part;
    private final String ourAccount;
    private final Taker taker;
    private int line;
    private int entries;
    private long credits;
    private long debits;
    private int creditEntries;
    private int debitEntries;
    private @Nullable Long opening;
    private @Nullable Long closing;

    Bookings(BankFile.Kind kind, String part, String ourAccount, Taker taker) {
        this.kind = kind;
        this.part = part;
        this.ourAccount = ourAccount;
        this.taker = taker;
    }

    void read(Xml xml) throws XMLStreamException {
        var message = "";
        while (xml.next()) {
            if (xml.name().equals("GrpHdr")) {
                message = required(xml.texts(), "MsgId");
                taker.heading(kind, clipped(message, REFERENCE_MAX), "");
            } else if (xml.name().equals(part)) {
                if (message.isEmpty()) throw new Refused("debit-element", "GrpHdr/MsgId");
                report(xml);
            } else xml.skip();
        }
        if (message.isEmpty()) throw new Refused("debit-element", "GrpHdr/MsgId");
    }

    /** One report on one account: its summary may stand before the entries, and is held against them at the end. */
    private void report(Xml xml) throws XMLStreamException {
        begin();
        Map<String, String> summary = Map.of();
        var account = "";
        while (xml.next()) {
            switch (xml.name()) {
                case "Acct" -> {
                    var texts = xml.texts();
                    account = text(texts, "Id/Othr/Id").isEmpty() ? text(texts, "Id/IBAN") : text(texts, "Id/Othr/Id");
                }
                case "Bal" -> balance(xml.texts());
                case "TxsSummry" -> summary = xml.texts();
                case "Ntry" -> entry(xml);
                default -> xml.skip();
            }
        }
        if (!account.equals(ourAccount)) throw new Refused("debit-other-account", clipped(account, REFERENCE_MAX));
        check(summary);
    }

    private void begin() {
        entries = creditEntries = debitEntries = 0;
        credits = debits = 0;
        opening = closing = null;
    }

    private void balance(Map<String, String> texts) {
        var signed = minor(texts, "Amt") * (text(texts, "CdtDbtInd").equals("DBIT") ? -1 : 1);
        switch (text(texts, "Tp/CdOrPrtry/Cd")) {
            case "OPBD", "PRCD" -> opening = signed;
            case "CLBD" -> closing = signed;
            default -> {}
        }
    }

    private void entry(Xml xml) throws XMLStreamException {
        var details = new Details();
        var entry = xml.textsBut("NtryDtls/TxDtls", details::take);
        var minor = minor(entry, "Amt");
        var credit = isCredit(entry);
        entries++;
        if (credit) {
            credits = Math.addExact(credits, minor);
            creditEntries++;
        } else {
            debits = Math.addExact(debits, minor);
            debitEntries++;
        }
        if (details.count == 0) taker.entry(made(entry, Map.of(), minor));
        else details.check(entry, minor);
    }

    /** The transactions of one entry, handed over as they are read; together they are the entry. */
    private final class Details {
        int count;
        long sum;
        boolean all = true;

        void take(Map<String, String> entry, Map<String, String> detail) {
            count++;
            var own = amount(detail);
            if (own == null && count > 1) throw new Refused("debit-element", "TxDtls/Amt");
            if (own == null) all = false;
            var minor = own == null ? minor(entry, "Amt") : own;
            sum = Math.addExact(sum, minor);
            taker.entry(made(entry, detail, minor));
        }

        void check(Map<String, String> entry, long minor) {
            if (!all && count > 1) throw new Refused("debit-element", "TxDtls/Amt");
            if (sum != minor) throw new Refused("debit-entry-sum", text(entry, "NtryRef"), minor, sum);
            var said = text(entry, "NtryDtls/Btch/NbOfTxs");
            if (!said.isEmpty() && count(said, "NbOfTxs") != count)
                throw new Refused("debit-entry-count", text(entry, "NtryRef"), said, count);
        }
    }

    private static @Nullable Long amount(Map<String, String> detail) {
        for (var path : new String[] {"Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/InstdAmt/Amt"})
            if (!text(detail, path).isEmpty()) return minor(detail, path);
        return null;
    }

    private static boolean isCredit(Map<String, String> entry) {
        return switch (text(entry, "CdtDbtInd")) {
            case "CRDT" -> true;
            case "DBIT" -> false;
            default -> throw new Refused("debit-element", "Ntry/CdtDbtInd");
        };
    }

    private BankEntry made(Map<String, String> entry, Map<String, String> detail, long minor) {
        var merged = new LinkedHashMap<>(entry);
        merged.putAll(detail);
        var reason = reason(merged);
        var reference = text(detail, "Refs/AcctSvcrRef").isEmpty()
                ? text(entry, "AcctSvcrRef")
                : text(detail, "Refs/AcctSvcrRef");
        var day = day(entry, "ValDt");
        return new BankEntry(
                ++line,
                kind(entry, reason),
                clipped(text(detail, "Refs/EndToEndId"), REFERENCE_MAX),
                clipped(text(detail, "Refs/MndtId"), REFERENCE_MAX),
                clipped(batch(entry, detail), REFERENCE_MAX),
                clipped(reference, REFERENCE_MAX),
                minor,
                clipped(reason, 4),
                clipped(words(merged), WORDS_MAX),
                clipped(payer(merged), REFERENCE_MAX),
                day == null ? day(entry, "BookgDt") : day);
    }

    /** Our own reference of a whole file, if the booking is about one. */
    private static String batch(Map<String, String> entry, Map<String, String> detail) {
        var batch = text(entry, "NtryDtls/Btch/PmtInfId");
        if (!batch.isEmpty()) return batch;
        return text(detail, "Refs/EndToEndId").isEmpty() ? text(detail, "Refs/PmtInfId") : "";
    }

    private static String reason(Map<String, String> texts) {
        var code = text(texts, "RtrInf/Rsn/Cd");
        if (code.isEmpty()) code = text(texts, "RtrInf/Rsn/Prtry");
        return code.isEmpty() && text(texts, "RvslInd").equals("true") ? "MS03" : code;
    }

    /** What is not booked yet, and what we paid ourselves, is not for us to post. */
    private static Kind kind(Map<String, String> entry, String reason) {
        var status = text(entry, "Sts/Cd").isEmpty() ? text(entry, "Sts") : text(entry, "Sts/Cd");
        if (!status.equals("BOOK")) return Kind.OTHER;
        if (isCredit(entry)) return reason.isEmpty() ? Kind.CREDIT : Kind.OTHER;
        return reason.isEmpty() ? Kind.OTHER : Kind.RETURN;
    }

    private static String words(Map<String, String> texts) {
        var structured = text(texts, "RmtInf/Strd/CdtrRefInf/Ref");
        var free = text(texts, "RmtInf/Ustrd");
        var words = (structured + " " + free + " " + text(texts, "AddtlTxInf")).strip();
        return words.isEmpty() ? text(texts, "AddtlNtryInf") : words;
    }

    private static String payer(Map<String, String> texts) {
        var name = text(texts, "RltdPties/Dbtr/Nm");
        return name.isEmpty() ? text(texts, "RltdPties/Dbtr/Pty/Nm") : name;
    }

    /** What the report says of itself. */
    private void check(Map<String, String> summary) {
        total(summary, "TtlNtries/NbOfNtries", entries);
        sum(summary, "TtlNtries/Sum", Math.addExact(credits, debits));
        total(summary, "TtlCdtNtries/NbOfNtries", creditEntries);
        sum(summary, "TtlCdtNtries/Sum", credits);
        total(summary, "TtlDbtNtries/NbOfNtries", debitEntries);
        sum(summary, "TtlDbtNtries/Sum", debits);
        if (kind != BankFile.Kind.CAMT_053) return;
        if (opening == null || closing == null) throw new Refused("debit-element", "Bal");
        var adds = opening + credits - debits;
        if (adds != closing) throw new Refused("debit-balance", closing, adds);
    }

    private static void total(Map<String, String> summary, String path, int read) {
        var said = text(summary, path);
        if (!said.isEmpty() && count(said, path) != read) throw new Refused("debit-total", path, said, read);
    }

    private static void sum(Map<String, String> summary, String path, long read) {
        var said = text(summary, path);
        if (!said.isEmpty() && decimal(said, path) != read) throw new Refused("debit-total", path, said, read);
    }
}
