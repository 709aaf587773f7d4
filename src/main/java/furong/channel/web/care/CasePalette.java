package furong.channel.web.care;

import furong.care.CaseBoard;
import furong.channel.web.PaletteSource;
import furong.channel.web.Shell;
import furong.channel.web.ui.Hit;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Finds cases by the beginning of their number. */
@Component
class CasePalette implements PaletteSource {

    private static final int HITS = 8;

    private final CaseBoard board;

    CasePalette(CaseBoard board) {
        this.board = board;
    }

    @Override
    public List<Hit> hits(String words, Shell shell) {
        var person = shell.person();
        var number = words.strip().toUpperCase(Locale.ROOT);
        if (person == null || !number.matches("(TS|ZX)\\d.*")) return List.of();
        return board.byNumber(number, person.signedIn().scope(), HITS).stream()
                .map(one -> new Hit(
                        "care.page.case",
                        "message",
                        one.number() + " " + one.title(),
                        shell.t("care.state." + one.state()),
                        CaseView.href(one)))
                .toList();
    }
}
