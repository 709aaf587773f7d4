package furong.channel.web.paper;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** A sheet written from the top down; a paragraph goes on, on the next, where this one ends. Lengths are points. */
public final class PaperSheet {

    public static final float LEFT = 48;
    private static final float RIGHT = PDRectangle.A4.getWidth() - 48;
    private static final float TOP = PDRectangle.A4.getHeight() - 60;
    private static final float BOTTOM = 60;
    private static final float[] COLUMNS = {LEFT, 300, 385, RIGHT};
    private static final float PADDING = 6;

    private final PDDocument document;
    private final PaperFonts.Pair fonts;
    private PDPageContentStream ink;
    private float y = TOP;

    public PaperSheet(PDDocument document, PaperFonts.Pair fonts) throws IOException {
        this.document = document;
        this.fonts = fonts;
        this.ink = page(document);
    }

    private static PDPageContentStream page(PDDocument document) throws IOException {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        return new PDPageContentStream(document, page);
    }

    public void text(float x, float size, String text) throws IOException {
        var at = x;
        for (var n = 0; n < text.length(); ) {
            var font = fontAt(text, n);
            var end = n;
            var run = new StringBuilder();
            while (end < text.length() && fontAt(text, end).equals(font)) {
                var letter = text.codePointAt(end);
                run.appendCodePoint(fonts.shown(letter));
                end += Character.charCount(letter);
            }
            ink.beginText();
            ink.setFont(font, size);
            ink.newLineAtOffset(at, y);
            ink.showText(run.toString());
            ink.endText();
            at += font.getStringWidth(run.toString()) / 1000 * size;
            n = end;
        }
    }

    public void right(float size, String text) throws IOException {
        text(RIGHT - width(text, size), size, text);
    }

    /** The last column stands on the right; what is too long for another is cut. */
    public void columns(float size, String[] cells) throws IOException {
        columns(size, COLUMNS, cells);
    }

    public void rule() throws IOException {
        ink.setLineWidth(0.5f);
        ink.moveTo(LEFT, y - 4);
        ink.lineTo(RIGHT, y - 4);
        ink.stroke();
    }

    public void down(float points) {
        y -= points;
    }

    public void close() throws IOException {
        ink.close();
    }

    /** Writes lines of at most the sheet's width, broken between words or Chinese characters. */
    public void paragraph(float size, String text) throws IOException {
        var line = new StringBuilder();
        for (var word : text.split("(?<= )|(?<=[\\u3000-\\uFFEF])")) {
            if (width(line + word.stripTrailing(), size) > RIGHT - LEFT) {
                line(size, line.toString());
                line.setLength(0);
            }
            line.append(word);
        }
        line(size, line.toString());
    }

    private void line(float size, String text) throws IOException {
        if (y - size - 5 < BOTTOM) {
            ink.close();
            ink = page(document);
            y = TOP;
        }
        down(size + 5);
        text(LEFT, size, text.stripTrailing());
    }

    /** Cells that begin at the places given; the last stands on the right, what is too long for another is cut. */
    public void columns(float size, float[] at, String... cells) throws IOException {
        down(size + 7);
        for (var n = 0; n < cells.length; n++) {
            if (n == cells.length - 1) right(size, cells[n]);
            else text(at[n], size, cut(cells[n], (n + 1 < at.length ? at[n + 1] : RIGHT) - at[n] - PADDING, size));
        }
    }

    private String cut(String text, float space, float size) throws IOException {
        if (width(text, size) <= space) return text;
        var end = text.length();
        while (end > 0 && width(text.substring(0, end) + "…", size) > space) end = text.offsetByCodePoints(end, -1);
        return text.substring(0, end) + "…";
    }

    private float width(String text, float size) throws IOException {
        var width = 0f;
        for (var n = 0; n < text.length(); n += Character.charCount(text.codePointAt(n)))
            width += fontAt(text, n).getStringWidth(Character.toString(fonts.shown(text.codePointAt(n))));
        return width / 1000 * size;
    }

    private PDFont fontAt(String text, int at) throws IOException {
        var font = fonts.of(text.codePointAt(at));
        return font == null ? fonts.latin() : font;
    }
}
