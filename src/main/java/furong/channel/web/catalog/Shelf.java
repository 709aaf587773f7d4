package furong.channel.web.catalog;

import furong.catalog.Equipment;
import furong.catalog.Feature;
import furong.catalog.Offer;
import furong.catalog.Price;
import furong.catalog.Product;
import furong.catalog.Reach;
import furong.catalog.Transaction;
import furong.platform.Label;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product with its offers, prices, features and places, as the page of the catalogue shows it. */
public record Shelf(Product product, Label line, List<Row> rows, List<Feature> features, List<Where> places) {

    /**
     * One offer.
     *
     * @param parts what a bundle consists of; empty for a plain offer
     * @param things what comes with it
     * @param reach null while no area is chosen
     */
    public record Row(
            Offer offer,
            List<Price> prices,
            List<Label> parts,
            List<Equipment> things,
            @Nullable Reach reach) {}

    /** A rule in words: where, for which offer, whether; {@code why} not, as a text key. */
    public record Where(String area, String offer, boolean allowed, String why) {}

    /** What doing something with a line costs: the amount for any product, and those of single products. */
    public record Charge(Transaction transaction, @Nullable Price any, List<Single> singles) {}

    /** The amount one product has of its own. */
    public record Single(Label product, Price price) {}
}
