package furong.demo;

import furong.Furong;
import furong.customer.AddressBook;
import furong.customer.Customer;
import furong.customer.CustomerId;
import furong.customer.CustomerImport;
import furong.customer.Customers;
import furong.fieldwork.Slots;
import furong.network.SimulatedSwitch;
import furong.network.SimulatedSwitch.Behaviour;
import furong.ordering.Order;
import furong.ordering.Orders;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.organisation.Scope;
import furong.organisation.Staff;
import furong.organisation.StaffMember;
import furong.platform.Actor;
import furong.platform.BusinessClock;
import furong.platform.Refused;
import furong.resource.Inventory;
import furong.workorder.WorkOrders;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A process that is made to be killed: it opens the house on a given database, places orders and finishes visits in four
 * threads, and says on its output what was confirmed to it. Arguments: what to do (work, settle), database URL, password,
 * secret file, seed.
 */
class WorkUntilKilled {

    private static final int CUSTOMERS = 200;

    /** Few enough that they come again, for something about what they have by then. */
    private static final int REGULARS = 20;

    private static final int THREADS = 4;
    private static final Actor BUILDER = Actor.system("kill test");

    public static void main(String[] args) throws InterruptedException {
        var application = new SpringApplication(Furong.class);
        application.setDefaultProperties(Map.of(
                "spring.datasource.url", args[1],
                "spring.datasource.username", "postgres",
                "spring.datasource.password", args[2],
                "furong.secret-file", args[3],
                "furong.time-travel", "true",
                "furong.demo", "none",
                "furong.work", "true",
                "furong.radius.port", "0",
                "server.port", "0",
                "logging.level.root", "ERROR"));
        var context = application.run();
        var out = System.out;
        if (args[0].equals("settle")) {
            out.println("ready");
            Thread.currentThread().join();
        }
        var people = new People(new Random(Long.parseLong(args[4])));
        var customers = city(context, people);
        context.getBean(SimulatedSwitch.class).behave("", Behaviour.flaky(10, Long.parseLong(args[4])));
        out.println("ready");
        for (var n = 0; n < THREADS; n++) {
            var mine = new People(new Random(Long.parseLong(args[4]) * THREADS + n));
            Thread.ofPlatform().start(() -> work(context, mine, customers, out));
        }
    }

    /** Builds a small city once; a later process finds it. */
    private static List<CustomerId> city(ApplicationContext context, People people) {
        var organisation = context.getBean(Organisation.class);
        var staff = context.getBean(Staff.class);
        var everybody = scope(organisation);
        if (staff.withRole(Role.ADMINISTRATOR, everybody).isEmpty()) {
            var progress = new Progress(new PrintStream(PrintStream.nullOutputStream()));
            new Team(organisation, staff, people, BUILDER).hire(progress);
            new Stock(context.getBean(Inventory.class), context.getBean(AddressBook.class)).fill(progress);
            var today = today(context);
            context.getBean(Slots.class).openDays(today, today.plusDays(20));
        }
        var hired = staff.withRole(Role.ACCOUNT_MANAGER, everybody);
        var population = new Population(
                people, context.getBean(AddressBook.class), hired, Population.KeyAccountUnit.of(organisation));
        context.getBean(CustomerImport.class).take("kill", population.invent(CUSTOMERS, today(context)), BUILDER);
        return context.getBean(JdbcClient.class)
                .sql("select customer from customer.customer order by customer limit :many")
                .param("many", REGULARS)
                .query((row, n) -> new CustomerId(row.getLong("customer")))
                .list();
    }

    private static void work(ApplicationContext context, People people, List<CustomerId> customers, PrintStream out) {
        var clerk =
                context
                        .getBean(Staff.class)
                        .withRole(Role.COUNTER_CLERK, scope(context.getBean(Organisation.class)))
                        .stream()
                        .filter(member -> member.hall() != null)
                        .findFirst()
                        .orElseThrow();
        while (true) {
            var customer = context.getBean(Customers.class).get(people.any(customers));
            var neighbour = context.getBean(Customers.class).get(people.any(customers));
            if (!neighbour.id().equals(customer.id())) step(context, customer, neighbour, clerk, people, out);
        }
    }

    private static void step(
            ApplicationContext context,
            Customer customer,
            Customer neighbour,
            StaffMember clerk,
            People people,
            PrintStream out) {
        var desk = new Orderings.Desk(clerk, "HALL", clerk.hall());
        var taken = people.once(2)
                ? context.getBean(Orderings.class).take(customer, desk, people)
                : context.getBean(LineOrders.class).take(customer, neighbour, desk, people);
        if (taken.isEmpty()) return;
        var order = taken.get();
        var names = customer.id().value() + " " + order.id().value() + " "
                + order.terms().action();
        out.println("placed " + names);
        if (people.once(10) && givesUp(context, order, desk)) {
            out.println("cancelled " + names);
            return;
        }
        if (order instanceof Order.Open waiting && waiting.visit() != null)
            context.getBean(Crews.class).workThrough(customer.id(), waiting.visit());
        for (var work :
                context.getBean(WorkOrders.class).of(customer.id(), order.id().subject()))
            if (work.doneAt() == null)
                context.getBean(WorkOrders.class).done(customer.id(), work.id(), "done", clerk.from("kill test"));
        out.println("done " + names);
    }

    private static boolean givesUp(ApplicationContext context, Order order, Orderings.Desk desk) {
        try {
            context.getBean(Orders.class)
                    .cancel(
                            order.customer(),
                            order.id(),
                            "kill test",
                            desk.clerk().from("kill test"));
            return true;
        } catch (Refused tooLate) {
            return false;
        }
    }

    private static Scope scope(Organisation organisation) {
        return new Scope(
                Set.copyOf(organisation.units().stream().map(unit -> unit.id()).toList()));
    }

    private static LocalDate today(ApplicationContext context) {
        var clock = context.getBean(BusinessClock.class);
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
