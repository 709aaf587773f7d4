package furong.channel.web.board;

import furong.channel.web.Shell;
import furong.channel.web.ui.Tone;
import java.util.List;

/**
 * What an order, or something that was told, came to.
 *
 * @param title what was done
 * @param text how it stands now
 * @param lines one by one: the rules that are not kept, or what moved
 */
public record Said(String title, String text, List<String> lines, Tone tone) {

    /** An order was done as it was said; these rules are not kept now. */
    static Said order(String title, List<String> rules, Shell shell) {
        return rules.isEmpty()
                ? new Said(title, shell.t("board.said.kept"), rules, Tone.GOOD)
                : new Said(title, shell.t("board.said.broken"), rules, Tone.WARN);
    }
}
