package furong.channel.web.hotline;

import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.contact.Duty;
import java.util.List;

/**
 * A matter in its page's eyes: who holds it, and the offer that waits.
 *
 * @param forMe whether the reader may accept the offer
 * @param mine whether the reader holds it or was asked first, and so may offer it
 */
public record Handing(Duty duty, String offeredTo, List<Option> units, boolean forMe, boolean mine) {

    public String action(String what) {
        return "/customers/" + duty.customer().text() + "/duties/" + what;
    }

    /** Who answers for it: the first asked, and whoever has it in hand. */
    public String people(Shell shell) {
        return duty.isHandedOver()
                ? shell.t(
                        "hotline.duty.both",
                        duty.firstAsked().badge(),
                        duty.holder().badge())
                : duty.firstAsked().badge();
    }
}
