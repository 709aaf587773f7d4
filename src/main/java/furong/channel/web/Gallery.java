package furong.channel.web;

import furong.channel.web.security.Public;
import gg.jte.models.runtime.JteModel;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import pages.Templates;

/** Every component in every state and both themes, so that a page is composed and not invented. */
@Controller
class Gallery {

    private final Templates templates;

    Gallery(Templates templates) {
        this.templates = templates;
    }

    @Public
    @GetMapping("/gallery")
    JteModel gallery(Shell shell) {
        return templates.homeGallery(shell, new GallerySamples(shell));
    }
}
