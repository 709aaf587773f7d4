package furong.callback;

import furong.customer.CustomerId;
import java.util.Map;

/**
 * How an agent ends a callback.
 *
 * @param disposition any but X, which takes two people
 * @param callRecord the recording's or call detail's reference, for a customer who was reached
 * @param answers by question code; only what was answered
 * @param remark the customer's own words or what an other ending was; may be empty
 * @param reopen why the matter must be taken up again, "" if it need not; a dissatisfied customer's always is
 */
public record Ending(
        CustomerId customer,
        CallbackId callback,
        Disposition disposition,
        String callRecord,
        Map<String, String> answers,
        String remark,
        String reopen) {

    public Ending {
        answers = Map.copyOf(answers);
        callRecord = callRecord.strip();
        remark = remark.strip();
        reopen = reopen.strip();
    }
}
