package furong.demo;

import furong.customer.AddressBook;
import furong.customer.CustomerId;
import furong.customer.CustomerImport;
import furong.customer.CustomerImport.Outcome;
import furong.fieldwork.Tours;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Scope;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.platform.Actor;
import furong.platform.AuditTrail;
import furong.platform.BusinessClock;
import furong.platform.Haste;
import furong.platform.TimeTravel;
import furong.resource.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Builds the demo city on an empty database, plays its month, and tells the person at the terminal how to sign in. */
@Component
@ConditionalOnProperty(name = "furong.demo", havingValue = "city")
class DemoCity implements ApplicationRunner {

    private static final long SEED = 96333;
    private static final int CUSTOMERS = 3000;
    private static final int BATCH = 250;
    private static final String JINJIANG = "05";
    private static final Actor BUILDER = Actor.system("demo city");

    private final Organisation organisation;
    private final Staff staff;
    private final CustomerImport customers;
    private final AddressBook addresses;
    private final Inventory inventory;
    private final Month month;
    private final Reviews reviews;
    private final List<Chapter> chapters;
    private final Tours tours;
    private final TimeTravel time;
    private final BusinessClock clock;
    private final AuditTrail trail;
    private final Haste haste;
    private final Path unfinished;
    private final int port;

    DemoCity(
            Organisation organisation,
            Staff staff,
            CustomerImport customers,
            AddressBook addresses,
            Inventory inventory,
            Month month,
            Reviews reviews,
            List<Chapter> chapters,
            Tours tours,
            TimeTravel time,
            BusinessClock clock,
            AuditTrail trail,
            Haste haste,
            @Value("${furong.demo-unfinished}") Path unfinished,
            @Value("${server.port}") int port) {
        this.organisation = organisation;
        this.staff = staff;
        this.customers = customers;
        this.addresses = addresses;
        this.inventory = inventory;
        this.month = month;
        this.reviews = reviews;
        this.chapters = chapters;
        this.tours = tours;
        this.time = time;
        this.clock = clock;
        this.trail = trail;
        this.haste = haste;
        this.unfinished = unfinished;
        this.port = port;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        var progress = new Progress(System.out);
        if (staff.withRole(Role.ADMINISTRATOR, everybody()).isEmpty()) buildWhole(progress);
        welcome(progress);
    }

    private Scope everybody() {
        return new Scope(
                Set.copyOf(organisation.units().stream().map(unit -> unit.id()).toList()));
    }

    /** While the mark is there the next start begins anew; there is none where something else would be lost with it. */
    private void buildWhole(Progress progress) throws IOException {
        var nothingElse = trail.of(BUILDER.person(), 1).isEmpty();
        if (!nothingElse) {
            build(progress);
            return;
        }
        Files.createFile(unfinished);
        haste.begin();
        build(progress);
        haste.end();
        Files.delete(unfinished);
    }

    private void build(Progress progress) {
        progress.say("\nBuilding the demo city (invented people; seed " + SEED + "):");
        var people = new People(new Random(SEED));
        var now = clock.instant();
        var begin = now.minus(Duration.ofDays(Month.DAYS));
        time.startAt(begin);
        var hired = new Team(organisation, staff, people, BUILDER).hire(progress);
        new Stock(inventory, addresses).fill(progress);
        var known = register(
                new Population(people, addresses, hired, Population.KeyAccountUnit.of(organisation)), progress);
        var story = new Story(time);
        reviews.plan(story, everybody(), new People(new Random(SEED)), BUILDER);
        for (var chapter : chapters) {
            var own = new People(new Random(SEED));
            var cast = Month.Cast.of(own, known, hired);
            chapter.plan(new Chapter.Plot(story, own, known, cast, begin, now, BUILDER));
        }
        month.play(story, Month.Cast.of(people, known, hired), begin, now, progress);
        time.backToRealTime();
    }

    private List<CustomerId> register(Population population, Progress progress) {
        progress.begin("customers");
        var wanted = population.invent(CUSTOMERS, time.today());
        List<CustomerId> known = new ArrayList<>();
        for (var n = 0; n < wanted.size(); n += BATCH) {
            for (var outcome : customers.take("demo", wanted.subList(n, n + BATCH), BUILDER)) {
                if (!(outcome instanceof Outcome.Imported imported)) throw new IllegalStateException("" + outcome);
                known.add(imported.customer());
            }
            progress.at(known.size(), wanted.size());
        }
        return known;
    }

    private void welcome(Progress progress) {
        progress.say("\nFurong is open: http://localhost:" + port + "\n\nSign in with a badge and the password "
                + Team.PASSWORD + "\n");
        var everybody = everybody();
        for (var who : List.of(
                new Part(Role.COUNTER_CLERK, "counter clerk"),
                new Part(Role.HOTLINE_AGENT, "agent of the 10000 hotline"),
                new Part(Role.DISPATCHER, "dispatcher"),
                new Part(Role.TECHNICIAN, "technician (on a phone)"),
                new Part(Role.CALLBACK_AGENT, "callback agent"),
                new Part(Role.BRANCH_MANAGER, "manager of an operating unit"),
                new Part(Role.FINANCE, "finance department"),
                new Part(Role.QUALITY_SUPERVISOR, "quality supervisor"),
                new Part(Role.ADMINISTRATOR, "administrator"))) {
            chosen(who.role(), staff.withRole(who.role(), everybody))
                    .ifPresent(member -> progress.say("  " + line(member, who.what())));
        }
        progress.say("");
    }

    private record Part(Role role, String what) {}

    /** One of them to look over the shoulder of: in Jinjiang if there is one, and with visits ahead if that matters. */
    private Optional<StaffMember> chosen(Role role, List<StaffMember> members) {
        return members.stream()
                .max(Comparator.comparingInt((StaffMember member) -> visitsAhead(role, member))
                        .thenComparing(member -> member.badge().startsWith(JINJIANG))
                        .thenComparing(StaffMember::badge, Comparator.reverseOrder()));
    }

    private int visitsAhead(Role role, StaffMember member) {
        var crew = member.crew();
        if (role != Role.TECHNICIAN || crew == null) return 0;
        var today = time.today();
        return tours.of(crew, today).size() + tours.of(crew, today.plusDays(1)).size();
    }

    private static String line(StaffMember member, String what) {
        return "%-6s %-34s %s".formatted(member.badge(), what, member.name().zh());
    }
}
