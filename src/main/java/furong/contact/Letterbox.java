package furong.contact;

import furong.message.MessageEnded;
import furong.message.MessageState;
import furong.message.SmsReceived;
import furong.platform.Actor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A short message is a contact, too: ours that went out or could not, and what somebody answers. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Letterbox {

    private final Contacts contacts;

    Letterbox(Contacts contacts) {
        this.contacts = contacts;
    }

    /** One that went out stands on the timeline under its own name already. */
    @EventListener
    void on(MessageEnded ended) {
        var sent = ended.state() == MessageState.SENT;
        var touch = NewTouch.written(
                ended.customer(),
                ContactChannel.SMS,
                new NewTouch.Wording("NOTICE", sent ? "SENT" : "NOT_SENT"),
                ended.name().zh() + " / " + ended.name().en(),
                about(ended.reference()));
        var by = new Actor(0, 0, ended.badge(), "contact");
        if (sent) contacts.noteOnly(touch, by);
        else contacts.note(touch, by);
    }

    /** What it is about: a reference may name the round or the occasion as well, after a slash. */
    private static String about(String reference) {
        var slash = reference.indexOf('/');
        return slash < 0 ? reference : reference.substring(0, slash);
    }

    @EventListener
    void on(SmsReceived answer) {
        contacts.note(
                new NewTouch(
                        answer.customer(), ContactChannel.SMS, answer.phone(), "REPLY", "RECEIVED", answer.words(), ""),
                Actor.system("contact"));
    }
}
