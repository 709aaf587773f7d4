package furong.channel.web.order;

import furong.channel.web.Problem;
import furong.channel.web.Shells;
import furong.ordering.AnswersRefused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import pages.Templates;

/** On every page that places orders: each field that is wrong says so at once, beside itself; what was typed stays. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@ControllerAdvice
class WrongAnswers {

    private final Shells shells;
    private final Templates templates;

    WrongAnswers(Shells shells, Templates templates) {
        this.shells = shells;
        this.templates = templates;
    }

    @ExceptionHandler
    JteModel on(AnswersRefused refused, HttpServletRequest request, HttpServletResponse response) {
        var shell = shells.of(request);
        response.setStatus(422);
        response.setHeader("HX-Retarget", "#toasts");
        response.setHeader("HX-Reswap", "beforeend");
        var title = shell.t("refused.order-answers", refused.errors().size());
        List<Problem> problems = refused.errors().stream()
                .map(error -> new Problem(
                        422,
                        error.code(),
                        title,
                        shell.t(error.label()) + ": "
                                + shell.t(
                                        "refused." + error.code(),
                                        error.arguments().toArray()),
                        error.field(),
                        null))
                .toList();
        return templates.orderRefused(shell, problems);
    }
}
