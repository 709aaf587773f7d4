package furong.channel.web;

import furong.platform.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not done, in the reader's language. {@code code} is stable and has a page of its own; {@code field}
 * is the field to mend; {@code quote} is what to tell the people who keep the system running.
 */
public record Problem(
        int status,
        String code,
        String title,
        String detail,
        @Nullable String field,
        @Nullable String quote) {

    static Problem of(Refused refused, Shell shell) {
        var status = status(refused);
        var detail = shell.texts().refusal(shell.locale(), refused);
        return new Problem(status, refused.code(), title(status, shell), detail, refused.field(), null);
    }

    static Problem of(int status, String code, Shell shell) {
        return new Problem(status, code, title(status, shell), shell.t("refused." + code), null, null);
    }

    private static int status(Refused refused) {
        return switch (refused.code()) {
            case "not-found" -> 404;
            case "forbidden", "outside-scope" -> 403;
            default -> refused.field() == null ? 409 : 422;
        };
    }

    private static String title(int status, Shell shell) {
        return switch (status) {
            case 403, 404, 405, 409, 413, 422 -> shell.t("web.problem.title." + status);
            default -> shell.t("web.problem.title." + (status < 500 ? "400" : "500"));
        };
    }
}
