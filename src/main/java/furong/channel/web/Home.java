package furong.channel.web;

import furong.channel.web.security.Everyone;
import furong.channel.web.security.Public;
import gg.jte.models.runtime.JteModel;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Where everybody begins, and the door. */
@Controller
class Home {

    private static final Set<String> WHYS = Set.of("wrong", "locked", "expired");

    private final Templates templates;

    Home(Templates templates) {
        this.templates = templates;
    }

    @Everyone
    @GetMapping("/")
    JteModel home(Shell shell) {
        return templates.homeIndex(shell);
    }

    /** {@code why} the door was shut before: wrong, locked, expired. */
    @Public
    @GetMapping("/sign-in")
    Object signIn(@RequestParam @Nullable String why, Shell shell) {
        if (shell.person() != null) return "redirect:/";
        var known = why != null && WHYS.contains(why);
        return templates.homeSignIn(shell, known ? shell.t("web.sign-in." + why) : null, shell.demo());
    }
}
