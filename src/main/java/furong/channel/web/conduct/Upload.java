package furong.channel.web.conduct;

import furong.exhibit.Exhibits;
import furong.platform.Refused;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A photograph as it comes with a form; its size is looked at before it is read. */
public final class Upload {

    private Upload() {}

    /** The bytes of the file; null where none was chosen. */
    public static byte @Nullable [] bytes(@Nullable MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) return null;
        if (file.getSize() > Exhibits.BYTES_MAX)
            throw Refused.field("photo", "exhibit-size", Exhibits.BYTES_MAX / 1_000_000);
        return file.getBytes();
    }
}
