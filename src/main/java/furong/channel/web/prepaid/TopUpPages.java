package furong.channel.web.prepaid;

import furong.channel.web.Shell;
import furong.channel.web.security.Public;
import furong.channel.web.till.Yuan;
import furong.customer.Customers;
import furong.platform.Actor;
import furong.platform.Ids;
import furong.platform.Refused;
import furong.prepaid.CardAnswer;
import furong.prepaid.CardPayment;
import furong.prepaid.PrepaidCards;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import pages.Templates;

/** Whoever holds a prepaid card pays a bill with it from home, their own or another's; nothing of the bill is shown. */
@Public
@Controller
class TopUpPages {

    private final PrepaidCards cards;
    private final Customers customers;
    private final Templates templates;

    TopUpPages(PrepaidCards cards, Customers customers, Templates templates) {
        this.cards = cards;
        this.customers = customers;
        this.templates = templates;
    }

    /** What the page just sent came to stands in the session until it is shown once; no link can say it. */
    @GetMapping("/top-up")
    JteModel form(HttpServletRequest request, Shell shell) {
        return templates.prepaidTopUp(
                shell, flashed(request, "said"), flashed(request, "receipt"), Ids.text(Ids.next()));
    }

    @PostMapping("/top-up")
    String pay(
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String pin,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String key,
            HttpServletRequest request,
            Shell shell,
            RedirectAttributes shown) {
        if (key.isBlank()) throw Refused.field("key", "required");
        var number = account.strip();
        var payer = customers.accounts(List.of(number)).get(number);
        if (payer == null) throw Refused.field("account", "agency-account-unknown", number);
        var yuan = Yuan.read("amount", amount);
        var what = new CardPayment(pin, payer.customer(), payer.account(), yuan, key, caller(request), List.of());
        switch (cards.pay(what, Actor.system("web"))) {
            case CardAnswer.Paid(var payment, var left) -> {
                shown.addFlashAttribute("receipt", payment.text());
                shown.addFlashAttribute(
                        "said", shell.t("prepaid.top-up.paid", shell.money(yuan), number, shell.money(left)));
            }
            case CardAnswer.PaidBefore(var payment) -> {
                shown.addFlashAttribute("receipt", payment.text());
                shown.addFlashAttribute("said", shell.t("prepaid.top-up.before"));
            }
            case CardAnswer answer -> throw CardRefusals.of(answer, shell.now());
        }
        return "redirect:/top-up";
    }

    @PostMapping("/top-up/balance")
    String balance(
            @RequestParam(defaultValue = "") String pin,
            HttpServletRequest request,
            Shell shell,
            RedirectAttributes shown) {
        var answer = cards.balance(pin, caller(request));
        if (!(answer instanceof CardAnswer.Balance balance)) throw CardRefusals.of(answer, shell.now());
        shown.addFlashAttribute(
                "said",
                shell.t(
                        "prepaid.top-up.balance",
                        balance.serial(),
                        shell.money(balance.left()),
                        shell.day(balance.expiresOn())));
        return "redirect:/top-up";
    }

    /** Whoever guesses runs out of tries by where they are, for there is no customer yet. */
    private static String caller(HttpServletRequest request) {
        return "web:" + request.getRemoteAddr();
    }

    private static String flashed(HttpServletRequest request, String name) {
        var shown = RequestContextUtils.getInputFlashMap(request);
        return shown == null || shown.get(name) == null ? "" : String.valueOf(shown.get(name));
    }
}
