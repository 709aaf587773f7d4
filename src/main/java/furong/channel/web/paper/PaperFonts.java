package furong.channel.web.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The fonts of paper: one for Latin letters, one for Chinese; read once, and only what is used goes into a document. */
@Component
public class PaperFonts {

    private static final String LATIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String CHINESE = "/fonts/DroidSansFallbackFull.ttf";
    private static final int UNKNOWN = '?';

    private @Nullable TrueTypeFont latin;
    private @Nullable TrueTypeFont chinese;

    /** Both fonts in a document, and which of them has a letter. Not for several threads at once. */
    public record Pair(PDFont latin, PDFont chinese, TrueTypeFont latinLetters, TrueTypeFont chineseLetters) {

        /** Null where neither has it. */
        @Nullable
        PDFont of(int letter) throws IOException {
            if (latinLetters.getUnicodeCmapLookup().getGlyphId(letter) != 0) return latin;
            return chineseLetters.getUnicodeCmapLookup().getGlyphId(letter) != 0 ? chinese : null;
        }

        int shown(int letter) throws IOException {
            return of(letter) == null ? UNKNOWN : letter;
        }
    }

    public Pair into(PDDocument document) throws IOException {
        var ofLatin = latin == null ? latin = read(LATIN) : latin;
        var ofChinese = chinese == null ? chinese = read(CHINESE) : chinese;
        return new Pair(
                PDType0Font.load(document, ofLatin, true),
                PDType0Font.load(document, ofChinese, true),
                ofLatin,
                ofChinese);
    }

    private static TrueTypeFont read(String resource) {
        try (InputStream file = PaperFonts.class.getResourceAsStream(resource)) {
            if (file == null) throw new IllegalStateException(resource + " is missing");
            return new TTFParser(true).parse(new RandomAccessReadBuffer(file.readAllBytes()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
