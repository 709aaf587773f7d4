package furong.channel.web.message;

import furong.channel.web.HomeSource;
import furong.channel.web.Shell;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Tone;
import furong.message.MessageBoard;
import furong.organisation.Role;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many messages wait to be sent. */
@Order(45)
@Component
class MessageFigures implements HomeSource {

    private final MessageBoard board;

    MessageFigures(MessageBoard board) {
        this.board = board;
    }

    @Override
    public List<Figure> figures(SignedIn who, Shell shell) {
        if (!who.is(Role.ADMINISTRATOR)) return List.of();
        return List.of(Figure.todo(
                shell.t("message.page.waiting"), board.waiting(), Tone.WARN, "/messages?state=QUEUED", shell));
    }
}
