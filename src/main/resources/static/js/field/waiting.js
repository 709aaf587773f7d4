// What waits to be sent, what was refused and why.
import { button, el, icon } from "./dom.js";
import { empty, signInAgain } from "./tour.js";

export function waitingView(app) {
  if (!app.day) return [empty("clock", "…")];
  const mine = app.reports.filter((report) => report.badge === app.day.badge);
  const others = [...new Set(app.reports.filter((report) => report.badge !== app.day.badge).map((one) => one.badge))];
  return [
    signInAgain(app),
    el("header.page-head", {}, el("h1", {}, app.t("waiting.title")), el("p.page-note", {}, app.t("waiting.about"))),
    mine.length ? el("ol.app-waiting", {}, mine.map((report) => line(app, report))) : empty("check", app.t("waiting-none")),
    others.length ? el("p.muted", {}, others.map((badge) => app.t("of-other", badge)).join(" ")) : null,
    mine.some((report) => !report.refused)
      ? button(app.t("send-now"), "primary.wide-button", () => app.send(), "refresh")
      : null,
    el("p", {}, el("a", { href: "#/" }, app.t("back"))),
  ].filter(Boolean);
}

export function words(app, report) {
  const kind = report.kind === "ATTACH" ? report.fields.kind : report.kind;
  return app.t(`did.${kind}`, report.words);
}

function line(app, report) {
  const at = new Date(report.at).toTimeString().slice(0, 5);
  return el(
    `li.card${report.refused ? ".wrong" : ""}`,
    {},
    el(
      "div.card-body",
      {},
      el("p", {}, el("b", {}, words(app, report)), ` · ${at}`),
      report.about ? el("p.muted", {}, report.about) : null,
      report.refused ? el("p.app-refused", {}, icon("warning"), report.refused.text) : null,
      report.refused?.code.startsWith("visit-") ? el("p.muted", {}, app.t("dispatcher-sees")) : null,
      report.refused
        ? el(
            "div.buttons",
            {},
            button(app.t("again"), "secondary.small", () => app.again(report)),
            button(app.t("discard"), "danger.small", () => app.discard(report)),
          )
        : null,
    ),
  );
}

