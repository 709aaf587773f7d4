package furong.channel.web.material;

import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.material.Held;
import furong.material.Item;
import furong.material.Move;
import java.util.List;

/** One place: what lies there, what moved, and where it may go; {@code command} makes a double click one move. */
public record StoreView(
        StoreRow row, List<Held> stock, List<Move> moves, List<Item> items, List<Option> others, String command) {

    public List<Option> kinds(Shell shell) {
        return StorePages.kinds(row.place(), shell);
    }

    /** What a move did to this place: more or less. */
    public int change(Move move) {
        return row.place().id().equals(move.to()) ? move.quantity() : -move.quantity();
    }
}
