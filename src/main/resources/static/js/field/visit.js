// One visit: one big next step at a time, as on the full page, but without a network.
import { button, card, el, field, icon, wrong } from "./dom.js";
import { find, openChecks, standing } from "./visits.js";
import { alert, badge, empty, signInAgain } from "./tour.js";
import { parts, photos, signature } from "./evidence.js";
import { words } from "./waiting.js";

const UNDER_WAY = ["ON_THE_WAY", "ARRIVED", "WAITING", "WORKING"];

export function visitView(app, id) {
  const given = app.day && find(app.day, id);
  if (!given) return [back(app), empty("van", app.t("nothing-kept"))];
  const visit = standing(given, app.reports);
  return [
    back(app),
    signInAgain(app),
    el(
      "header.page-head",
      {},
      el("div.page-head-text", {}, el("h1", {}, visit.purpose), el("div.page-head-chips", {}, badge(app, visit.state))),
      el("p.page-note", {}, visit.address),
    ),
    ...trouble(app, visit),
    job(app, visit),
    ...steps(app, visit),
    UNDER_WAY.includes(visit.state) ? cannot(app, visit) : null,
    el("p", {}, el("a", { href: visit.href }, app.t("full"))),
  ].filter(Boolean);
}

const back = (app) => el("nav.crumbs", {}, el("a", { href: "#/" }, app.day ? app.t("back") : "…"));

function trouble(app, visit) {
  if (!visit.trouble.length) return [];
  const first = visit.trouble[0];
  const what = visit.trouble.map((report) => words(app, report)).join(" · ");
  return [
    alert("tone-bad", "warning", first.refused.text, what, el("a", { href: "#/waiting" }, app.t("waiting.title"))),
  ];
}

function job(app, visit) {
  const facts = [{ name: app.t("window"), value: `${visit.from}–${visit.until}` }, ...visit.facts];
  return card(
    app.t("facts"),
    el("dl.facts", {}, facts.map((fact) => el("div", {}, el("dt", {}, fact.name), el("dd", {}, fact.value)))),
    visit.contact
      ? el("a.button.secondary.wide-button", { href: `tel:${visit.contact}` }, icon("phone"), app.t("ring", visit.maskedContact))
      : null,
  );
}

function steps(app, visit) {
  switch (visit.state) {
    case "BOOKED":
      return [next(app, visit, "SET_OUT", "van"), next(app, visit, "ARRIVE", "pin", "quiet")];
    case "ON_THE_WAY":
      return [next(app, visit, "ARRIVE", "pin")];
    case "ARRIVED":
      return [next(app, visit, "START_WORK", "tool"), next(app, visit, "WAIT", "clock", "secondary")];
    case "WAITING":
      return [wait(app, visit), photos(app, visit), next(app, visit, "START_WORK", "tool")];
    case "WORKING":
      return work(app, visit);
    case "DONE":
      return [alert("tone-good", "check", app.t("all-done"), app.t("all-done.about")), photos(app, visit)];
    default:
      return [alert("tone-warn", "warning", app.t(`state.${visit.state}`), app.t("rebook"))];
  }
}

function next(app, visit, kind, symbol, look = "primary") {
  const tap = button(app.t(`do.${kind}`), look, () => app.did(kind, visit, {}), symbol);
  tap.dataset.step = kind;
  return el("div.next-step", {}, tap);
}

function wait(app, visit) {
  const since = visit.waitingAt ?? visit.waitingSince;
  const minutes = Math.max(0, Math.floor(((visit.waitingAt ? Date.now() : app.now()) - since) / 60000));
  const tries = ["CALL", "MESSAGE", "KNOCK"].map((how) =>
    button(app.t(`try.${how}`), "secondary", () => app.did("ATTEMPT", visit, { how, answered: "false" })),
  );
  const seen = visit.files.filter((file) => file.kind === "PHOTO").length;
  return card(
    app.t("try", visit.attempts),
    el("p.wait-time", {}, el("span", {}, app.t("waited", minutes))),
    el("div.thumbs", {}, tries),
    el("p.muted", {}, app.t("wait-rule", app.day.waitMinutes, app.day.waitAttempts, app.day.waitPhotos)),
    minutes >= app.day.waitMinutes && visit.attempts >= app.day.waitAttempts && seen >= app.day.waitPhotos
      ? button(app.t("do.ABSENT"), "danger.wide-button", () => app.did("ABSENT", visit, {}), "absent")
      : null,
  );
}

function work(app, visit) {
  const open = openChecks(visit);
  const blocked = open ? app.t("open-checks", open) : visit.tested ? null : app.t("open-test");
  return [
    checklist(app, visit),
    test(app, visit),
    photos(app, visit),
    parts(app, visit),
    signature(app, visit),
    blocked ? el("p.muted.app-blocked", { role: "status" }, blocked) : null,
    blocked ? null : next(app, visit, "FINISH", "check"),
  ];
}

function checklist(app, visit) {
  const ticked = visit.checklist.filter((item) => item.ticked).length;
  return card(
    app.t("checklist"),
    el("p.checklist-count", { role: "status" }, app.t("checked", ticked, visit.checklist.length)),
    el(
      "div.checklist",
      {},
      visit.checklist.map((item) => {
        const box = el("input", {
          type: "checkbox",
          "data-mark": item.code,
          onchange: (event) =>
            app.did("CHECK", visit, { item: item.code, ticked: String(event.target.checked) }, item.name),
        });
        box.checked = item.ticked;
        return el("label.tick", {}, box, el("span.tick-text", {}, el("span", {}, item.name)));
      }),
    ),
  );
}

function test(app, visit) {
  const figures = el("input", { type: "text", maxlength: "200", autocomplete: "off", "data-keep": "figures" });
  const report = (passed) => () => app.did("TEST", visit, { passed: String(passed), figures: figures.value });
  const passed = button(app.t("test.passed"), "secondary", report(true), "check");
  passed.dataset.test = "passed";
  return card(
    app.t("test"),
    visit.tested === null
      ? null
      : el(
          `p.badge.${visit.tested ? "tone-good" : "tone-bad"}`,
          {},
          icon(visit.tested ? "check" : "wrong"),
          app.t(visit.tested ? "test.is-passed" : "test.is-failed"),
        ),
    field(app.t("test.figures"), figures, app.t("test.help")),
    el("div.thumbs", {}, passed, button(app.t("test.failed"), "secondary", report(false), "wrong")),
  );
}

function cannot(app, visit) {
  const reason = el(
    "select",
    { "data-keep": "reason" },
    el("option", { value: "" }, app.t("choose")),
    app.day.reasons.map((one) => el("option", { value: one.code }, one.name)),
  );
  const note = el("textarea", { rows: "3", maxlength: "200", "data-keep": "note" });
  const send = () => {
    if (!reason.value) wrong(reason, app.t("required"));
    else if (!note.value.trim()) wrong(note, app.t("required"));
    else app.did("FAIL", visit, { reason: reason.value, note: note.value.trim() });
  };
  return el(
    "details.card.more",
    { "data-keep": "cannot" },
    el("summary", {}, app.t("cannot")),
    el(
      "div.card-body.form",
      {},
      field(app.t("reason"), reason),
      field(app.t("note"), note, app.t("note.help")),
      button(app.t("cannot"), "danger", send),
    ),
  );
}
