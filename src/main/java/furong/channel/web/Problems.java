package furong.channel.web;

import furong.channel.web.Pages.PageView;
import furong.channel.web.security.Public;
import furong.platform.Ids;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import pages.Templates;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one place that tells people and programs why something was not done: a page, a notice beside the form that was
 * sent, or problem+json, by who is asking.
 */
@Controller
@ControllerAdvice
public class Problems implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final Templates templates;
    private final Shells shells;
    private final JsonMapper json;

    Problems(Templates templates, Shells shells, JsonMapper json) {
        this.templates = templates;
        this.shells = shells;
        this.json = json;
    }

    @Public
    @GetMapping("/problems/{code}")
    JteModel explain(@PathVariable String code, Shell shell) {
        var text = shell.texts().textOr(shell.locale(), "refused." + code, "", "…", "…", "…", "…");
        if (text.isEmpty()) throw new Refused("not-found", code);
        var explained = new Problem(200, code, shell.t("web.problem.explained"), text, null, null);
        return templates.homeProblem(shell, explained);
    }

    @ExceptionHandler
    void on(Refused refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(Problem.of(refused, shells.of(request)), request, response);
    }

    @ExceptionHandler
    void on(AccessDeniedException denied, HttpServletRequest request, HttpServletResponse response) throws IOException {
        forbidden(request, response);
    }

    @ExceptionHandler
    void on(MissingServletRequestParameterException missing, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        on(Refused.field(missing.getParameterName(), "required"), request, response);
    }

    @ExceptionHandler
    void on(MethodArgumentTypeMismatchException wrong, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (wrong.getCause() instanceof Refused refused) on(refused, request, response);
        else on(Refused.field(wrong.getName(), "unreadable"), request, response);
    }

    @ExceptionHandler
    void on(BindException wrong, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var field = wrong.getFieldError();
        on(
                field == null ? new Refused("unreadable") : Refused.field(field.getField(), "unreadable"),
                request,
                response);
    }

    /** The firewall looks at what a form says only when somebody reads it. */
    @ExceptionHandler
    void on(RequestRejectedException suspicious, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(Problem.of(400, code(400), shells.of(request)), request, response);
    }

    /** Who asked has gone, as everybody does who closes a page that is told news: there is nobody left to tell. */
    @ExceptionHandler
    void on(AsyncRequestNotUsableException gone) {}

    @ExceptionHandler
    void on(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            var status = known.getStatusCode().value();
            write(Problem.of(status, code(status), shells.of(request)), request, response);
        } else {
            unexpected(failure, request, response);
        }
    }

    /** Says that this person may not do this; for those who are signed in. */
    public void forbidden(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(Problem.of(403, "forbidden", shells.of(request)), request, response);
    }

    /** What went wrong before a controller was reached. */
    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (status == null) status = 404;
        if (status >= 500) unexpected(failure == null ? new IllegalStateException() : failure, request, response);
        else write(Problem.of(status, code(status), shells.of(request)), request, response);
    }

    private void unexpected(Throwable failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var quote = Ids.text(Ids.next());
        log.error("{} {} {} failed", quote, request.getMethod(), request.getRequestURI(), failure);
        var shell = shells.of(request);
        var plain = Problem.of(500, "unexpected", shell);
        write(new Problem(500, plain.code(), plain.title(), plain.detail(), null, quote), request, response);
    }

    private void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) return;
        response.setStatus(problem.status());
        response.setHeader("Cache-Control", "no-store");
        var shell = shells.of(request);
        if (wantsJson(request)) {
            response.setContentType("application/problem+json;charset=UTF-8");
            json.writeValue(response.getOutputStream(), asJson(problem));
        } else if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Retarget", "#toasts");
            response.setHeader("HX-Reswap", "beforeend");
            new PageView(templates.uiRefusal(shell, problem)).render(Map.of(), request, response);
        } else {
            new PageView(templates.homeProblem(shell, problem)).render(Map.of(), request, response);
        }
    }

    private static Map<String, Object> asJson(Problem problem) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", "/problems/" + problem.code());
        members.put("title", problem.title());
        members.put("status", problem.status());
        members.put("detail", problem.detail());
        members.put("code", problem.code());
        if (problem.field() != null) members.put("field", problem.field());
        if (problem.quote() != null) members.put("instance", "urn:furong:" + problem.quote());
        return members;
    }

    private static String code(int status) {
        return switch (HttpStatus.resolve(status)) {
            case NOT_FOUND -> "not-found";
            case FORBIDDEN -> "forbidden";
            case UNAUTHORIZED -> "sign-in";
            case METHOD_NOT_ALLOWED -> "method-not-allowed";
            case CONTENT_TOO_LARGE -> "too-large";
            case null, default -> "unreadable";
        };
    }

    /** Whether the caller is a program: below /api, or asking for JSON. */
    static boolean wantsJson(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        var asked = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var path = asked == null ? request.getRequestURI() : asked;
        return path.startsWith("/api/") || accept != null && accept.contains("json");
    }
}
