package furong.channel.web;

import furong.channel.web.ui.Hit;
import java.util.List;

/** Finds things of one kind for the palette; each area of the pages brings its own. */
public interface PaletteSource {

    /** What fits {@code words} and may be seen by the reader, best first, no more than eight. */
    List<Hit> hits(String words, Shell shell);
}
