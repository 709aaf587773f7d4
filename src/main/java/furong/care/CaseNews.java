package furong.care;

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

/** Writes down what happens with a case where people will look: the timeline, the audit, the customer's telephone. */
@Component
class CaseNews {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Timeline timeline;
    private final Audit audit;
    private final Customers customers;
    private final Messages messages;
    private final Clock clock;

    CaseNews(Timeline timeline, Audit audit, Customers customers, Messages messages, Clock clock) {
        this.timeline = timeline;
        this.audit = audit;
        this.customers = customers;
        this.messages = messages;
        this.clock = clock;
    }

    /** On the timeline, {@code key} of {@code care.timeline.…} with the case's number first, and in the audit. */
    void tell(Case about, String key, List<String> words, Actor by) {
        var args = new java.util.ArrayList<String>();
        args.add(about.number());
        args.addAll(words);
        timeline.add(new TimelineEntry(
                about.customer(),
                clock.instant(),
                icon(key),
                about.id().subject(),
                "care.timeline." + key,
                args,
                by.badge()));
        audit.note(by, "case." + key, about.customer().value(), about.id().subject(), Map.of("words", words));
    }

    /** To the customer in writing; whoever left no number reads it in a letter the page prints. */
    void write(Case about, String template, List<String> words, Actor by) {
        write(about.customer(), template, words, about.id().subject() + "/" + about.round(), by);
    }

    String moment(Instant at) {
        return MOMENT.format(at.atZone(clock.getZone()));
    }

    private void write(CustomerId customer, String template, List<String> words, String reference, Actor by) {
        var phone = customers.messageNumber(customer);
        if (phone.isEmpty()) return;
        var _ = messages.send(customer, phone, template, words, reference, by);
    }

    private static String icon(String key) {
        return switch (key) {
            case "answered", "closed" -> "check";
            case "escalated" -> "broken";
            case "parked", "woke" -> "clock";
            case "unmerged", "reopened" -> "undo";
            default -> "message";
        };
    }
}
