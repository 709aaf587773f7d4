package furong.channel.web.customer;

import furong.channel.web.PaletteSource;
import furong.channel.web.Shell;
import furong.channel.web.ui.Hit;
import furong.customer.Customers;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Customers in the palette: by name, pinyin, number, phone, address, the end of a document. */
@Order(0)
@Component
class CustomerPalette implements PaletteSource {

    private static final int HITS = 8;

    private final Customers customers;

    CustomerPalette(Customers customers) {
        this.customers = customers;
    }

    @Override
    public List<Hit> hits(String words, Shell shell) {
        var person = shell.person();
        if (person == null || isTooShort(words) || !person.hasAny(SearchPages.READERS)) return List.of();
        return customers.search(words, person.signedIn().scope(), HITS).stream()
                .map(row -> new Hit(
                        "customers.title",
                        CustomerWords.icon(row.segment()),
                        row.name(),
                        row.number() + " · " + CustomerWords.phone(row.phone()),
                        "/customers/" + row.id().text()))
                .toList();
    }

    /** One letter says nothing yet; one Chinese character is a family name. */
    private static boolean isTooShort(String words) {
        return words.length() < 2 && words.codePoints().noneMatch(Character::isIdeographic);
    }
}
