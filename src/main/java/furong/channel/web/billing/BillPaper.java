package furong.channel.web.billing;

import furong.billing.Bill;
import furong.channel.web.paper.PaperFonts;
import furong.channel.web.paper.PaperSheet;
import furong.platform.Label;
import furong.platform.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;

/**
 * A bill on A4 paper, in both languages at once, with its fonts in it: what was printed in one office reads the same in
 * every other. Most bills are one page.
 */
@Component
class BillPaper {

    private static final int ROWS_A_PAGE = 34;

    private final PaperFonts fonts;

    BillPaper(PaperFonts fonts) {
        this.fonts = fonts;
    }

    /** Whom it goes to. */
    record Addressee(String name, String accountNumber, String address) {}

    private record Row(String name, String number, String days, String amount, boolean strong) {}

    /** The PDF. Fonts are read one bill at a time; a bill takes some tens of milliseconds. */
    byte[] print(Bill bill, Addressee to) {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            synchronized (fonts) {
                var rows = rows(bill);
                for (var from = 0; from == 0 || from < rows.size(); from += ROWS_A_PAGE) {
                    var sheet = new PaperSheet(document, fonts.into(document));
                    if (from == 0) head(sheet, bill, to);
                    table(sheet, rows.subList(from, Math.min(rows.size(), from + ROWS_A_PAGE)));
                    if (from + ROWS_A_PAGE >= rows.size()) foot(sheet, bill);
                    sheet.close();
                }
                var about = document.getDocumentInformation();
                about.setTitle("账单 Bill " + bill.number());
                document.save(out);
            }
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void head(PaperSheet sheet, Bill bill, Addressee to) throws IOException {
        sheet.text(PaperSheet.LEFT, 22, "账单 Bill");
        sheet.right(10, bill.number());
        sheet.down(30);
        sheet.text(PaperSheet.LEFT, 12, to.name());
        sheet.right(10, "应缴 To pay  " + money(bill.total()));
        sheet.down(16);
        sheet.text(PaperSheet.LEFT, 9, to.address());
        sheet.right(9, "请于 " + bill.dueOn() + " 前缴清 Please pay by " + bill.dueOn());
        sheet.down(14);
        sheet.text(PaperSheet.LEFT, 9, "账户 Account " + to.accountNumber());
        sheet.right(9, "账期 Period " + bill.cycle() + " – " + bill.lastDay() + "    出账 Made on " + bill.madeOn());
        sheet.down(24);
    }

    private static void table(PaperSheet sheet, List<Row> rows) throws IOException {
        sheet.columns(9, new String[] {"项目 Charge", "号码 Number", "日期或用量 Days or use", "金额 Amount"});
        sheet.rule();
        for (var row : rows) {
            sheet.columns(row.strong() ? 11 : 9, new String[] {row.name(), row.number(), row.days(), row.amount()});
            if (row.strong()) sheet.rule();
        }
    }

    private static void foot(PaperSheet sheet, Bill bill) throws IOException {
        sheet.down(12);
        sheet.text(PaperSheet.LEFT, 9, "其中税款 Of which tax  " + money(bill.tax()));
        sheet.down(20);
        sheet.text(PaperSheet.LEFT, 8, "详单随时免费查询。对账单有疑问，请到任何营业厅或拨打 10000；有争议的项目在查清以前不催缴。");
        sheet.down(12);
        sheet.text(
                PaperSheet.LEFT,
                8,
                "The details of this bill are free. Ask at any hall or ring 10000; what you contest is not dunned until it is examined.");
    }

    private static List<Row> rows(Bill bill) {
        var rows = new ArrayList<Row>();
        for (var line : bill.lines())
            rows.add(new Row(both(line.name()), line.phone(), span(line), money(line.amount()), false));
        rows.add(new Row("费用合计 Charges", "", "", money(bill.charges()), true));
        if (!bill.discount().isZero()) rows.add(new Row("优惠 Discounts", "", "", money(bill.discount()), false));
        rows.add(new Row("本期应缴 Total to pay", "", "", money(bill.total()), true));
        for (var note : bill.notes())
            rows.add(new Row(
                    "冲减 Credit note " + note.number(),
                    "",
                    "",
                    money(note.amount().negated()),
                    false));
        if (!bill.notes().isEmpty()) rows.add(new Row("冲减后 After credit notes", "", "", money(bill.net()), true));
        return rows;
    }

    private static String span(Bill.Line line) {
        return switch (line.kind()) {
            case RENT -> day(line.from()) + " – " + day(line.until().minusDays(1));
            case ONE_OFF -> day(line.from());
            case USAGE, DISCOUNT, TAX -> "";
        };
    }

    private static String day(LocalDate day) {
        return "%02d-%02d".formatted(day.getMonthValue(), day.getDayOfMonth());
    }

    private static String both(Label label) {
        return label.zh().equals(label.en()) ? label.zh() : label.zh() + "  " + label.en();
    }

    private static String money(Money amount) {
        return amount.decimal() + " " + amount.currency();
    }
}
