package furong.demo;

import furong.care.Answers;
import furong.care.Case;
import furong.care.Cases;
import furong.care.Decision;
import furong.care.NewCase;
import furong.contact.ContactChannel;
import furong.contact.Contacts;
import furong.contact.Duties;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.Customers;
import furong.fault.Fault;
import furong.fault.Faults;
import furong.fault.Mending;
import furong.fault.NewFault;
import furong.fault.OutageRun;
import furong.fault.Outages;
import furong.organisation.Area;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Scope;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.organisation.Unit;
import furong.organisation.UnitId;
import furong.platform.Actor;
import furong.platform.Refused;
import furong.subscription.Subscription;
import furong.subscription.Subscriptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Complaints, enquiries, faults and one outage of the city's month. */
@DemoPart
class CareDays implements Chapter {

    private static final int COMPLAINTS_A_DAY = 2;
    private static final int FAULTS_A_DAY = 2;
    private static final int OUTAGE_MAX = 8;
    private static final int TRIES = 40;
    private static final String PHONE = "demo telephone";
    private static final List<String[]> MATTERS = List.of(
            new String[] {"装机师傅迟到", "装移修时限", "LATE", "已核实，向客户致歉并考核班组。"},
            new String[] {"话费与上月差很多", "话费争议", "CHARGE", "逐项核对详单，多收部分已退回账户。"},
            new String[] {"营业员态度生硬", "服务态度", "MANNERS", "已批评教育，向客户当面致歉。"},
            new String[] {"晚上网速慢", "网络质量", "NETWORK", "已扩容端口，现场测速达标。"},
            new String[] {"宣传的优惠没有兑现", "营销宣传", "INFORMATION", "补办优惠，从当月起生效。"});

    private final Cases cases;
    private final Answers answers;
    private final Faults faults;
    private final Mending mending;
    private final Outages outages;
    private final OutageRun run;
    private final Duties duties;
    private final Contacts contacts;
    private final Customers customers;
    private final Subscriptions subscriptions;
    private final Organisation organisation;
    private final Staff staff;
    private final Calls calls;
    private final Clock clock;

    CareDays(
            Cases cases,
            Answers answers,
            Faults faults,
            Mending mending,
            Outages outages,
            OutageRun run,
            Duties duties,
            Contacts contacts,
            Customers customers,
            Subscriptions subscriptions,
            Organisation organisation,
            Staff staff,
            Calls calls,
            Clock clock) {
        this.cases = cases;
        this.answers = answers;
        this.faults = faults;
        this.mending = mending;
        this.outages = outages;
        this.run = run;
        this.duties = duties;
        this.contacts = contacts;
        this.customers = customers;
        this.subscriptions = subscriptions;
        this.organisation = organisation;
        this.staff = staff;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public void plan(Plot plot) {
        var scene =
                new Scene(plot, everyone(Role.HOTLINE_AGENT), everyone(Role.DISPATCHER), everyone(Role.CALLBACK_AGENT));
        for (var day = plot.begin(); day.isBefore(plot.end()); day = day.plus(Duration.ofDays(1))) {
            for (var n = 0; n < COMPLAINTS_A_DAY; n++) at(plot, day, () -> complain(scene));
            for (var n = 0; n < FAULTS_A_DAY; n++) at(plot, day, () -> fails(scene));
        }
        plot.story().at(plot.end().minus(Duration.ofMinutes(50)), () -> breaksDown(scene));
    }

    /** Who plays; {@code wired} fills with customers found to have lines. */
    private record Scene(
            Plot plot,
            List<StaffMember> agents,
            List<StaffMember> dispatchers,
            List<StaffMember> callers,
            List<CustomerId> wired) {

        Scene(Plot plot, List<StaffMember> agents, List<StaffMember> dispatchers, List<StaffMember> callers) {
            this(plot, agents, dispatchers, callers, new ArrayList<>());
        }

        People people() {
            return plot.people();
        }

        Story story() {
            return plot.story();
        }

        Actor agent() {
            return people().any(agents).from(PHONE);
        }

        /** Somebody who rings and does not sit where the matter was handled. */
        Actor caller(UnitId handledAt) {
            return people().any(callers.stream()
                            .filter(who -> !who.unit().equals(handledAt))
                            .toList())
                    .from(PHONE);
        }

        StaffMember dispatcher(UnitId unit) {
            var theirs =
                    dispatchers.stream().filter(who -> who.unit().equals(unit)).toList();
            return people().any(theirs.isEmpty() ? dispatchers : theirs);
        }
    }

    private List<StaffMember> everyone(Role role) {
        var units = organisation.units().stream().map(Unit::id).collect(Collectors.toSet());
        return staff.withRole(role, new Scope(units));
    }

    private static void at(Plot plot, Instant day, Runnable happens) {
        var when = day.plus(Duration.ofMinutes(plot.people().between(0, 10 * 60)));
        if (when.isBefore(plot.end())) plot.story().at(when, happens);
    }

    private void complain(Scene scene) {
        var customer = customers.get(scene.people().any(scene.plot().known()));
        var agent = scene.agent();
        var matter = scene.people().any(MATTERS);
        var call = contacts.begin(customer.id(), ContactChannel.HOTLINE, customer.phone(), agent);
        contacts.verify(customer.id(), call, List.of("NAME", "ADDRESS"), agent);
        var opened = cases.open(
                new NewCase(
                        customer.id(),
                        "GENERAL_COMPLAINT",
                        matter[0],
                        matter[0] + "，希望尽快处理。",
                        "",
                        "",
                        Map.of("about", matter[1]),
                        ContactChannel.HOTLINE,
                        call),
                agent);
        contacts.wrapUp(customer.id(), call, "COMPLAINT", "OPENED", matter[0], agent);
        handOver(scene, opened, matter, agent, scene.dispatcher(customer.owner()));
    }

    private void handOver(Scene scene, Case opened, String[] matter, Actor agent, StaffMember who) {
        var by = who.from("demo");
        duties.offer(
                opened.customer(),
                opened.id().subject(),
                new Duties.Offer(who.unit(), null, "请贵部核实处理，客户不用再说一遍"),
                agent);
        if (scene.people().once(9)) return; // nobody has accepted it yet
        after(
                scene,
                scene.people().between(1, 20),
                () -> duties.accept(opened.customer(), opened.id().subject(), by));
        if (scene.people().once(8)) return; // still being looked into, perhaps past its time
        after(scene, scene.people().between(22, 90), () -> {
            for (var step : List.of("CONTACT", "ASSESS", "INVESTIGATE"))
                cases.done(opened.customer(), opened.id(), step, "已联系客户并核实", by);
            answers.answer(opened.customer(), opened.id(), Decision.UPHELD, matter[3], by);
            answers.close(opened.customer(), opened.id(), matter[2], by);
            calls.plan(
                    scene.story(), opened.customer(), opened.id().subject(), scene.caller(who.unit()), scene.people());
        });
    }

    private void fails(Scene scene) {
        withLine(scene).flatMap(customer -> report(scene, customer)).ifPresent(fault -> {
            var who = scene.dispatcher(fault.unit());
            after(scene, scene.people().between(2, 30), () -> mend(scene, fault, who));
        });
    }

    private void mend(Scene scene, Fault fault, StaffMember who) {
        if (!faults.get(fault.customer(), fault.id()).isOpen()) return;
        var people = scene.people();
        var cause = people.once(5) ? "TERMINAL" : people.once(3) ? "EXCHANGE" : "LINE";
        try {
            mending.mended(fault.customer(), fault.id(), cause, "更换接头，测试正常", who.from("demo"));
        } catch (Refused stillBad) {
            return;
        }
        calls.plan(scene.story(), fault.customer(), fault.id().subject(), scene.caller(who.unit()), people);
    }

    /** Late on the last day several lines of one exchange fail at once: the outage still lasts when the doors open. */
    private void breaksDown(Scene scene) {
        var there = scene.wired().stream()
                .distinct()
                .map(customers::get)
                .collect(
                        Collectors.groupingBy(customer -> customer.home().area().district()));
        var most =
                there.values().stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
        var reported = new ArrayList<Fault>();
        most.stream()
                .limit(OUTAGE_MAX)
                .forEach(customer -> report(scene, customer).ifPresent(reported::add));
        reported.stream()
                .filter(fault -> !fault.exchange().isEmpty())
                .findFirst()
                .ifPresent(
                        first -> declare(first, scene.dispatcher(first.unit()).from("demo")));
    }

    private void declare(Fault first, Actor by) {
        var id = outages.declare(
                new Outages.NewOutage(
                        first.exchange(),
                        Area.district(first.area().district()),
                        "光缆被施工挖断，正在抢修",
                        clock.instant().plus(Duration.ofHours(6))),
                by);
        outages.update(id, "抢修人员已到现场，预计六小时内恢复", by);
        run.work();
    }

    /** Somebody with a line that works, if one is found soon: not everybody in the city has one of ours. */
    private Optional<Customer> withLine(Scene scene) {
        for (var n = 0; n < TRIES; n++) {
            var id = scene.people().any(scene.plot().known());
            if (subscriptions.of(id).stream().noneMatch(CareDays::isWired)) continue;
            scene.wired().add(id);
            return Optional.of(customers.get(id));
        }
        return Optional.empty();
    }

    private Optional<Fault> report(Scene scene, Customer customer) {
        return subscriptions.of(customer.id()).stream()
                .filter(CareDays::isWired)
                .map(line -> line.terms().id())
                .findFirst()
                .map(line -> faults.report(
                        new NewFault(
                                customer.id(),
                                line,
                                scene.people().any(List.of("NO_SYNC", "SLOW", "NO_TONE", "NOISE")),
                                "从昨晚开始",
                                ContactChannel.HOTLINE,
                                null),
                        scene.agent()));
    }

    private static boolean isWired(Subscription line) {
        return line instanceof Subscription.Active active
                && active.works()
                && active.terms().port() != null;
    }

    private void after(Scene scene, int hours, Runnable happens) {
        scene.story().at(clock.instant().plus(Duration.ofHours(hours)), happens);
    }
}
