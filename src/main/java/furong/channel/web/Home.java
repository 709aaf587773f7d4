package furong.channel.web;

import gg.jte.models.runtime.JteModel;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import pages.Templates;

/** Where everybody begins, and the door. */
@Controller
class Home {

    private final Templates templates;

    Home(Templates templates) {
        this.templates = templates;
    }

    @GetMapping("/")
    JteModel home(Shell shell) {
        return templates.homeIndex(shell);
    }
}
