package furong.channel.web.customer;

import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.channel.web.ui.Tab;
import furong.customer.Account.PaymentMethod;
import furong.customer.AddressBook.District;
import furong.customer.Customer;
import furong.customer.DocumentType;
import furong.organisation.Segment;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** What can be chosen when a customer is registered. */
public record RegistrationView(Collection<District> all) {

    public List<Tab> crumbs(Shell shell) {
        return List.of(
                new Tab(shell.t("customers.title"), "/customers", false),
                new Tab(shell.t("customers.register"), "/customers/new", true));
    }

    public List<Option> kinds(Shell shell) {
        return options(Customer.Kind.values(), "customer.kind.", shell);
    }

    public List<Option> segments(Shell shell) {
        return options(Segment.values(), "organisation.segment.", shell);
    }

    public List<Option> documents(Shell shell) {
        return options(DocumentType.values(), "customer.document.", shell);
    }

    public List<Option> payments(Shell shell) {
        return options(PaymentMethod.values(), "customer.payment.", shell);
    }

    public List<Option> districts(Shell shell) {
        return all.stream()
                .map(district -> new Option(district.code(), shell.t(district.name())))
                .toList();
    }

    private static List<Option> options(Enum<?>[] constants, String prefix, Shell shell) {
        return Arrays.stream(constants)
                .map(constant -> new Option(constant.name(), shell.t(prefix + constant.name())))
                .toList();
    }
}
