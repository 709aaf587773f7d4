package furong.channel.web.hotline;

import furong.care.Case;
import furong.care.Procedure;
import furong.channel.web.Shell;
import furong.channel.web.ui.Chip;
import furong.channel.web.ui.Moment;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.SlotDay;
import furong.channel.web.ui.Tone;
import furong.contact.Phrasebook;
import furong.contact.Touch;
import furong.customer.Customer;
import furong.fault.Fault;
import furong.fault.Outage;
import furong.knowledge.Article;
import furong.platform.Label;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call.
 *
 * @param visits still to come
 * @param visit the one chosen for another window, with the windows there are; null before that
 * @param types the procedures a case may follow
 * @param procedure the one chosen, whose fields are asked and whose knowledge stands beside; null before that
 * @param lines the customer's lines that can fail, by id
 * @param articles lessons of colleagues, the most useful first
 * @param diagnosis what to go through, by kind of access
 */
public record CallView(
        Customer customer,
        Touch call,
        List<Outage> outages,
        List<Chip> promises,
        List<Moment> moments,
        List<Case> cases,
        List<Fault> faults,
        List<Ordered> orders,
        List<Coming> visits,
        @Nullable String visit,
        List<SlotDay> windows,
        List<Procedure> types,
        @Nullable Procedure procedure,
        List<Line> lines,
        Map<String, List<Label>> diagnosis,
        List<Option> symptoms,
        List<Option> reasons,
        List<Option> outcomes,
        List<Phrasebook.Word> prompts,
        List<Phrasebook.Phrase> phrases,
        List<Article> articles,
        DutyView duties) {

    /** A line: what it is called, its kind, and how it stands. */
    public record Line(String id, String name, String accessKind, boolean works, String state) {}

    /** An order and how far it is. */
    public record Ordered(String href, String title, String note, String state, Tone tone) {}

    /** A visit still to come: of which order or fault, and when. */
    public record Coming(String id, String number, String when, boolean movable) {}

    public String here() {
        return "/customers/" + customer.id().text() + "/calls/" + call.id().text();
    }

    public String theirs() {
        return "/customers/" + customer.id().text();
    }

    public List<Option> typeOptions(Shell shell) {
        return types.stream()
                .map(one -> new Option(one.code(), shell.t(one.name())))
                .toList();
    }

    public List<Option> lineOptions() {
        return lines.stream()
                .map(line -> new Option(line.id(), line.name(), line.state()))
                .toList();
    }
}
