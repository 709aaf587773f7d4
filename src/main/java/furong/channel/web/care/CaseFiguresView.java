package furong.channel.web.care;

import furong.care.CaseFigures;
import java.util.List;

/** What the figures of cases say, over the last thirty days. */
public record CaseFiguresView(
        CaseFigures.Clocked clock, List<CaseFigures.Caused> causes, List<CaseFigures.Aged> ages) {}
