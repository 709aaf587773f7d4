package furong.channel.bank;

import furong.debit.Run;
import furong.debit.Terms;
import furong.debit.ToCollect;
import furong.platform.Money;
import java.io.OutputStream;
import java.time.Instant;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a file of collections as pain.008.001.08, line by line however long it is. First collections by a mandate stand in
 * a part of their own, as the message asks; its lines come in that order.
 */
final class CollectionOrder {

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.008.001.08";
    private static final String CURRENCY = "CNY";

    private final Run run;
    private final Terms terms;
    private final String bic;

    /** @param bic of the bank that collects */
    CollectionOrder(Run run, Terms terms, String bic) {
        this.run = run;
        this.terms = terms;
        this.bic = bic;
    }

    /** Where the lines come from. */
    interface Lines {
        void forEach(Consumer<ToCollect> taker);
    }

    void write(OutputStream out, Instant made, Lines lines) throws XMLStreamException {
        var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("Document");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeStartElement("CstmrDrctDbtInitn");
        heading(xml, made);
        var part = new String[] {""};
        lines.forEach(line -> {
            try {
                var wanted = line.first() ? "FRST" : "RCUR";
                if (!part[0].equals(wanted)) {
                    if (!part[0].isEmpty()) xml.writeEndElement();
                    part[0] = wanted;
                    part(xml, wanted);
                }
                line(xml, line);
            } catch (XMLStreamException failure) {
                throw new IllegalStateException(failure);
            }
        });
        xml.writeEndDocument();
        xml.close();
    }

    private void heading(XMLStreamWriter xml, Instant made) throws XMLStreamException {
        xml.writeStartElement("GrpHdr");
        leaf(xml, "MsgId", run.message());
        leaf(xml, "CreDtTm", made.toString());
        leaf(xml, "NbOfTxs", Integer.toString(run.count()));
        leaf(xml, "CtrlSum", run.total().decimal());
        xml.writeStartElement("InitgPty");
        leaf(xml, "Nm", terms.creditor());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void part(XMLStreamWriter xml, String sequence) throws XMLStreamException {
        xml.writeStartElement("PmtInf");
        leaf(xml, "PmtInfId", run.message() + "-" + sequence);
        leaf(xml, "PmtMtd", "DD");
        xml.writeStartElement("PmtTpInf");
        leaf(xml, "SeqTp", sequence);
        xml.writeEndElement();
        leaf(xml, "ReqdColltnDt", run.collectOn().toString());
        xml.writeStartElement("Cdtr");
        leaf(xml, "Nm", terms.creditor());
        xml.writeEndElement();
        account(xml, "CdtrAcct", terms.ourAccount());
        agent(xml, "CdtrAgt");
        xml.writeStartElement("CdtrSchmeId");
        xml.writeStartElement("Id");
        xml.writeStartElement("PrvtId");
        xml.writeStartElement("Othr");
        leaf(xml, "Id", terms.creditorId());
        for (var n = 0; n < 4; n++) xml.writeEndElement();
    }

    private void line(XMLStreamWriter xml, ToCollect line) throws XMLStreamException {
        xml.writeStartElement("DrctDbtTxInf");
        xml.writeStartElement("PmtId");
        leaf(xml, "EndToEndId", line.endToEnd());
        xml.writeEndElement();
        amount(xml, line.amount());
        xml.writeStartElement("DrctDbtTx");
        xml.writeStartElement("MndtRltdInf");
        leaf(xml, "MndtId", line.mandate());
        leaf(xml, "DtOfSgntr", line.signedOn().toString());
        xml.writeEndElement();
        xml.writeEndElement();
        agent(xml, "DbtrAgt");
        xml.writeStartElement("Dbtr");
        leaf(xml, "Nm", line.payer());
        xml.writeEndElement();
        account(xml, "DbtrAcct", line.bankAccount());
        xml.writeEndElement();
    }

    private static void amount(XMLStreamWriter xml, Money amount) throws XMLStreamException {
        xml.writeStartElement("InstdAmt");
        xml.writeAttribute("Ccy", CURRENCY);
        xml.writeCharacters(amount.decimal());
        xml.writeEndElement();
    }

    private static void account(XMLStreamWriter xml, String name, String number) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeStartElement("Id");
        xml.writeStartElement("Othr");
        leaf(xml, "Id", number);
        for (var n = 0; n < 3; n++) xml.writeEndElement();
    }

    private void agent(XMLStreamWriter xml, String name) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeStartElement("FinInstnId");
        leaf(xml, "BICFI", bic);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void leaf(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
