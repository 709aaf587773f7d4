package furong.channel.web.catalog;

import furong.catalog.Card;
import furong.catalog.Cards;
import furong.channel.web.Shell;
import furong.channel.web.security.Public;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** The procedure cards as anybody may read them: on the screen, on a phone after a short message, on A6 paper. */
@Public
@Controller
class CardPages {

    private final Cards cards;
    private final Templates templates;

    CardPages(Cards cards, Templates templates) {
        this.cards = cards;
        this.templates = templates;
    }

    @GetMapping("/cards")
    JteModel list(Shell shell) {
        return templates.cardList(shell, cards.current(shell.today()));
    }

    @GetMapping("/cards/{transaction}")
    JteModel show(@PathVariable String transaction, @RequestParam @Nullable Integer version, Shell shell) {
        var card = card(transaction, version, shell);
        var current = cards.current(transaction, shell.today());
        return templates.cardShow(shell, card, current, cards.versions(transaction));
    }

    /** All of them, a sheet each, as a hall lays them out. */
    @GetMapping("/cards/print")
    JteModel printAll(Shell shell) {
        return templates.cardPrint(shell, shell.t("catalog.cards"), cards.current(shell.today()));
    }

    @GetMapping("/cards/{transaction}/print")
    JteModel print(@PathVariable String transaction, @RequestParam @Nullable Integer version, Shell shell) {
        var card = card(transaction, version, shell);
        return templates.cardPrint(shell, shell.t(card.title()), List.of(card));
    }

    private Card card(String transaction, @Nullable Integer version, Shell shell) {
        return version == null ? cards.current(transaction, shell.today()) : cards.version(transaction, version);
    }
}
