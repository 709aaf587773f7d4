package furong.channel.web.transfer;

import furong.catalog.Cards;
import furong.catalog.Catalog;
import furong.catalog.Equipment;
import furong.catalog.Forms;
import furong.catalog.Transaction;
import furong.channel.web.Shell;
import furong.channel.web.consent.ConsentDesk;
import furong.channel.web.customer.CustomerWords;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Fact;
import furong.channel.web.ui.Option;
import furong.customer.AccountId;
import furong.customer.Customer;
import furong.customer.Customers;
import furong.customer.PlaceId;
import furong.fulfilment.Item.NewOwner;
import furong.ordering.NewOrder;
import furong.ordering.Orders;
import furong.ordering.Wishes;
import furong.organisation.HallId;
import furong.organisation.Role;
import furong.platform.Ids;
import furong.platform.Money;
import furong.platform.Refused;
import furong.subscription.Reason;
import furong.subscription.Subscription;
import furong.subscription.SubscriptionId;
import furong.subscription.Subscriptions;
import furong.subscription.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the page of a transfer shows, and makes the order out of what was chosen there. */
@Component
class TransferForms {

    static final String TRANSFER = "TRANSFER";
    static final String TAKER = "newOwner";

    /** Stands for the address of the line, which becomes a place of the new owner. */
    static final String SAME = "same";

    private static final int FOUND = 8;

    private final Catalog catalog;
    private final Cards cards;
    private final Forms forms;
    private final Customers customers;
    private final Subscriptions subscriptions;
    private final Orders orders;
    private final ConsentDesk desk;

    TransferForms(
            Catalog catalog,
            Cards cards,
            Forms forms,
            Customers customers,
            Subscriptions subscriptions,
            Orders orders,
            ConsentDesk desk) {
        this.catalog = catalog;
        this.cards = cards;
        this.forms = forms;
        this.customers = customers;
        this.subscriptions = subscriptions;
        this.orders = orders;
        this.desk = desk;
    }

    TransferForm of(
            Customer customer, SubscriptionId id, String words, @Nullable Customer owner, SignedIn who, Shell shell) {
        var line = subscriptions.get(customer.id(), id);
        var offer = catalog.offer(line.terms().offer());
        var transaction = transaction(line.terms());
        var obstacle = obstacle(customer, line);
        var form = forms.current(transaction.code(), shell.today());
        var possible = obstacle.isEmpty() && owner != null && !owner.id().equals(customer.id());
        return new TransferForm(
                customer,
                line.terms(),
                transaction.name(),
                offer,
                obstacle,
                words,
                found(customer, words, who),
                consequences(line.terms(), shell),
                cards.current(transaction.code(), shell.today()),
                form,
                possible && owner != null ? chosen(customer, line.terms(), owner, transaction, who, shell) : null);
    }

    Transaction transaction(Terms line) {
        return catalog.transaction(
                TRANSFER, catalog.offer(line.offer()).product().code());
    }

    /** The terms of a line that can change hands. */
    Terms line(Customer customer, SubscriptionId id) {
        return subscriptions.get(customer.id(), id).terms();
    }

    NewOrder order(Terms line, NewOwner owner, Map<String, String> answers, String key, SignedIn who) {
        return NewOrder.of(TRANSFER, line, Wishes.owner(owner), answers, channel(who), hall(who))
                .under(key);
    }

    private TransferForm.Chosen chosen(
            Customer customer, Terms line, Customer owner, Transaction transaction, SignedIn who, Shell shell) {
        var pays = owner.accounts().stream().filter(account -> account.active()).toList();
        if (pays.isEmpty()) throw new Refused("order-owner-unfit");
        var accounts = pays.stream()
                .map(account -> new Option(account.id().text(), account.name(), account.number()))
                .toList();
        var address = customer.place(line.place()).line();
        var places = new ArrayList<Option>();
        owner.places().forEach(place -> places.add(new Option(place.id().text(), place.line())));
        var there = owner.places().stream()
                .filter(place -> place.line().equals(address))
                .findFirst();
        if (there.isEmpty()) places.addFirst(new Option(SAME, address, shell.t("transfer.place.same")));
        var someone = new NewOwner(
                owner.id(),
                AccountId.of(accounts.getFirst().value()),
                owner.home().id());
        var words = orders.agreement(order(line, someone, Map.of(), "", who));
        return new TransferForm.Chosen(
                owner,
                accounts,
                places,
                there.map(place -> place.id().text()).orElse(SAME),
                desk.ask(ConsentDesk.FIELD, customer, transaction.name(), words, who, shell),
                desk.ask(TAKER, owner, transaction.name(), words, who, shell),
                Ids.text(Ids.next()));
    }

    /** Those of one's scope whom the words fit; others must show a document first, as for everything else. */
    private List<Option> found(Customer customer, String words, SignedIn who) {
        if (words.isBlank()) return List.of();
        return customers.search(words.strip(), who.scope(), FOUND + 1).stream()
                .filter(row -> !row.id().equals(customer.id()))
                .limit(FOUND)
                .map(row -> new Option(
                        row.id().text(),
                        row.name(),
                        row.number() + " · " + CustomerWords.phone(row.phone()) + " · " + row.address()))
                .toList();
    }

    private String obstacle(Customer customer, Subscription line) {
        if (!(line instanceof Subscription.Active)) return "transfer.obstacle.not-active";
        if (line.holds().stream().anyMatch(hold -> hold.reason() == Reason.NON_PAYMENT))
            return "transfer.obstacle.unpaid";
        return orders.openOn(customer.id(), line.id()).isPresent() ? "transfer.obstacle.busy" : "";
    }

    private List<Fact> consequences(Terms line, Shell shell) {
        var facts = new ArrayList<Fact>();
        var number = line.number();
        if (number != null)
            facts.add(new Fact(
                    shell.t("transfer.number"), shell.t("transfer.number.stays", CustomerWords.phone(number))));
        facts.add(new Fact(shell.t("transfer.debts"), shell.t("transfer.debts.stay")));
        var deposits = catalog.equipment(line.offer()).stream()
                .map(Equipment::deposit)
                .filter(Money::isPositive)
                .map(shell::money)
                .toList();
        facts.add(new Fact(
                shell.t("transfer.deposit"),
                deposits.isEmpty()
                        ? shell.t("transfer.deposit.none")
                        : shell.t("transfer.deposit.passes", String.join(" + ", deposits))));
        var product = catalog.offer(line.offer()).product().code();
        catalog.fee(TRANSFER, product, shell.today())
                .ifPresent(fee -> facts.add(new Fact(shell.t("transfer.fee"), shell.money(fee.amount()))));
        facts.add(new Fact(shell.t("transfer.gap"), shell.t("transfer.gap.none")));
        return facts;
    }

    /** The place the line stands at, as one of the new owner's. */
    PlaceId place(Customer owner, String chosen) {
        return owner.places().stream()
                .map(place -> place.id())
                .filter(id -> id.text().equals(chosen))
                .findFirst()
                .orElseThrow(() -> Refused.field("place", "order-owner-unfit"));
    }

    private static String channel(SignedIn who) {
        if (hall(who) != null) return "HALL";
        return who.is(Role.ACCOUNT_MANAGER) ? "ACCOUNT_MANAGER" : "HOTLINE";
    }

    private static @Nullable HallId hall(SignedIn who) {
        return who.is(Role.COUNTER_CLERK) ? who.who().hall() : null;
    }
}
