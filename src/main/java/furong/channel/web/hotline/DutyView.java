package furong.channel.web.hotline;

import furong.contact.Duty;
import furong.customer.CustomerId;
import furong.customer.CustomerRow;
import furong.organisation.Unit;
import furong.organisation.UnitId;
import java.util.List;
import java.util.Map;

/**
 * What a person owes and what is offered to them.
 *
 * @param me id of the reader
 */
public record DutyView(
        long me, List<Duty> owed, List<Duty> offered, Map<CustomerId, CustomerRow> customers, Map<UnitId, Unit> units) {

    public String name(Duty duty) {
        var customer = customers.get(duty.customer());
        return customer == null ? "" : customer.name();
    }

    /** Where the matter can be read. */
    public static String href(Duty duty) {
        return href(duty.customer(), duty.subject());
    }

    static String href(CustomerId customer, String subject) {
        var parts = subject.split(":", 2);
        var theirs = "/customers/" + customer.text();
        return switch (parts[0]) {
            case "case" -> theirs + "/cases/" + parts[1];
            case "fault" -> theirs + "/faults/" + parts[1];
            case "order" -> theirs + "/orders/" + parts[1];
            default -> theirs;
        };
    }
}
