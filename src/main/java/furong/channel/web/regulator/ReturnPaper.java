package furong.channel.web.regulator;

import furong.channel.web.paper.PaperFonts;
import furong.channel.web.paper.PaperSheet;
import furong.regulator.Limit;
import furong.regulator.Quantity;
import furong.regulator.Return;
import furong.regulator.Submission;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A return on A4 paper, in both languages at once, its fonts in it. */
@Component
class ReturnPaper {

    private static final float[] PLACES = {PaperSheet.LEFT, 168, 206, 250, 306, 362, 406, 450, 496};
    private static final long MINUTES_A_DAY = 1440;

    private final PaperFonts fonts;

    ReturnPaper(PaperFonts fonts) {
        this.fonts = fonts;
    }

    byte[] print(Return counted, @Nullable Submission submission) {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            synchronized (fonts) {
                var sheet = new PaperSheet(document, fonts.into(document));
                head(sheet, counted, submission);
                table(sheet, counted);
                sources(sheet, counted);
                if (submission != null) foot(sheet, submission);
                sheet.close();
                document.getDocumentInformation().setTitle("监管报表 Regulator's return " + counted.from());
                document.save(out);
            }
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void head(PaperSheet sheet, Return counted, @Nullable Submission submission) throws IOException {
        sheet.text(PaperSheet.LEFT, 18, "电信服务质量监管报表");
        sheet.right(10, submission == null ? "未报送 Not submitted" : submission.number());
        sheet.down(20);
        sheet.text(PaperSheet.LEFT, 13, "Regulator's return on quality of service");
        sheet.down(24);
        sheet.text(PaperSheet.LEFT, 10, "辖区 Jurisdiction  " + counted.jurisdiction());
        sheet.right(10, "期间 Period  " + counted.from() + " – " + counted.until().minusDays(1));
        sheet.down(18);
    }

    private static void table(PaperSheet sheet, Return counted) throws IOException {
        sheet.columns(8, PLACES, "指标", "地区", "件数", "平均时长", "最长时长", "超限", "非我方", "期末超限", "超限率");
        sheet.down(-3);
        sheet.columns(
                7, PLACES, "Measure", "Setting", "Cases", "Average", "Longest", "Late", "Not ours", "Overdue", "Rate");
        sheet.rule();
        for (var line : counted.lines()) {
            sheet.columns(
                    9,
                    PLACES,
                    line.measure().label().zh(),
                    line.setting().label().zh(),
                    number(line, Quantity.CASES),
                    span(line, Quantity.AVERAGE),
                    span(line, Quantity.LONGEST),
                    number(line, Quantity.LATE),
                    number(line, Quantity.EXCUSED),
                    number(line, Quantity.OPEN),
                    rate(line));
            sheet.down(-4);
            sheet.columns(
                    7,
                    PLACES,
                    line.measure().label().en(),
                    line.setting().label().en(),
                    "",
                    limit(line, Limit.Kind.AVERAGE),
                    limit(line, Limit.Kind.LONGEST),
                    "",
                    "",
                    "",
                    limit(line, Limit.Kind.SHARE) + limit(line, Limit.Kind.RATE));
            sheet.rule();
        }
        sheet.down(14);
    }

    private static void sources(PaperSheet sheet, Return counted) throws IOException {
        var sources = new LinkedHashSet<String>();
        for (var line : counted.lines()) for (var limit : line.limits().values()) sources.add(limit.source());
        sheet.text(PaperSheet.LEFT, 9, "限值依据 Sources of the limits");
        for (var source : sources) sheet.paragraph(8, "· " + source);
        sheet.down(10);
        sheet.paragraph(8, "时长自开始计时至办结。超限率为超限件数占件数之比；热线为15秒内未应答的比例，计费为差错更正数与出账项目数之比。" + "全部数字由系统从办理记录直接统计。");
        sheet.paragraph(
                8,
                "Times run from when the clock began until the work was done. Rates are late cases of all cases; for the"
                        + " hotline calls not answered in time, for billing corrections against lines billed. All numbers are"
                        + " counted from the records of the work itself.");
    }

    private static void foot(PaperSheet sheet, Submission submission) throws IOException {
        sheet.down(16);
        sheet.text(
                PaperSheet.LEFT,
                8,
                "报送 Submitted  " + submission.at() + "  ·  工号 Badge " + submission.badge() + "  ·  "
                        + submission.number());
        sheet.down(12);
        sheet.text(PaperSheet.LEFT, 7, "SHA-256  " + submission.sha256());
    }

    private static String number(Return.Line line, Quantity figure) {
        var value = line.figure(figure);
        return value == null ? "—" : value.toString();
    }

    private static String span(Return.Line line, Quantity figure) {
        var value = line.figure(figure);
        return value == null ? "—" : span(value);
    }

    private static String span(long minutes) {
        if (minutes >= 3 * MINUTES_A_DAY) return String.format(Locale.ROOT, "%.1f d", (double) minutes / MINUTES_A_DAY);
        return minutes >= 60 ? String.format(Locale.ROOT, "%.1f h", minutes / 60.0) : minutes + " min";
    }

    private static String limit(Return.Line line, Limit.Kind kind) {
        var limit = line.limits().get(kind);
        if (limit == null) return "";
        return switch (kind) {
            case AVERAGE, LONGEST -> "≤ " + span(limit.value());
            case SHARE -> "≤ " + percent(1_000_000 - limit.value());
            case RATE -> "≤ " + percent(limit.value());
        };
    }

    private static String rate(Return.Line line) {
        var rate = line.figure(Quantity.RATE);
        return rate == null ? "—" : percent(rate);
    }

    private static String percent(long millionths) {
        return String.format(Locale.ROOT, millionths < 1000 ? "%.3f%%" : "%.1f%%", millionths / 10_000.0);
    }
}
