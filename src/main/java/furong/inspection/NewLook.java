package furong.inspection;

import furong.exhibit.ExhibitId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an inspector writes down; see {@link Look}. */
public record NewLook(
        List<Look.Mark> marks,
        String place,
        @Nullable Double lat,
        @Nullable Double lon,
        String remark,
        @Nullable ExhibitId photo) {}
