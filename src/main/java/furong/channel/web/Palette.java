package furong.channel.web;

import furong.channel.web.security.Everyone;
import furong.channel.web.ui.Hit;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** The search of Ctrl-K: asks every source and shows what they found, under its kind. */
@Controller
class Palette {

    private final Templates templates;
    private final List<PaletteSource> sources;

    Palette(Templates templates, List<PaletteSource> sources) {
        this.templates = templates;
        this.sources = sources;
    }

    @Everyone
    @GetMapping("/palette")
    JteModel search(@RequestParam(defaultValue = "") String q, Shell shell) {
        var words = q.strip();
        var hits = sources.stream()
                .flatMap(source -> source.hits(words, shell).stream().limit(8))
                .limit(40)
                .toList();
        return templates.layoutHits(shell, words, hits);
    }

    /** The places of the house by their name in either language. */
    @Component
    static class Places implements PaletteSource {

        @Override
        public List<Hit> hits(String words, Shell shell) {
            var wanted = words.toLowerCase(Locale.ROOT);
            return shell.places().stream()
                    .filter(place -> matches(place, wanted, shell))
                    .map(place -> new Hit("web.palette.place", place.icon(), shell.t(place.text()), null, place.href()))
                    .toList();
        }

        private static boolean matches(Navigation.Place place, String wanted, Shell shell) {
            return wanted.isEmpty()
                    || shell.texts().text(Texts.CHINESE, place.text()).contains(wanted)
                    || shell.texts()
                            .text(Texts.ENGLISH, place.text())
                            .toLowerCase(Locale.ROOT)
                            .contains(wanted);
        }
    }
}
