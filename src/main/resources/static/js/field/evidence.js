// What a visit leaves behind: photos, the customer's signature, what was used off the van.
import { button, card, el, field, icon, wrong } from "./dom.js";
import { hashOf, shown, shrunk, signed } from "./pictures.js";
import { left } from "./visits.js";
import * as store from "./store.js";

export function photos(app, visit) {
  const kept = visit.files.filter((file) => file.kind === "PHOTO");
  const take = el("input", {
    type: "file",
    accept: "image/*",
    capture: "environment",
    class: "app-file",
    "data-photo": true,
    onchange: async (event) => {
      const file = event.target.files[0];
      if (!file) return;
      const bytes = await shrunk(file).catch(() => null);
      if (!bytes) return app.said(app.t("photos.unreadable"), "tone-bad", "wrong");
      await app.attach(visit, "PHOTO", bytes, "image/jpeg", await hashOf(bytes));
    },
  });
  return card(
    app.t("photos"),
    kept.length
      ? el("ul.pictures", {}, kept.map((file, n) => el("li", {}, picture(app, visit, file, app.t("photo-of", n + 1)))))
      : el("p.muted", {}, app.t("photos.none")),
    el("label.button.secondary.wide-button", {}, icon("plus"), el("span", {}, app.t("photos.add")), take),
  );
}

export function signature(app, visit) {
  if (visit.files.some((file) => file.kind === "SIGNATURE"))
    return card(
      app.t("sign"),
      el("p.badge.tone-good", {}, icon("check"), app.t("sign.kept")),
      ...visit.files.filter((file) => file.kind === "SIGNATURE").map((file) => picture(app, visit, file, app.t("sign"))),
    );
  const strokes = el("input", { type: "hidden", "data-signature-strokes": true });
  const keep = async () => {
    const strokes = tap.closest(".card").querySelector("[data-signature-strokes]");
    if (strokes.value.split(" ").length < 8) return app.said(app.t("sign.short"), "tone-warn", "warning");
    const bytes = await signed(strokes.value);
    await app.attach(visit, "SIGNATURE", bytes, "image/png", await hashOf(bytes));
  };
  const clear = el("button.button.quiet.small", { type: "button", "data-signature-clear": true }, app.t("sign.clear"));
  const tap = button(app.t("sign.keep"), "secondary.wide-button", keep, "pencil");
  tap.dataset.sign = "keep";
  return card(
    app.t("sign"),
    el("p.muted", {}, app.t("sign.help")),
    el(
      "div",
      { "data-signature": true, "data-keep": "signature" },
      el("div.pad", {}, el("canvas", { width: "1000", height: "400", role: "img", "aria-label": app.t("sign") }), clear),
      strokes,
    ),
    tap,
  );
}

export function parts(app, visit) {
  const used = new Map();
  for (const one of visit.used) used.set(one.code, (used.get(one.code) ?? 0) + one.quantity);
  const named = (code) => app.day.parts.find((part) => part.code === code);
  const list = [...used].map(([code, n]) =>
    el("li", {}, `${named(code)?.name ?? code} × ${n} ${named(code)?.unit ?? ""}`),
  );
  return card(
    app.t("parts"),
    list.length ? el("ul.attempts", {}, list) : null,
    app.day.parts.length ? partsForm(app, visit) : el("p.muted", {}, app.t("parts.none")),
  );
}

function partsForm(app, visit) {
  const item = el(
    "select",
    { "data-part": true, "data-keep": "part" },
    app.day.parts.map((part) =>
      el("option", { value: part.code }, `${part.name} · ${app.t("parts.left", left(app.day, part.code, app.reports), part.unit)}`),
    ),
  );
  const quantity = el("input", { type: "number", min: "1", inputmode: "numeric", value: "1", "data-quantity": true, "data-keep": "quantity" });
  const note = () => {
    const n = Number(quantity.value);
    if (!Number.isInteger(n) || n < 1) return wrong(quantity, app.t("required"));
    if (n > left(app.day, item.value, app.reports)) return wrong(quantity, app.t("parts.short"));
    const part = app.day.parts.find((one) => one.code === item.value);
    return app.did("PARTS", visit, { item: item.value, quantity: String(n) }, `${part.name} × ${n} ${part.unit}`);
  };
  const tap = button(app.t("parts.add"), "secondary", note, "plus");
  tap.dataset.parts = "add";
  return el("div.form", {}, field(app.t("parts.item"), item), field(app.t("parts.quantity"), quantity), tap);
}

// From this device while it waits, from the house afterwards.
function picture(app, visit, file, name) {
  const image = el("img", { alt: name, loading: "lazy" });
  store.files().then(async (all) => {
    const here = all.find((one) => one.hash === file.sha256);
    image.src = here ? await shown(here.bytes, here.type) : `${visit.href}/files/${file.sha256}`;
  });
  return el("figure", {}, image, el("figcaption", {}, name));
}
