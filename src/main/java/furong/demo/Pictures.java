package furong.demo;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.imageio.ImageIO;

/** Draws what a camera or a scanner would have seen: a letter on lined paper, a badge. */
final class Pictures {

    private static final String FONT = "/fonts/DroidSansFallbackFull.ttf";
    private static final int WIDTH = 640;
    private static final int LINE = 13;

    private Pictures() {}

    static byte[] letter(String words) {
        var picture = new BufferedImage(WIDTH, 420, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(new Color(0xFB, 0xF6, 0xE9));
        pen.fillRect(0, 0, WIDTH, 420);
        pen.setColor(new Color(0xD8, 0xCF, 0xB8));
        for (var y = 110; y < 400; y += 48) pen.drawLine(40, y, WIDTH - 40, y);
        pen.setFont(font(32));
        pen.setColor(new Color(0x9B, 0x2C, 0x2C));
        pen.drawString("表 扬 信", 250, 60);
        pen.setFont(font(26));
        pen.setColor(new Color(0x22, 0x2B, 0x45));
        for (var n = 0; n * LINE < words.length(); n++)
            pen.drawString(words.substring(n * LINE, Math.min(words.length(), (n + 1) * LINE)), 90, 152 + n * 48);
        pen.dispose();
        return png(picture);
    }

    static byte[] badge(String number) {
        var picture = new BufferedImage(WIDTH, 400, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(new Color(0x5B, 0x6B, 0x7A));
        pen.fillRect(0, 0, WIDTH, 400);
        pen.setColor(Color.WHITE);
        pen.fillRoundRect(190, 70, 260, 260, 24, 24);
        pen.setColor(new Color(0x1F, 0x5F, 0xBF));
        pen.fillRoundRect(190, 70, 260, 64, 24, 24);
        pen.setFont(font(44));
        pen.drawString(number, 240, 250);
        pen.dispose();
        return png(picture);
    }

    /** A closed door, as it looks from the landing. */
    static byte[] door() {
        var picture = new BufferedImage(WIDTH / 2, 400, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(new Color(0xD9, 0xD3, 0xC7));
        pen.fillRect(0, 0, WIDTH / 2, 400);
        pen.setColor(new Color(0x7A, 0x4B, 0x2C));
        pen.fillRect(80, 40, 160, 360);
        pen.setColor(new Color(0xE3, 0xC0, 0x6A));
        pen.fillOval(212, 220, 14, 14);
        pen.dispose();
        return png(picture);
    }

    private static Font font(float size) {
        try (var file = Objects.requireNonNull(Pictures.class.getResourceAsStream(FONT))) {
            return Font.createFont(Font.TRUETYPE_FONT, file).deriveFont(size);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (FontFormatException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] png(BufferedImage picture) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, "png", bytes)) throw new IllegalStateException("no writer of PNG");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
