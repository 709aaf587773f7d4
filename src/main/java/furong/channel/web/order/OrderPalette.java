package furong.channel.web.order;

import furong.channel.web.PaletteSource;
import furong.channel.web.Shell;
import furong.channel.web.ui.Hit;
import furong.ordering.OrderBoard;
import furong.ordering.OrderFilter;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Finds orders by the beginning of their number. */
@Component
class OrderPalette implements PaletteSource {

    private static final int HITS = 8;

    private final OrderBoard board;

    OrderPalette(OrderBoard board) {
        this.board = board;
    }

    @Override
    public List<Hit> hits(String words, Shell shell) {
        var person = shell.person();
        var number = words.strip().toUpperCase(Locale.ROOT);
        if (person == null || number.length() < 3 || !number.startsWith("XZ")) return List.of();
        var filter = new OrderFilter("", "", null, "", number, null, null);
        return board.list(filter, person.signedIn().scope(), HITS).stream()
                .map(row -> new Hit(
                        "ordering.page.order",
                        "order",
                        row.number(),
                        shell.t("ordering.state." + OrderLook.state(row.state(), row.stage())),
                        "/customers/" + row.customer().text() + "/orders/"
                                + row.id().text()))
                .toList();
    }
}
