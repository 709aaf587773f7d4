package furong.channel.bank;

import static org.assertj.core.api.Assertions.assertThat;

import com.prowidesoftware.swift.model.mx.dic.BankToCustomerDebitCreditNotificationV08;
import com.prowidesoftware.swift.model.mx.dic.CustomerDirectDebitInitiationV08;
import furong.agency.AgentCode;
import furong.debit.BankEntry;
import furong.debit.BankFile;
import furong.debit.CollectionState;
import furong.debit.Run;
import furong.debit.RunId;
import furong.debit.Terms;
import furong.debit.ToCollect;
import furong.platform.Money;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What we write is read by a kept library's classes of the ISO 20022 dictionary, strictly; what those write, we read. */
class KeptLibraryTest {

    @Test
    @DisplayName(
            "Our pain.008 is what the dictionary knows: every element in its place, no other, and the sums are right")
    void ourFileOfCollectionsIsRead() throws Exception {
        var bank = new AgentCode("ICBC");
        var run = new Run(
                RunId.next(),
                bank,
                "FR0001",
                LocalDate.of(2027, 3, 5),
                Run.State.READY,
                0,
                Instant.parse("2027-03-04T08:00:00Z"),
                "test",
                null,
                Map.of(CollectionState.DRAWN, 3),
                Money.fen(30_003));
        var terms = new Terms(bank, "芙蓉电信", "CN96333", "9633", Terms.Answers.MIXED, 1, Terms.Books.EACH);
        var lines = List.of(line("FRA", true), line("FRB", true), line("FRC", false));
        var out = new ByteArrayOutputStream();
        new CollectionOrder(run, terms, "ICBKCNBJ").write(out, run.madeAt(), taker -> lines.forEach(taker));

        var read = strictly(out.toByteArray(), CustomerDirectDebitInitiationV08.class);
        assertThat(read.getGrpHdr().getNbOfTxs()).isEqualTo("3");
        assertThat(read.getGrpHdr().getCtrlSum()).isEqualByComparingTo("300.03");
        assertThat(read.getPmtInf()).hasSize(2);
        assertThat(read.getPmtInf().getFirst().getDrctDbtTxInf()).hasSize(2);
        var first = read.getPmtInf().getFirst().getDrctDbtTxInf().getFirst();
        assertThat(first.getPmtId().getEndToEndId()).isEqualTo("FRA");
        assertThat(first.getInstdAmt().getValue()).isEqualByComparingTo("100.01");
        assertThat(first.getInstdAmt().getCcy()).isEqualTo("CNY");
        assertThat(first.getDrctDbtTx().getMndtRltdInf().getMndtId()).isEqualTo("M-FRA");
        assertThat(first.getDbtr().getNm()).isEqualTo("王 & <李>");
        assertThat(first.getDbtrAcct().getId().getOthr().getId()).isEqualTo("6222021234567890123");
        assertThat(read.getPmtInf().getLast().getPmtTpInf().getSeqTp().value()).isEqualTo("RCUR");
    }

    @Test
    @DisplayName("A notification written by the dictionary's own classes is read as it was meant")
    void theirNotificationIsRead() throws Exception {
        var ours = BankPaper.camt054(
                "M1", List.of(BankPaper.Line.paid("FRA", 500), BankPaper.Line.returned("FRB", 700, "AM04")));
        var message = strictly(
                ours.getBytes(java.nio.charset.StandardCharsets.UTF_8), BankToCustomerDebitCreditNotificationV08.class);
        var name = new QName("urn:iso:std:iso:20022:tech:xsd:camt.054.001.08", "BkToCstmrDbtCdtNtfctn");
        var out = new ByteArrayOutputStream();
        out.writeBytes("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\">"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var marshaller = JAXBContext.newInstance(BankToCustomerDebitCreditNotificationV08.class)
                .createMarshaller();
        marshaller.setProperty(jakarta.xml.bind.Marshaller.JAXB_FRAGMENT, true);
        marshaller.marshal(new JAXBElement<>(name, BankToCustomerDebitCreditNotificationV08.class, message), out);
        out.writeBytes("</Document>".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        var entries = new ArrayList<BankEntry>();
        BankMessages.read(
                new ByteArrayInputStream(out.toByteArray()), BankPaper.ICBC_ACCOUNT, new BankMessages.Taker() {
                    @Override
                    public void heading(BankFile.Kind kind, String heading, String original) {
                        assertThat(heading).isEqualTo("M1");
                    }

                    @Override
                    public void entry(BankEntry entry) {
                        entries.add(entry);
                    }
                });
        assertThat(entries)
                .extracting(BankEntry::kind, BankEntry::endToEnd, BankEntry::minor, BankEntry::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(BankEntry.Kind.CREDIT, "FRA", 500L, ""),
                        org.assertj.core.groups.Tuple.tuple(BankEntry.Kind.RETURN, "FRB", 700L, "AM04"));
    }

    private static ToCollect line(String endToEnd, boolean first) {
        return new ToCollect(
                endToEnd,
                Money.fen(10_001),
                "M-" + endToEnd,
                LocalDate.of(2026, 1, 2),
                first,
                "王 & <李>",
                "6222021234567890123");
    }

    /** Fails for an element that does not belong where it stands, or a value that is not of its type. */
    private static <T> T strictly(byte[] document, Class<T> type) throws Exception {
        var xml = withoutNamespaces(
                XMLInputFactory.newDefaultFactory().createXMLStreamReader(new ByteArrayInputStream(document)));
        xml.nextTag();
        xml.nextTag();
        var unmarshaller = JAXBContext.newInstance(type).createUnmarshaller();
        unmarshaller.setEventHandler(event -> {
            throw new AssertionError(event.getMessage());
        });
        return unmarshaller.unmarshal(xml, type).getValue();
    }

    /** The library's classes name their elements without the message's namespace. */
    private static XMLStreamReader withoutNamespaces(XMLStreamReader xml) {
        return new StreamReaderDelegate(xml) {
            @Override
            public String getNamespaceURI() {
                return "";
            }
        };
    }
}
