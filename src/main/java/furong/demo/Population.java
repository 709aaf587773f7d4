package furong.demo;

import furong.customer.Account;
import furong.customer.Address;
import furong.customer.AddressBook;
import furong.customer.Contact;
import furong.customer.Customer;
import furong.customer.CustomerImport.Incoming;
import furong.customer.Document;
import furong.customer.DocumentType;
import furong.customer.KeyAccounts;
import furong.customer.Need;
import furong.customer.NewCustomer;
import furong.customer.NewPlace;
import furong.organisation.Area;
import furong.organisation.Role;
import furong.organisation.Segment;
import furong.organisation.StaffMember;
import furong.organisation.UnitKind;
import furong.platform.Label;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Invents the customers: most of them households, some businesses, a few key accounts, all over the city. */
class Population {

    private static final int KEY_ACCOUNT_EVERY = 100;
    private static final int BUSINESS_EVERY = 10;
    private static final List<String> INNER = List.of("510104", "510105", "510106", "510107", "510108");
    private static final List<String> COMPOUNDS =
            List.of("锦绣花园", "望江苑", "玉林小区", "金沙庭院", "浣花里", "芙蓉园", "青羊人家", "天府新城", "百花苑", "竹园");
    private static final List<Label> KEY_ACCOUNTS = List.of(
            new Label("蓉城商业银行", "Rongcheng Bank"),
            new Label("锦江大学", "Jinjiang University"),
            new Label("西蜀人民医院", "Xishu People's Hospital"),
            new Label("天府机场集团", "Tianfu Airport Group"),
            new Label("岷江电力公司", "Minjiang Power"),
            new Label("青城旅游集团", "Qingcheng Tourism Group"));

    private final People people;
    private final AddressBook addresses;
    private final List<AddressBook.StreetOffice> inner;
    private final List<AddressBook.StreetOffice> outer;
    private final List<AddressBook.Street> streets;
    private final List<StaffMember> managers;

    Population(People people, AddressBook addresses, List<StaffMember> staff, KeyAccountUnit unit) {
        this.people = people;
        this.addresses = addresses;
        this.inner = INNER.stream()
                .flatMap(district -> addresses.offices(district).stream())
                .toList();
        this.outer = addresses.offices().stream()
                .filter(office -> !INNER.contains(office.area().district()))
                .toList();
        this.streets = addresses.streets("", 1000);
        this.managers = staff.stream()
                .filter(member -> member.is(Role.ACCOUNT_MANAGER) && unit.has(member))
                .toList();
    }

    /** Tells whether somebody works for the key accounts. */
    interface KeyAccountUnit {
        boolean has(StaffMember member);

        static KeyAccountUnit of(furong.organisation.Organisation organisation) {
            return member -> organisation.unit(member.unit()).kind() == UnitKind.KEY_ACCOUNTS;
        }
    }

    /** The customers the operator took over from the paper files, with how long they have been here. */
    List<Incoming> invent(int count, LocalDate today) {
        return IntStream.range(0, count)
                .mapToObj(n -> new Incoming(
                        "D%05d".formatted(n),
                        "demo " + n,
                        invent(n),
                        today.minusDays(people.between(40, 4000)),
                        true,
                        needs(n),
                        "本人在营业厅口头同意",
                        ""))
                .toList();
    }

    private Set<Need> needs(int n) {
        if (n % BUSINESS_EVERY == BUSINESS_EVERY - 1 || !people.once(16)) return Set.of();
        return Set.of(people.any(List.of(Need.values())));
    }

    private NewCustomer invent(int n) {
        if (n % KEY_ACCOUNT_EVERY == KEY_ACCOUNT_EVERY - 1) return keyAccount(n);
        if (n % BUSINESS_EVERY == BUSINESS_EVERY - 1) return business(n);
        return household(n);
    }

    private NewCustomer household(int n) {
        var name = n == 0 ? "辜先生" : people.person().zh();
        return new NewCustomer(
                Customer.Kind.PERSON,
                name,
                Segment.PUBLIC,
                new Document(DocumentType.ID_CARD, people.citizen(n)),
                List.of(Contact.mobile(people.mobile(n))),
                place(true),
                people.any(List.of(Account.PaymentMethod.values())),
                null);
    }

    private NewCustomer business(int n) {
        return organisation(n, people.business().zh(), Segment.COMMERCIAL, null);
    }

    private NewCustomer keyAccount(int n) {
        var which = n / KEY_ACCOUNT_EVERY;
        var name = KEY_ACCOUNTS.get(which % KEY_ACCOUNTS.size()).zh();
        var branch = which / KEY_ACCOUNTS.size();
        var team = new KeyAccounts.Managers(
                managers.get(which % managers.size()).id(),
                managers.get((which + 1) % managers.size()).id());
        return organisation(n, branch == 0 ? name : name + branch + "分部", Segment.KEY_ACCOUNT, team);
    }

    private NewCustomer organisation(int n, String name, Segment segment, KeyAccounts.@Nullable Managers managers) {
        return new NewCustomer(
                Customer.Kind.ORGANISATION,
                name,
                segment,
                new Document(DocumentType.BUSINESS_LICENCE, people.licence(n)),
                List.of(
                        Contact.phone(people.landline(n)),
                        new Contact(
                                Contact.Kind.MOBILE,
                                people.mobile(n),
                                people.person().zh(),
                                false)),
                place(false),
                Account.PaymentMethod.TRANSFER,
                managers);
    }

    /** Two of three live in the inner city on a street that is really there; the others in the counties' towns. */
    private NewPlace place(boolean home) {
        var inTown = !people.once(3);
        var office = people.any(inTown ? inner : outer);
        var street = inTown ? people.any(streets).name() : "正街";
        var number = Integer.toString(people.between(1, 200));
        var address = home
                ? new Address(
                        street,
                        number,
                        people.any(COMPOUNDS),
                        Integer.toString(people.between(1, 20)),
                        Integer.toString(people.between(1, 5)),
                        people.between(1, 8) + "0" + people.between(1, 5))
                : Address.street(street, number);
        return new NewPlace(
                new Area(office.area().district(), office.area().streetOffice()),
                address,
                near(office.lat()),
                near(office.lon()));
    }

    /** Somewhere within a kilometre or so of the office. */
    private double near(double degrees) {
        return degrees + people.between(-100, 100) / 10_000.0;
    }
}
