package furong.callback;

import furong.customer.CustomerId;
import furong.organisation.Segment;
import furong.organisation.StaffId;
import furong.organisation.UnitId;
import furong.survey.Level;
import furong.survey.Occasion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An obligation to ring: expected since the matter began, due once it is done, closed by one disposition. */
public sealed interface Callback {

    Matter matter();

    /** The state's code, as in the table and in the message keys {@code callback.state.…}. */
    String state();

    default CallbackId id() {
        return matter().id();
    }

    default CustomerId customer() {
        return matter().customer();
    }

    record Expected(Matter matter) implements Callback {
        @Override
        public String state() {
            return "EXPECTED";
        }
    }

    record Due(Matter matter, Instant at, Instant until) implements Callback {
        @Override
        public String state() {
            return "DUE";
        }
    }

    record Closed(Matter matter, Instant due, Closing closing) implements Callback {
        @Override
        public String state() {
            return "CLOSED";
        }
    }

    /** What was to be asked about did not come about: the order was cancelled. */
    record Withdrawn(Matter matter) implements Callback {
        @Override
        public String state() {
            return "WITHDRAWN";
        }
    }

    /**
     * What it is about.
     *
     * @param reference the occurrence that made it, of which there is one: {@code order:…}, {@code rework:…}
     * @param subject what the customer is asked about: {@code order:…}
     * @param handler who did the work; neither this person nor the unit may ring
     */
    record Matter(
            CustomerId customer,
            CallbackId id,
            Occasion occasion,
            String reference,
            String subject,
            UnitId owner,
            String businessLine,
            Segment segment,
            String product,
            boolean rural,
            StaffId handler,
            UnitId handlerUnit) {}

    /**
     * How it ended.
     *
     * @param level the answer to the level question; null if it was not answered
     * @param script version of the script used; null if nothing was asked
     * @param way how the answers came: on the telephone, or written by the customer alone
     */
    record Closing(
            Instant at,
            Disposition disposition,
            @Nullable Level level,
            String remark,
            @Nullable Integer script,
            String badge,
            Step.Kind way) {}
}
