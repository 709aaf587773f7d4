package furong.demo;

import furong.customer.Address;
import furong.customer.Customer;
import furong.customer.Customers;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.demo.Month.Cast;
import furong.ledger.ItemId;
import furong.ledger.ItemKind;
import furong.ledger.Ledger;
import furong.ledger.NewCharge;
import furong.organisation.Area;
import furong.organisation.Role;
import furong.organisation.StaffMember;
import furong.payment.PayChannel;
import furong.payment.SelfService;
import furong.payment.Unmatched;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Money;
import furong.platform.Refused;
import furong.till.CashPayment;
import furong.till.Collectors;
import furong.till.PettyFunds;
import furong.till.Tills;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;

/** Two weeks of tills, collectors and payments by oneself; and the yuan that Wen Juan lends to Mr Gu. */
@DemoPart
class CashDesks implements Chapter {

    private static final int DAYS = 14;
    private static final int DESKS = 4;
    private static final int PAYMENTS_A_DESK = 3;
    private static final Money CHANGE = Money.fen(20_000);
    private static final Money FUND = Money.fen(20_000);
    private static final Money PURSE = Money.fen(200_000);
    private static final String WEN_JUAN = "05004";

    private final Tills tills;
    private final PettyFunds funds;
    private final Collectors collectors;
    private final SelfService selfService;
    private final Unmatched unmatched;
    private final Customers customers;
    private final Ledger ledger;
    private final Clock clock;

    CashDesks(
            Tills tills,
            PettyFunds funds,
            Collectors collectors,
            SelfService selfService,
            Unmatched unmatched,
            Customers customers,
            Ledger ledger,
            Clock clock) {
        this.tills = tills;
        this.funds = funds;
        this.collectors = collectors;
        this.selfService = selfService;
        this.unmatched = unmatched;
        this.customers = customers;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public void plan(Plot plot) {
        plan(plot.story(), plot.cast(), LocalDate.ofInstant(plot.end(), clock.getZone()), plot.by());
    }

    void plan(Story story, Cast cast, LocalDate last, Actor by) {
        var clerks = cast.staff().getOrDefault(Role.COUNTER_CLERK, List.of()).stream()
                .filter(clerk -> clerk.hall() != null)
                .toList();
        var desks = clerks.stream()
                .filter(clerk -> clerk.badge().equals(WEN_JUAN) || clerk.badge().endsWith("4"))
                .limit(DESKS)
                .toList();
        for (var clerk : desks) funds.found(Objects.requireNonNull(clerk.hall()), FUND, manager(cast, clerk));
        for (var n = DAYS; n >= 1; n--) {
            var day = last.minusDays(n);
            for (var clerk : desks) plan(story, cast, clerk, day);
            for (var k = 0; k < PAYMENTS_A_DESK; k++)
                at(story, day, cast.people().between(8 * 60, 23 * 60), () -> byThemselves(cast, by));
        }
        desks.stream()
                .filter(clerk -> clerk.badge().equals(WEN_JUAN))
                .findFirst()
                .ifPresent(wenJuan -> at(story, last.minusDays(2), 15 * 60 + 20, () -> oneYuan(wenJuan)));
        at(story, last.minusDays(1), 16 * 60, () -> stray(by));
    }

    private void plan(Story story, Cast cast, StaffMember clerk, LocalDate day) {
        var desk = clerk.from("demo desk");
        at(story, day, 8 * 60 + 50, () -> tills.open(clerk, CHANGE, desk));
        for (var k = 0; k < PAYMENTS_A_DESK; k++)
            at(story, day, cast.people().between(9 * 60, 17 * 60), () -> pays(cast, clerk));
        cast.staff().getOrDefault(Role.TECHNICIAN, List.of()).stream()
                .filter(technician -> technician.unit().equals(clerk.unit()))
                .findFirst()
                .ifPresent(collector -> {
                    collectors.appoint(collector, PURSE, manager(cast, clerk));
                    at(story, day, cast.people().between(10 * 60, 16 * 60), () -> atTheDoor(cast, collector));
                    at(story, day, 17 * 60 + 30, () -> handsIn(collector, clerk));
                });
        at(story, day, 17 * 60 + 50, () -> {
            var shift = tills.openShift(clerk.id()).orElseThrow().begun().id();
            tills.close(new Tills.Count(tills.total(shift).cash(), "", null), clerk, desk);
        });
    }

    private void pays(Cast cast, StaffMember clerk) {
        var payer = customers.get(cast.people().any(cast.customers()));
        var amount = amount(payer, cast);
        var cash = new CashPayment(
                payer.id(), account(payer), amount, notes(amount), null, Ids.text(Ids.next()), List.of());
        tills.take(cash, clerk, clerk.from("demo desk"));
    }

    private void atTheDoor(Cast cast, StaffMember collector) {
        var payer = customers.get(cast.people().any(cast.customers()));
        var taken = new Collectors.AtTheDoor(
                payer.id(), account(payer), amount(payer, cast), Ids.text(Ids.next()), clock.instant());
        try {
            collectors.take(taken, collector, collector.from("demo phone"));
        } catch (Refused overTheLimit) {
            if (!overTheLimit.code().equals("collector-limit")) throw overTheLimit;
        }
    }

    private void handsIn(StaffMember collector, StaffMember clerk) {
        var purse = collectors.find(collector.id()).orElseThrow();
        if (purse.inHand().isPositive())
            collectors.remit(collector.id(), purse.inHand(), "", clerk, clerk.from("demo desk"));
    }

    private void byThemselves(Cast cast, Actor by) {
        var payer = customers.get(cast.people().any(cast.customers()));
        var door = cast.people().once(3) ? SelfService.Door.IVR : SelfService.Door.WEB;
        selfService.paid(
                new SelfService.Paid(
                        payer.id(), account(payer), amount(payer, cast), door, "demo-" + Ids.text(Ids.next())),
                by);
    }

    /** He is a yuan short of his bill, and need not come again for it. */
    private void oneYuan(StaffMember wenJuan) {
        var desk = wenJuan.from("demo desk");
        var home = new NewPlace(new Area("510104", "510104022"), Address.street("春熙路", "88"));
        var mrGu = customers.register(NewCustomer.person("辜先生", null, "13900280088", home), desk);
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        ledger.charge(
                new NewCharge(
                        mrGu.id(),
                        account(mrGu),
                        ItemId.next(),
                        ItemKind.RENT,
                        "FIXED_LINE",
                        Money.fen(8800),
                        today,
                        today,
                        today,
                        "ZD-2003-10",
                        "revenue.rent"),
                desk);
        var lend = new CashPayment.Lend("辜先生", "差一块钱，免得再跑一趟");
        var key = Ids.text(Ids.next());
        tills.take(
                new CashPayment(mrGu.id(), account(mrGu), Money.fen(8800), Money.fen(8700), lend, key, List.of()),
                wenJuan,
                desk);
    }

    private void stray(Actor by) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        unmatched.keep(
                new Unmatched.Stray(
                        PayChannel.TRANSFER,
                        "demo bank",
                        "demo-stray-1",
                        Money.fen(12_850),
                        "成都锦江王记茶楼",
                        "电话费（未写账户号）",
                        clock.instant(),
                        today,
                        today,
                        "clearing.transfer"),
                by);
    }

    private void at(Story story, LocalDate day, int minute, Runnable happens) {
        story.at(
                day.atTime(LocalTime.ofSecondOfDay(minute * 60L))
                        .atZone(clock.getZone())
                        .toInstant(),
                happens);
    }

    private static Actor manager(Cast cast, StaffMember of) {
        return cast.staff().getOrDefault(Role.BRANCH_MANAGER, List.of()).stream()
                .filter(manager -> manager.unit().equals(of.unit()))
                .findFirst()
                .orElse(of)
                .from("demo");
    }

    /** What is owed, or something in advance. */
    private Money amount(Customer payer, Cast cast) {
        var owed = ledger.owed(payer.id(), account(payer)).payable();
        return owed.isPositive() ? owed : Money.fen(1000L * cast.people().between(2, 15));
    }

    /** In notes of ten. */
    private static Money notes(Money amount) {
        return Money.fen((amount.minor() + 999) / 1000 * 1000);
    }

    private static furong.customer.AccountId account(Customer payer) {
        return payer.accounts().getFirst().id();
    }
}
