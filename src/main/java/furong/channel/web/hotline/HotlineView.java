package furong.channel.web.hotline;

import furong.channel.web.ui.Option;
import furong.contact.Callers;
import furong.contact.Phrasebook;
import furong.fault.Outage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hotline before a call.
 *
 * @param rang when the exchange says the call came in, "" for one it did not bring up; with it when it was answered
 * @param caller null before anybody was looked for
 * @param outages that last
 */
public record HotlineView(
        String q,
        String rang,
        String answered,
        LevelView level,
        Callers.@Nullable Caller caller,
        List<Option> reasons,
        List<Outage> outages,
        DutyView duties,
        List<Phrasebook.Phrase> phrases) {}
