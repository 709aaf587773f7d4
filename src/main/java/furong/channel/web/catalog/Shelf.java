package furong.channel.web.catalog;

import furong.catalog.Offer;
import furong.catalog.Price;
import furong.catalog.Product;
import furong.catalog.Reach;
import furong.platform.Label;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product with its offers, prices and places, as the page of the catalogue shows it. */
public record Shelf(Product product, Label line, List<Row> rows, List<Where> places) {

    /** One offer; {@code reach} is null while no area is chosen. */
    public record Row(
            Offer offer, List<Price> prices, @Nullable Reach reach) {}

    /** A rule in words: where, for which offer, whether; {@code why} not, as a text key. */
    public record Where(String area, String offer, boolean allowed, String why) {}
}
