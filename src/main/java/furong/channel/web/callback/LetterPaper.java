package furong.channel.web.callback;

import furong.callback.Writing.Letter;
import furong.channel.web.Formats;
import furong.channel.web.paper.PaperFonts;
import furong.channel.web.paper.PaperSheet;
import furong.customer.Customer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;

/** The letter to a customer whom neither calls nor a message reached: in both languages, with a code to answer by. */
@Component
class LetterPaper {

    private static final int GROUP = 4;

    private final PaperFonts fonts;

    LetterPaper(PaperFonts fonts) {
        this.fonts = fonts;
    }

    byte[] print(Letter letter, Customer to, String address, LocalDate today) {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            synchronized (fonts) {
                var sheet = new PaperSheet(document, fonts.into(document));
                write(sheet, letter, to, address, today);
                sheet.close();
                document.getDocumentInformation().setTitle("回访信 Letter");
                document.save(out);
            }
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(PaperSheet sheet, Letter letter, Customer to, String address, LocalDate today)
            throws IOException {
        var until = LocalDate.ofInstant(letter.until(), Formats.ZONE);
        sheet.text(PaperSheet.LEFT, 11, to.name());
        sheet.right(10, today.toString());
        sheet.down(16);
        sheet.text(PaperSheet.LEFT, 10, address);
        sheet.down(56);
        sheet.text(PaperSheet.LEFT, 17, "我们想听听您的意见  We would like to hear from you");
        sheet.down(14);
        sheet.paragraph(11, "尊敬的客户：您好！");
        sheet.paragraph(11, "我们前几天几次致电，也发过短信，都没能联系上您。您反映的事情我们已经处理，想请您告诉我们处理得怎么样。如果仍不满意，我们会重新处理。");
        sheet.paragraph(11, "请在 " + until + " 前打开下面的网址，输入代码作答，两分钟即可，不用登录；也可以拨打 10000 告诉我们这个代码。");
        sheet.down(10);
        sheet.paragraph(
                11,
                "We rang several times and sent a message, but could not reach you. What you brought to us has been dealt"
                        + " with, and we would like to know how we did. If it is not right, we take it up again.");
        sheet.paragraph(
                11,
                "Please open the address below by " + until + " and enter the code. It takes two minutes and needs no"
                        + " sign-in. Or call 10000 and tell us the code.");
        sheet.down(30);
        sheet.text(PaperSheet.LEFT, 12, letter.address());
        sheet.down(34);
        sheet.text(PaperSheet.LEFT, 26, grouped(letter.code()));
        sheet.down(44);
        sheet.text(PaperSheet.LEFT, 10, "10000号客户服务中心  Customer service 10000");
    }

    /** In groups of four, as people read aloud and type. */
    private static String grouped(String code) {
        return code.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }
}
