package furong.demo;

import furong.agency.Agencies;
import furong.agency.Agent;
import furong.agency.AgentCode;
import furong.agency.AgentDesk;
import furong.agency.AgentDesk.Taking;
import furong.agency.CutBy;
import furong.agency.DayFile;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.debit.BankEntry;
import furong.debit.BankEntry.Kind;
import furong.debit.BankFile;
import furong.debit.BankFiles;
import furong.debit.Collection;
import furong.debit.Mandates;
import furong.debit.NewMandate;
import furong.debit.RunId;
import furong.debit.Runs;
import furong.ledger.ItemId;
import furong.ledger.ItemKind;
import furong.ledger.Ledger;
import furong.ledger.NewCharge;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Money;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A day of payments at banks and the post, of which one file lacks a line; and a file of debits, of which one comes back. */
@DemoPart
class Banks implements Chapter {

    private static final AgentCode ICBC = new AgentCode("ICBC");
    private static final AgentCode FORGETFUL = new AgentCode("ABC");
    private static final int PAYMENTS_AN_AGENT = 5;
    private static final int MANDATES = 12;

    private final Agencies agencies;
    private final AgentDesk desk;
    private final Mandates mandates;
    private final Runs runs;
    private final BankFiles files;
    private final Customers customers;
    private final Ledger ledger;
    private final Clock clock;
    private final Map<AgentCode, List<DayFile.Line>> taken = new HashMap<>();

    Banks(
            Agencies agencies,
            AgentDesk desk,
            Mandates mandates,
            Runs runs,
            BankFiles files,
            Customers customers,
            Ledger ledger,
            Clock clock) {
        this.agencies = agencies;
        this.desk = desk;
        this.mandates = mandates;
        this.runs = runs;
        this.files = files;
        this.customers = customers;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public void plan(Plot plot) {
        plan(plot.story(), plot.known(), plot.end(), plot.people(), plot.by());
    }

    /** The last days before {@code end}. */
    private void plan(Story story, List<CustomerId> known, Instant end, People people, Actor by) {
        var begin = end.minus(Duration.ofDays(3));
        for (var agent : agencies.agents())
            for (var n = 0; n < PAYMENTS_AN_AGENT; n++)
                story.at(
                        begin.plus(Duration.ofMinutes(people.between(1, 300))),
                        () -> pays(agent, people.any(known), 100L * people.between(20, 90), by));
        story.at(begin.plus(Duration.ofHours(6)), () -> agencies.agents().forEach(agent -> dayEnds(agent, by)));
        debits(story, known, begin, by);
    }

    private void pays(Agent agent, CustomerId customer, long minor, Actor by) {
        var account = customers.get(customer).accounts().getFirst().number();
        var reference = "D" + Ids.text(Ids.next());
        var _ = desk.pay(agent, new Taking(reference, account, Money.fen(minor), clock.instant()), by);
        var lines = taken.computeIfAbsent(agent.code(), code -> new ArrayList<>());
        lines.add(new DayFile.Line(lines.size() + 2, false, reference, account, minor));
    }

    /** Its file comes, and its money; the forgetful one's file lacks its last payment. */
    private void dayEnds(Agent agent, Actor by) {
        var day = agencies.current(agent);
        agencies.cutOver(agent, day, CutBy.AGENT, by);
        var all = taken.getOrDefault(agent.code(), List.of());
        var lines = agent.code().equals(FORGETFUL) ? all.subList(0, all.size() - 1) : all;
        var total = lines.stream().mapToLong(DayFile.Line::minor).sum();
        var hash = "demo " + agent.code().value() + " " + day;
        agencies.takeFile(new DayFile(agent.code(), day, day + ".csv", hash, lines.size(), total, lines), by);
        var fees = agent.keepsFee() ? agent.feeMinor() * lines.size() : 0;
        agencies.takeMoney(
                agent.code(), day, total - fees, "FURONG " + agent.code().value() + " " + day, by);
    }

    private void debits(Story story, List<CustomerId> known, Instant begin, Actor by) {
        var run = new ArrayList<RunId>();
        story.at(begin, () -> {
            for (var n = 0; n < MANDATES; n++) owesAndSigns(customers.get(known.get(n * 7 + 3)), n, by);
            run.add(runs.order(ICBC, today().plusDays(1), by));
            var more = true;
            while (more) more = runs.draw(run.getFirst());
            runs.sent(run.getFirst(), by);
        });
        story.at(begin.plus(Duration.ofHours(24)), () -> give("booked", booked(run.getFirst()), by));
        story.at(begin.plus(Duration.ofHours(48)), () -> give("returned", oneReturned(run.getFirst()), by));
    }

    private void owesAndSigns(Customer customer, int n, Actor by) {
        var account = customer.accounts().getFirst().id();
        var today = today();
        ledger.charge(
                new NewCharge(
                        customer.id(),
                        account,
                        ItemId.next(),
                        ItemKind.RENT,
                        "FIXED_LINE",
                        Money.fen(2_100L + 350L * n),
                        today,
                        today,
                        today.plusDays(20),
                        "demo",
                        "revenue.rent"),
                by);
        var _ = mandates.sign(
                new NewMandate(
                        customer.id(),
                        account,
                        ICBC,
                        "TS" + account.text(),
                        customer.name(),
                        "62220212345678%05d".formatted(n),
                        today),
                by);
    }

    private List<BankEntry> booked(RunId run) {
        var entries = new ArrayList<BankEntry>();
        for (var one : runs.collections(run, 0, MANDATES * 2)) entries.add(entry(entries, Kind.CREDIT, one, ""));
        entries.add(new BankEntry(
                entries.size() + 1, Kind.CREDIT, "", "", "", "DEMO" + today(), 4_800, "", "电话费 张先生", "张建国", today()));
        return entries;
    }

    private List<BankEntry> oneReturned(RunId run) {
        return List.of(entry(List.of(), Kind.RETURN, runs.collections(run, 0, 1).getFirst(), "AM04"));
    }

    private BankEntry entry(List<BankEntry> before, Kind kind, Collection one, String reason) {
        var reference = kind.name().charAt(0) + one.endToEnd();
        var minor = one.amount().minor();
        return new BankEntry(
                before.size() + 1, kind, one.endToEnd(), "", "", reference, minor, reason, "", "", today());
    }

    /** What the bank's file says, as the door would have read it. */
    private void give(String name, List<BankEntry> entries, Actor by) {
        try {
            var content = new ByteArrayInputStream((name + " " + entries).getBytes(StandardCharsets.UTF_8));
            var file = files.give(ICBC, name + ".xml", content, by);
            files.heading(file, BankFile.Kind.CAMT_054, "DEMO-" + name, "");
            files.read(file, entries);
            files.readToTheEnd(file);
            var more = true;
            while (more) more = files.post(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
