package furong.mobile;

import furong.customer.CustomerId;
import furong.fieldwork.VisitId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing a crew did at a visit, as its device noted it.
 *
 * @param id the device's own id of it; sent again, it is the same
 * @param kind SET_OUT, ARRIVE, WAIT, ATTEMPT, ABSENT, START_WORK, CHECK, TEST, FINISH, FAIL, ATTACH or PARTS
 * @param appointment which of the visit's appointments the device was given
 * @param after the id of the step before it on this device; it is not taken before that one; null for the first
 * @param deviceTime what the device's clock showed
 * @param fields what the kind asks for besides, by name
 */
public record Report(
        String id,
        String kind,
        CustomerId customer,
        VisitId visit,
        int appointment,
        @Nullable String after,
        Instant deviceTime,
        Map<String, String> fields) {

    public Report {
        fields = Map.copyOf(fields);
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    boolean isTrue(String name) {
        return field(name).equals("true");
    }
}
