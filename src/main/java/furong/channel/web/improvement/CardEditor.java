package furong.channel.web.improvement;

import furong.catalog.Card;
import furong.catalog.Cards;
import furong.channel.web.Shell;
import furong.channel.web.Texts;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.organisation.Role;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Where the administrator writes the next version of a procedure card, sees it in both languages and publishes it. */
@Allowed(Role.ADMINISTRATOR)
@Controller
class CardEditor {

    private final Cards cards;
    private final Templates templates;

    CardEditor(Cards cards, Templates templates) {
        this.cards = cards;
        this.templates = templates;
    }

    @GetMapping("/cards/{transaction}/edit")
    JteModel begin(@PathVariable String transaction, Shell shell) {
        var newest = newest(transaction);
        return page(CardDraft.of(newest), since(newest, shell), "", null, null, shell);
    }

    /** Shows the draft as a card, or publishes it; what is refused is said above the boxes, which keep what is in them. */
    @PostMapping("/cards/{transaction}/edit")
    Object edit(
            @PathVariable String transaction,
            @RequestParam Map<String, String> sent,
            SignedIn who,
            HttpServletRequest request,
            HttpServletResponse response,
            Shell shell) {
        var newest = newest(transaction);
        var draft = CardDraft.read(transaction, sent);
        var reason = sent.getOrDefault("reason", "").strip();
        var since = since(newest, shell);
        try {
            since = day(sent.getOrDefault("since", since.toString()));
            if (!"publish".equals(sent.get("do")))
                return page(draft, since, reason, cards.preview(draft.card(since, "draft")), null, shell);
            var card = cards.publishAfter(draft.after(), draft.card(since, reason), who.actor(request));
            return "redirect:/cards/" + transaction + "?version=" + card.version();
        } catch (Refused refused) {
            if (refused.code().equals("not-found")) throw refused;
            response.setStatus(422);
            return page(draft, since, reason, null, refused, shell);
        }
    }

    private JteModel page(
            CardDraft draft,
            LocalDate since,
            String reason,
            @Nullable Card seen,
            @Nullable Refused refused,
            Shell shell) {
        var problem = refused == null
                ? null
                : shell.t("refused." + refused.code(), refused.arguments().toArray());
        var wrong = refused == null ? null : refused.field();
        return templates.improvementCard(
                shell, draft, since, reason, seen, shell.in(Texts.CHINESE), shell.in(Texts.ENGLISH), wrong, problem);
    }

    private Card newest(String transaction) {
        var versions = cards.versions(transaction);
        if (versions.isEmpty()) throw new Refused("not-found", transaction);
        return cards.version(transaction, versions.getFirst());
    }

    private static LocalDate since(Card newest, Shell shell) {
        return newest.since().isAfter(shell.today()) ? newest.since() : shell.today();
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw Refused.field("since", "unreadable");
        }
    }
}
