package furong.organisation;

import furong.platform.Label;
import java.util.List;

/**
 * A business hall.
 *
 * @param lat WGS-84
 * @param services codes, named by {@code organisation.service.<code>}
 * @param facilities codes, named by {@code organisation.facility.<code>}
 * @param open false while it is closed for longer than a night
 * @param model the model hall, a window on all the others
 */
public record Hall(
        HallId id,
        String code,
        UnitId unit,
        Label name,
        String address,
        double lat,
        double lon,
        List<OpeningHours> hours,
        List<String> services,
        List<String> facilities,
        boolean open,
        boolean model) {}
