package furong.debit;

import furong.Furong;
import furong.agency.AgentCode;
import furong.channel.bank.BankFileReading;
import furong.channel.bank.BankPaper;
import furong.channel.bank.BankPaper.Line;
import furong.customer.Address;
import furong.customer.Customer;
import furong.customer.Customers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.ledger.ItemId;
import furong.ledger.ItemKind;
import furong.ledger.Ledger;
import furong.ledger.NewCharge;
import furong.organisation.Area;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;

/**
 * A process that is made to be killed: it opens the house on a given database and takes a bank's file to its end.
 * Arguments: what to do (build, work), database URL, password, secret file, the bank's file, seed, entries.
 */
class PostUntilKilled {

    private static final AgentCode BANK = new AgentCode("ICBC");
    private static final Actor BY = Actor.system("kill test");
    private static final int ACCOUNTS = 1_000;

    public static void main(String[] args) throws IOException {
        var application = new SpringApplication(Furong.class);
        application.setDefaultProperties(Map.of(
                "spring.datasource.url", args[1],
                "spring.datasource.username", "postgres",
                "spring.datasource.password", args[2],
                "furong.secret-file", args[3],
                "furong.demo", "none",
                "furong.work", "false",
                "furong.time-travel", "true",
                "furong.radius.port", "-1",
                "server.port", "0",
                "logging.level.root", "ERROR"));
        var context = application.run();
        var paper = Path.of(args[4]);
        if (args[0].equals("build"))
            build(context, paper, new Random(Long.parseLong(args[5])), Integer.parseInt(args[6]));
        else work(context, paper);
        System.out.println("done");
        System.exit(0);
    }

    private static void work(ApplicationContext context, Path paper) throws IOException {
        var files = context.getBean(BankFiles.class);
        if (files.newest().isEmpty()) {
            try (var content = Files.newInputStream(paper)) {
                files.give(BANK, "camt.054.xml", content, BY);
            }
        }
        System.out.println("ready");
        context.getBean(BankFileReading.class).work();
    }

    /** Customers with mandates and debts, a run of collections, and what the bank says of them and of other money. */
    private static void build(ApplicationContext context, Path paper, Random chance, int entries) throws IOException {
        var customers = new ArrayList<Customer>();
        var home = new NewPlace(Area.district("510114"), Address.street("测试路", "1"));
        for (var n = 0; n < ACCOUNTS; n++)
            customers.add(context.getBean(Customers.class)
                    .register(NewCustomer.person("付款人" + n, null, "13800000000", home), BY));
        charge(context.getBean(Ledger.class), customers, chance);
        for (var customer : customers) sign(context.getBean(Mandates.class), customer);
        var runs = context.getBean(Runs.class);
        var run = runs.order(BANK, LocalDate.of(2100, 1, 1), BY);
        var more = true;
        while (more) more = runs.draw(run);
        runs.sent(run, BY);
        try (var out = Files.newBufferedWriter(paper)) {
            var lines = lines(runs.collections(run, 0, ACCOUNTS), customers, chance, entries);
            BankPaper.camt054(out, "KILLED-1", lines, lines.size());
        }
    }

    private static void charge(Ledger ledger, List<Customer> customers, Random chance) {
        var today = LocalDate.of(2027, 3, 1);
        var charges = new ArrayList<NewCharge>();
        for (var customer : customers)
            for (var n = 0; n < 5; n++)
                charges.add(new NewCharge(
                        customer.id(),
                        customer.accounts().getFirst().id(),
                        new ItemId(Ids.next()),
                        ItemKind.RENT,
                        "FIXED_LINE",
                        Money.fen(1 + chance.nextInt(9_000)),
                        today,
                        today,
                        today.plusDays(n),
                        "bill " + n,
                        "revenue.rent"));
        ledger.chargeAll(charges, BY);
    }

    private static void sign(Mandates mandates, Customer customer) {
        var account = customer.accounts().getFirst();
        var _ = mandates.sign(
                new NewMandate(
                        customer.id(),
                        account.id(),
                        BANK,
                        "M" + account.id().text(),
                        customer.name(),
                        "6222021234567890123",
                        LocalDate.of(2026, 1, 1)),
                BY);
    }

    private static List<Line> lines(
            List<Collection> collections, List<Customer> customers, Random chance, int entries) {
        var lines = new ArrayList<Line>();
        for (var one : collections) {
            lines.add(Line.paid(one.endToEnd(), one.amount().minor()));
            if (chance.nextInt(5) == 0)
                lines.add(Line.returned(one.endToEnd(), one.amount().minor(), chance.nextBoolean() ? "AM04" : "MD06"));
        }
        while (lines.size() < entries) {
            var account =
                    customers.get(chance.nextInt(customers.size())).accounts().getFirst();
            var words = chance.nextInt(200) == 0 ? "电话费" : "缴费 " + account.number();
            lines.add(Line.transferred("T" + lines.size(), 1 + chance.nextInt(5_000), words));
        }
        java.util.Collections.shuffle(lines, chance);
        return lines;
    }
}
