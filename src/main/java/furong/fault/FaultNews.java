package furong.fault;

import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.customer.Timeline;
import furong.customer.TimelineEntry;
import furong.message.Messages;
import furong.platform.Actor;
import furong.platform.Audit;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells what happens with a fault: the timeline, the audit, the customer's telephone. */
@Component
class FaultNews {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Timeline timeline;
    private final Audit audit;
    private final Customers customers;
    private final Messages messages;
    private final Clock clock;

    FaultNews(Timeline timeline, Audit audit, Customers customers, Messages messages, Clock clock) {
        this.timeline = timeline;
        this.audit = audit;
        this.customers = customers;
        this.messages = messages;
        this.clock = clock;
    }

    /** {@code key} of {@code fault.timeline.…}; the sentence begins with the number and the line. */
    void tell(Fault fault, String key, List<String> more, Actor by) {
        var args = new java.util.ArrayList<>(List.of(fault.number(), fault.line()));
        args.addAll(more);
        timeline.add(new TimelineEntry(
                fault.customer(),
                clock.instant(),
                key.equals("mended") ? "check" : "network",
                fault.id().subject(),
                "fault.timeline." + key,
                args,
                by.badge()));
        audit.note(by, "fault." + key, fault.customer().value(), fault.id().subject(), Map.of("words", more));
    }

    /** To whoever left a number; once per template and reference. Says whether somebody could be told. */
    boolean write(CustomerId customer, String template, List<String> words, String reference, Actor by) {
        var phone = customers.messageNumber(customer);
        if (phone.isEmpty()) return false;
        var _ = messages.send(customer, phone, template, words, reference, by);
        return true;
    }

    String moment(Instant at) {
        return MOMENT.format(at.atZone(clock.getZone()));
    }
}
