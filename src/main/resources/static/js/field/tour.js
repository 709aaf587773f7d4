// Today and tomorrow, in the order of the tour.
import { el, icon } from "./dom.js";
import { standing } from "./visits.js";
import { ENDED } from "./outbox.js";

const TONES = {
  BOOKED: ["tone-neutral", "dot"],
  ON_THE_WAY: ["tone-info", "info"],
  ARRIVED: ["tone-info", "info"],
  WORKING: ["tone-info", "info"],
  WAITING: ["tone-warn", "warning"],
  DONE: ["tone-good", "check"],
  CUSTOMER_ABSENT: ["tone-bad", "wrong"],
  FAILED: ["tone-bad", "wrong"],
  CANCELLED: ["tone-neutral", "void"],
};

export function badge(app, state) {
  const [tone, symbol] = TONES[state];
  return el(`span.badge.${tone}`, {}, icon(symbol), app.t(`state.${state}`));
}

export function alert(tone, symbol, title, text, ...actions) {
  return el(
    `div.alert.${tone}`,
    { role: "status" },
    icon(symbol),
    el("div.alert-text", {}, el("p.alert-title", {}, title), el("p", {}, text), ...actions),
  );
}

export function signInAgain(app) {
  if (app.standing !== ENDED) return null;
  return alert(
    "tone-warn",
    "key",
    app.t("sign-in"),
    app.t("sign-in.about"),
    el("a.button.primary", { href: "/sign-in" }, app.t("sign-in")),
  );
}

export function tourView(app, wanted) {
  if (!app.day) return [el("div.app-loading", { "aria-busy": "true" })];
  const chosen = app.day.days.find((one) => one.day === wanted) ?? app.day.days[0];
  if (!chosen) return [signInAgain(app), empty("people", app.t("no-crew")), vehicle(app)].filter(Boolean);
  const visits = chosen.visits.map((visit) => standing(visit, app.reports));
  const done = visits.filter((visit) => visit.state === "DONE").length;
  return [
    signInAgain(app),
    el("header.page-head", {}, el("h1", {}, chosen.label), el("p.page-note", {}, `${app.day.crew} · ${chosen.date}`)),
    el(
      "nav.segments.app-days",
      { "aria-label": app.t("title") },
      app.day.days.map((one, n) =>
        el(
          "a",
          { href: `#/day/${one.day}`, "aria-current": one === chosen ? "page" : null, "data-mark": one.day },
          `${app.t(n ? "tomorrow" : "today")} (${one.visits.length})`,
        ),
      ),
    ),
    visits.length
      ? el("p.muted", {}, `${app.t("done-of", done, visits.length)} · ${app.t("as-of", clock(app.day.heardAt))}`)
      : empty("van", app.t("none")),
    el("ol.stops", {}, visits.map((visit) => stop(app, visit))),
    vehicle(app),
  ].filter(Boolean);
}

// Whoever is out with a service vehicle takes wishes down as well.
function vehicle(app) {
  if (!app.day.vehicle) return null;
  return el("a.button.secondary.wide-button", { href: "#/wish" }, icon("order"), `${app.t("wish")} · ${app.day.vehicle}`);
}

function stop(app, visit) {
  return el(
    "li",
    {},
    el(
      "a.stop",
      { href: `#/visit/${visit.visit}`, "data-mark": visit.visit },
      el("span.stop-window", {}, el("b", {}, visit.from), el("span", {}, visit.until)),
      el("span.stop-text", {}, el("b", {}, visit.purpose), el("span", {}, visit.address)),
      el(
        "span.stop-state",
        {},
        badge(app, visit.state),
        visit.trouble.length ? el("span.badge.tone-bad", {}, icon("warning"), app.t("not-taken")) : null,
      ),
    ),
  );
}

export function empty(symbol, text) {
  return el("div.empty", {}, icon(symbol), el("p.empty-title", {}, text));
}

const clock = (at) => new Date(at).toTimeString().slice(0, 5);
