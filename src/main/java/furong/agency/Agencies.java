package furong.agency;

import furong.platform.AcrossCustomers;
import furong.platform.Actor;
import furong.platform.Audit;
import furong.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Banks and the post, their business days, and what three accounts of a day say: ours, the agent's file, the bank's
 * statement. Whatever disagrees stands on a list with its age until it is worked off.
 */
@Component
@Transactional
@AcrossCustomers("an agent's day concerns many customers")
public class Agencies {

    /** How an agent names the day it transfers money for: {@code FURONG ICBC 20261127}. */
    private static final Pattern FOR_DAY = Pattern.compile("\\bFURONG[ -]([A-Z]{2,8})[ -](\\d{8})\\b");

    private static final int DAYS_MAX = 200;
    private static final int DIFFERENCES_MAX = 500;

    private final Agents agents;
    private final Days days;
    private final Papers papers;
    private final Matching matching;
    private final Differences differences;
    private final Audit audit;
    private final Clock clock;

    Agencies(
            Agents agents,
            Days days,
            Papers papers,
            Matching matching,
            Differences differences,
            Audit audit,
            Clock clock) {
        this.agents = agents;
        this.days = days;
        this.papers = papers;
        this.matching = matching;
        this.differences = differences;
        this.audit = audit;
        this.clock = clock;
    }

    /** Banks first, each kind by code. */
    @Transactional(readOnly = true)
    public List<Agent> agents() {
        return agents.all();
    }

    /** Takes no connection while the agents are remembered. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Agent agent(AgentCode code) {
        return agents.get(code);
    }

    /** The business day for which a payment counts that comes now. */
    public LocalDate current(Agent agent) {
        return days.current(agent);
    }

    /**
     * Ends an agent's business day; what comes after counts for the next. A second time changes nothing.
     *
     * @return the day that is open then
     */
    public LocalDate cutOver(Agent agent, LocalDate day, CutBy how, Actor by) {
        return days.cut(agent, day, how, by);
    }

    /**
     * Takes an agent's file of a day and matches it. Given again it changes nothing; another one for the same day takes
     * the place of the first, and differences that are gone with it end.
     *
     * @throws Refused {@code agency-count}, {@code agency-total}, {@code agency-twice}, {@code agency-day-open}, {@code
     *     agency-day-unknown}
     */
    public void takeFile(DayFile file, Actor by) {
        var agent = agents.get(file.agent());
        ended(agent, file.day());
        file.check();
        if (!papers.keep(file, by, clock.instant())) return;
        note("agency.file-taken", file.agent(), file.day(), file.totalMinor(), by);
        matching.match(agent, file.day());
    }

    /** Notes that money came for a day, as the bank's statement says; told again under one reference it is once. */
    public void takeMoney(AgentCode code, LocalDate day, long minor, String reference, Actor by) {
        var agent = agents.get(code);
        ended(agent, day);
        if (minor < 0) throw Refused.field("amount", "agency-amount");
        if (!papers.keepMoney(new Papers.Money(code, day, minor, reference), by, clock.instant())) return;
        note("agency.money-taken", code, day, minor, by);
        matching.match(agent, day);
    }

    /**
     * The same for a line of a bank's statement.
     *
     * @return false if its words name no day of an agent that has ended
     */
    public boolean money(AgentCode bank, String words, long minor, Actor by) {
        var found = FOR_DAY.matcher(words);
        if (!found.find()) return false;
        try {
            var day = LocalDate.parse(found.group(2), DateTimeFormatter.BASIC_ISO_DATE);
            takeMoney(new AgentCode(found.group(1)), day, minor, bank.value() + ": " + words, by);
            return true;
        } catch (Refused | DateTimeParseException noSuchDay) {
            return false;
        }
    }

    /** An agent's days, the newest first, with how far they are. */
    @Transactional(readOnly = true)
    public List<AgentDay> days(AgentCode agent, int limit) {
        return matching.days(agents.get(agent), Math.min(limit, DAYS_MAX));
    }

    /** What is not worked off yet, the oldest first. */
    @Transactional(readOnly = true)
    public List<Difference> open(int limit) {
        return differences.open(Math.min(limit, DIFFERENCES_MAX));
    }

    /** All differences of a day, also those worked off. */
    @Transactional(readOnly = true)
    public List<Difference> of(AgentCode agent, LocalDate day) {
        return differences.of(agent, day, DIFFERENCES_MAX);
    }

    /** Holds the accounts of a day against one another again, as after a payment was posted or taken back. */
    public void match(AgentCode agent, LocalDate day) {
        matching.match(agents.get(agent), day);
    }

    /**
     * Ends a difference that no posting can end, with the reason.
     *
     * @throws Refused {@code agency-difference-ended}
     */
    public void explain(Difference.Key key, String note, Actor by) {
        if (note.isBlank()) throw Refused.field("note", "reason-needed");
        if (!differences.end(key, Difference.How.EXPLAINED, note.strip(), by.badge(), clock.instant()))
            throw new Refused("agency-difference-ended");
        note("agency.difference-explained", key.agent(), key.day(), 0, by);
    }

    private void ended(Agent agent, LocalDate day) {
        var open = days.current(agent);
        if (!day.isBefore(open)) throw Refused.field("day", "agency-day-open", open.toString());
        if (!days.known(agent.code(), day)) throw Refused.field("day", "agency-day-unknown", day.toString());
    }

    private void note(String what, AgentCode agent, LocalDate day, long minor, Actor by) {
        audit.note(by, what, 0, "agent:" + agent.value(), Map.of("day", day.toString(), "minor", minor));
    }
}
