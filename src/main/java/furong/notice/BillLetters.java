package furong.notice;

import furong.billing.BillId;
import furong.billing.Bills;
import furong.contact.ContactChannel;
import furong.contact.Contacts;
import furong.contact.NewTouch;
import furong.customer.CustomerId;
import furong.platform.Actor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A bill that goes out on paper is a letter to the customer, and so a contact; printing it again is none. */
@Component
public class BillLetters {

    private final Bills bills;
    private final Contacts contacts;

    BillLetters(Bills bills, Contacts contacts) {
        this.bills = bills;
        this.contacts = contacts;
    }

    /** Notes that the bill is posted; refused as {@code not-found} if the customer has none of this id. */
    @Transactional
    public void post(CustomerId customer, BillId bill, Actor by) {
        var subject = "bill:" + bill.text();
        if (!contacts.lettersAbout(customer, subject).isEmpty()) return;
        var words = new NewTouch.Wording("BILL", "POSTED");
        var number = bills.get(customer, bill).number();
        var _ = contacts.note(NewTouch.written(customer, ContactChannel.LETTER, words, number, subject), by);
    }
}
