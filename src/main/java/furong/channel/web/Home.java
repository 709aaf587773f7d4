package furong.channel.web;

import furong.channel.web.security.Everyone;
import furong.channel.web.security.Public;
import furong.channel.web.security.SignedIn;
import furong.organisation.Role;
import java.util.List;
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
    private static final Set<Role> ONLY_ON_THE_ROAD = Set.of(Role.TECHNICIAN);
    private static final List<Role> AT_A_DESK =
            List.of(Role.COUNTER_CLERK, Role.LOBBY_GUIDE, Role.HOTLINE_AGENT, Role.ACCOUNT_MANAGER, Role.FINANCE);

    private final Templates templates;
    private final List<HomeSource> sources;

    Home(Templates templates, List<HomeSource> sources) {
        this.templates = templates;
        this.sources = sources;
    }

    /** A technician's day, or what awaits somebody at a desk. */
    @Everyone
    @GetMapping("/")
    Object home(SignedIn who, Shell shell) {
        if (who.who().roles().equals(ONLY_ON_THE_ROAD)) return "redirect:/field";
        var figures = sources.stream()
                .flatMap(source -> source.figures(who, shell).stream())
                .toList();
        var finds = AT_A_DESK.stream().anyMatch(who::is);
        return templates.homeIndex(shell, figures, finds);
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
