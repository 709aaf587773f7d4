package furong.channel.web.network;

import furong.channel.web.HomeSource;
import furong.channel.web.Shell;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Tone;
import furong.network.NetworkBoard;
import furong.organisation.Role;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many lines are not as they are wanted. */
@Order(40)
@Component
class NetworkFigures implements HomeSource {

    private final NetworkBoard board;

    NetworkFigures(NetworkBoard board) {
        this.board = board;
    }

    @Override
    public List<Figure> figures(SignedIn who, Shell shell) {
        if (!who.is(Role.ADMINISTRATOR)) return List.of();
        return List.of(
                Figure.todo(shell.t("network.page.differences"), board.differences(), Tone.WARN, "/network", shell));
    }
}
