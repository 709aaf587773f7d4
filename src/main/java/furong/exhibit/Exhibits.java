package furong.exhibit;

import furong.platform.Actor;
import furong.platform.Refused;
import furong.platform.Sha256;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import javax.imageio.ImageIO;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes pictures in and shows them again. A picture is drawn anew before it is kept: what the camera wrote beside it
 * (where, with which telephone) and whatever else hid in the file is left behind.
 */
@Component
@Transactional
public class Exhibits {

    /** The largest file taken, in bytes. */
    public static final int BYTES_MAX = 8_000_000;

    private static final long PIXELS_MAX = 40_000_000;
    private static final int SIDE_MAX = 1600;

    private final JdbcClient db;
    private final Clock clock;

    Exhibits(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Keeps a JPEG or PNG; anything else is refused as {@code exhibit-kind}, a huge one as {@code exhibit-size}. */
    public ExhibitId keep(byte[] file, Actor by) {
        return keep(file, SIDE_MAX, by);
    }

    /** The same, drawn so small that no side is longer than {@code side} pixels. */
    public ExhibitId keep(byte[] file, int side, Actor by) {
        if (file.length > BYTES_MAX) throw Refused.field("photo", "exhibit-size", BYTES_MAX / 1_000_000);
        var picture = drawn(read(file), side);
        var bytes = jpeg(picture);
        var id = ExhibitId.next();
        var _ = db.sql("""
                        insert into exhibit.exhibit (id, bytes, sha256, width, height, at, badge)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(id.value(), bytes, Sha256.hex(bytes), picture.getWidth(), picture.getHeight())
                .params(Timestamp.from(clock.instant()), by.badge())
                .update();
        return id;
    }

    @Transactional(readOnly = true)
    public Exhibit get(ExhibitId id) {
        return db.sql("select bytes, sha256, at, badge from exhibit.exhibit where id = ?")
                .param(id.value())
                .query((row, n) -> new Exhibit(
                        id,
                        row.getBytes("bytes"),
                        row.getString("sha256"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("badge")))
                .optional()
                .orElseThrow(() -> new Refused("not-found", id.text()));
    }

    /** The size is looked at before a pixel is unpacked: a small file may claim to be a huge picture. */
    private static BufferedImage read(byte[] file) {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) throw Refused.field("photo", "exhibit-kind");
            var reader = readers.next();
            try {
                if (!reader.getFormatName().matches("(?i)jpe?g|png")) throw Refused.field("photo", "exhibit-kind");
                reader.setInput(input, true, true);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > PIXELS_MAX)
                    throw Refused.field("photo", "exhibit-size", BYTES_MAX / 1_000_000);
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            throw Refused.field("photo", "exhibit-kind");
        }
    }

    private static BufferedImage drawn(BufferedImage from, int side) {
        var scale = Math.min(1, side / (double) Math.max(from.getWidth(), from.getHeight()));
        var width = Math.max(1, (int) Math.round(from.getWidth() * scale));
        var height = Math.max(1, (int) Math.round(from.getHeight() * scale));
        var to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = to.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(from, 0, 0, width, height, Color.WHITE, null);
        pen.dispose();
        return to;
    }

    private static byte[] jpeg(BufferedImage picture) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, "jpeg", bytes)) throw new IllegalStateException("no writer of JPEG");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
