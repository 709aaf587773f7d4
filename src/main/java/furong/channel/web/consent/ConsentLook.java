package furong.channel.web.consent;

import furong.channel.web.Shell;
import furong.channel.web.customer.CustomerWords;
import furong.channel.web.ui.Fact;
import furong.consent.Consent;
import furong.consent.Evidence;
import furong.customer.Customer;
import furong.platform.Label;
import java.util.ArrayList;
import java.util.List;

/** Consents in the reader's words. */
public final class ConsentLook {

    private ConsentLook() {}

    public static String what(Consent consent, Shell shell) {
        return Label.isPacked(consent.what()) ? shell.t(Label.unpacked(consent.what())) : consent.what();
    }

    public static String href(Consent consent) {
        return "/customers/" + consent.customer().text() + "/consents/"
                + consent.id().text();
    }

    public static List<Fact> facts(Consent consent, Customer customer, Shell shell) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(shell.t("consent.page.customer"), customer.name() + " · " + customer.number()));
        facts.add(new Fact(shell.t("consent.page.what"), what(consent, shell)));
        facts.add(new Fact(shell.t("consent.page.how"), how(consent, shell)));
        facts.add(new Fact(shell.t("consent.page.when"), shell.date(consent.at()) + " " + shell.time(consent.at())));
        facts.add(new Fact(shell.t("consent.page.served"), shell.t("web.badge", consent.badge())));
        facts.add(new Fact(shell.t("consent.page.id"), consent.id().text()));
        facts.add(subject(consent, shell));
        return facts;
    }

    private static String how(Consent consent, Shell shell) {
        var how = shell.t("consent.how." + consent.how());
        return switch (consent.evidence()) {
            case Evidence.Signed signed -> how;
            case Evidence.Coded(var phone) -> how + " · " + CustomerWords.masked(phone);
            case Evidence.Recorded(var reference) -> how + " · " + reference;
        };
    }

    private static Fact subject(Consent consent, Shell shell) {
        var name = shell.t("consent.page.used");
        var subject = consent.subject();
        if (subject == null) return new Fact(name, shell.t("consent.page.unused"));
        return subject.startsWith("order:")
                ? Fact.link(
                        name,
                        shell.t("consent.page.order"),
                        "/customers/" + consent.customer().text() + "/orders/" + subject.substring("order:".length()))
                : new Fact(name, subject);
    }
}
