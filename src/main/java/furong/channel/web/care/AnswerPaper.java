package furong.channel.web.care;

import furong.care.Case;
import furong.care.CaseKind;
import furong.care.CaseRecord.Answered;
import furong.channel.web.Formats;
import furong.channel.web.Texts;
import furong.channel.web.paper.PaperFonts;
import furong.channel.web.paper.PaperSheet;
import furong.customer.Customer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;

/** The answer to a case as a letter: in both languages around the words of whoever answered and signs. */
@Component
class AnswerPaper {

    private final PaperFonts fonts;
    private final Texts texts;

    AnswerPaper(PaperFonts fonts, Texts texts) {
        this.fonts = fonts;
        this.texts = texts;
    }

    byte[] print(Customer to, Case matter, Answered answer, LocalDate today) {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            synchronized (fonts) {
                var sheet = new PaperSheet(document, fonts.into(document));
                head(sheet, to, matter, today);
                say(sheet, Locale.SIMPLIFIED_CHINESE, matter, answer);
                sheet.down(6);
                say(sheet, Locale.ENGLISH, matter, answer);
                sheet.down(14);
                sheet.rule();
                for (var paragraph : answer.words().split("\\R")) sheet.paragraph(11, paragraph);
                sheet.down(18);
                sheet.rule();
                foot(sheet, answer);
                sheet.close();
                document.getDocumentInformation().setTitle("答复 Answer " + matter.number());
                document.save(out);
            }
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void head(PaperSheet sheet, Customer to, Case matter, LocalDate today) throws IOException {
        sheet.text(PaperSheet.LEFT, 11, matter.complainant().isEmpty() ? to.name() : matter.complainant());
        sheet.right(10, today.toString());
        sheet.down(16);
        sheet.text(PaperSheet.LEFT, 10, to.home().line());
        sheet.down(56);
        var complaint = matter.kind() == CaseKind.COMPLAINT;
        sheet.text(PaperSheet.LEFT, 17, complaint ? "投诉答复  Answer to your complaint" : "咨询答复  Answer to your enquiry");
        sheet.down(20);
        sheet.text(PaperSheet.LEFT, 10, matter.number() + "  " + matter.title());
        sheet.down(14);
    }

    private void say(PaperSheet sheet, Locale locale, Case matter, Answered answer) throws IOException {
        var received = LocalDate.ofInstant(matter.receivedAt(), Formats.ZONE).toString();
        var decision = texts.text(locale, "care.decision." + answer.decision());
        sheet.paragraph(11, texts.text(locale, "care.letter.greeting"));
        sheet.paragraph(11, texts.text(locale, "care.letter.opening", received, decision));
    }

    private void foot(PaperSheet sheet, Answered answer) throws IOException {
        for (var locale : new Locale[] {Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH})
            sheet.paragraph(10, texts.text(locale, "care.letter.closing"));
        sheet.down(14);
        var day = LocalDate.ofInstant(answer.at(), Formats.ZONE);
        sheet.paragraph(10, "工号 Badge " + answer.badge() + "  " + day + "  10000号客户服务中心  Customer service 10000");
    }
}
