package furong.channel.web.catalog;

import furong.catalog.Card;
import furong.catalog.Cards;
import furong.channel.web.PaletteSource;
import furong.channel.web.Shell;
import furong.channel.web.ui.Hit;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Finds procedure cards by their title in either language or by their code. */
@Component
class CardPalette implements PaletteSource {

    private static final int HITS = 8;

    private final Cards cards;

    CardPalette(Cards cards) {
        this.cards = cards;
    }

    @Override
    public List<Hit> hits(String words, Shell shell) {
        var wanted = words.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) return List.of();
        return cards.current(shell.today()).stream()
                .filter(card -> matches(card, wanted))
                .limit(HITS)
                .map(card -> new Hit(
                        "catalog.card",
                        "card",
                        shell.t(card.title()),
                        shell.t(card.timeLimit()),
                        "/cards/" + card.transaction()))
                .toList();
    }

    private static boolean matches(Card card, String wanted) {
        return card.title().zh().toLowerCase(Locale.ROOT).contains(wanted)
                || card.title().en().toLowerCase(Locale.ROOT).contains(wanted)
                || card.transaction().toLowerCase(Locale.ROOT).startsWith(wanted);
    }
}
