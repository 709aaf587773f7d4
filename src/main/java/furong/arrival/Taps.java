package furong.arrival;

import furong.contact.ContactChannel;
import furong.contact.Contacts;
import furong.contact.NewTouch;
import furong.dispatch.Live;
import furong.dispatch.PullForward.PullForwardId;
import furong.dispatch.PullForwards;
import furong.fieldwork.Command;
import furong.fieldwork.HoldId;
import furong.fieldwork.Side;
import furong.fieldwork.Visit;
import furong.fieldwork.Visits;
import furong.platform.Actor;
import java.time.Clock;
import java.time.LocalTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a customer does behind their link: another window, late, welcome sooner. Each is a contact; tapped twice, one. */
@Component
public class Taps {

    private final Visits visits;
    private final Live live;
    private final PullForwards pullForwards;
    private final Contacts contacts;
    private final Clock clock;

    Taps(Visits visits, Live live, PullForwards pullForwards, Contacts contacts, Clock clock) {
        this.visits = visits;
        this.live = live;
        this.pullForwards = pullForwards;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** Takes the window that was held before. */
    @Transactional
    public void rebook(Visit visit, HoldId hold, Actor by) {
        var before = visit.appointment().number();
        visits.rebook(visit.customer(), visit.id(), hold, Side.CUSTOMER, by);
        if (visits.get(visit.customer(), visit.id()).appointment().number() != before)
            note(visit, "BOOKED", "another window", by);
    }

    /** "I am late": from {@code from} on they are there. */
    public void late(Visit visit, LocalTime from, Actor by) {
        var id = "late:" + visit.id().text() + ":" + visit.appointment().number() + ":" + from;
        var before = visits.knows(visit.customer(), id);
        live.customerLate(visit.customer(), visit.id(), from, new Command(id, clock.instant(), by));
        if (!before) note(visit, "BOOKED", "late: " + from, by);
    }

    /** "May we come sooner?": the first to say yes has it. */
    @Transactional
    public void sooner(Visit visit, PullForwardId question, boolean yes, Actor by) {
        var open = pullForwards.get(visit.customer(), question).isOpen();
        if (yes) pullForwards.accept(visit.customer(), question, by);
        else pullForwards.decline(visit.customer(), question);
        if (open) note(visit, yes ? "BOOKED" : "ANSWERED", yes ? "sooner: yes" : "sooner: no", by);
    }

    private void note(Visit visit, String outcome, String words, Actor by) {
        var subject = "visit:" + visit.id().text();
        var _ = contacts.note(
                new NewTouch(visit.customer(), ContactChannel.WEB, "", "APPOINTMENT", outcome, words, subject), by);
    }
}
