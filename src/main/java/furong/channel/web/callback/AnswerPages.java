package furong.channel.web.callback;

import furong.callback.Replies;
import furong.callback.Replies.Asked;
import furong.channel.web.Shell;
import furong.channel.web.security.Public;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** Where a customer answers alone: by the address in a message, or by the code of a letter. Plain forms, no script. */
@Public
@Controller
class AnswerPages {

    private final Replies replies;
    private final Templates templates;

    AnswerPages(Replies replies, Templates templates) {
        this.replies = replies;
        this.templates = templates;
    }

    /** Asks for the code of a letter; with one, goes on to its questions. */
    @GetMapping("/answer")
    Object code(@RequestParam(defaultValue = "") String code, Shell shell) {
        var typed = code.replaceAll("[^0-9A-Za-z]", "");
        if (typed.isEmpty()) return templates.callbackCode(shell, null);
        if (replies.asked(typed) instanceof Asked.Unknown)
            return templates.callbackCode(shell, shell.t("callback.answer.unknown.code"));
        return "redirect:/answer/" + typed;
    }

    @GetMapping("/answer/{token}")
    JteModel questions(@PathVariable String token, HttpServletResponse response, Shell shell) {
        var asked = replies.asked(token);
        response.setStatus(asked instanceof Asked.Unknown ? 404 : asked instanceof Asked.Lapsed ? 410 : 200);
        response.setHeader("Cache-Control", "no-store");
        return page(token, asked, Map.of(), null, shell);
    }

    /** Nothing given is lost when an answer is missing: the page comes back with it. */
    @PostMapping("/answer/{token}")
    Object answer(
            @PathVariable String token,
            @RequestParam Map<String, String> sent,
            HttpServletResponse response,
            Shell shell) {
        var answers = new HashMap<>(sent);
        answers.keySet().removeIf(name -> name.startsWith("_"));
        answers.values().removeIf(String::isBlank);
        try {
            replies.answer(token, answers);
            return "redirect:/answer/" + token;
        } catch (Refused refused) {
            response.setStatus(422);
            return page(token, replies.asked(token), answers, refused, shell);
        }
    }

    private JteModel page(
            String token, Asked asked, Map<String, String> given, @Nullable Refused refused, Shell shell) {
        var problem = refused == null
                ? null
                : shell.t("refused." + refused.code(), refused.arguments().toArray());
        return templates.callbackAnswer(shell, token, asked, given, refused == null ? null : refused.field(), problem);
    }
}
