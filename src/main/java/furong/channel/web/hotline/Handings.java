package furong.channel.web.hotline;

import furong.channel.web.Shell;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Option;
import furong.contact.Duties;
import furong.contact.Duty;
import furong.customer.CustomerId;
import furong.organisation.Organisation;
import furong.organisation.Unit;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up how a matter stands between people, for the page of a case or a fault. */
@Component
public class Handings {

    private final Duties duties;
    private final Organisation organisation;

    Handings(Duties duties, Organisation organisation) {
        this.duties = duties;
        this.organisation = organisation;
    }

    /** Null for a matter nobody was asked about, such as one taken over from a file. */
    public @Nullable Handing of(CustomerId customer, String subject, SignedIn who, Shell shell) {
        return duties.find(customer, subject)
                .map(duty -> handing(duty, who, shell))
                .orElse(null);
    }

    private Handing handing(Duty duty, SignedIn who, Shell shell) {
        var me = who.who();
        var offer = duty.offer();
        var units = organisation.units().stream()
                .sorted(Comparator.comparing(Unit::code))
                .map(unit -> new Option(unit.id().text(), shell.t(unit.name())))
                .toList();
        return new Handing(
                duty,
                offer == null ? "" : shell.t(organisation.unit(offer.toUnit()).name()),
                units,
                offer != null && duties.mayAccept(duty, me),
                duty.holder().id() == me.id().value()
                        || duty.firstAsked().id() == me.id().value());
    }
}
