// What a customer wishes, taken down at a service vehicle; it waits like everything else until there is a network.
import { button, card, el, field, wrong } from "./dom.js";
import { empty } from "./tour.js";

const FIELDS = [
  ["name", "text", "name"],
  ["phone", "tel", "phone"],
  ["address", "text", "address"],
];

export function wishView(app) {
  if (!app.day?.vehicle) return [empty("van", app.t("wish.no-duty")), back(app)];
  const controls = Object.fromEntries(
    FIELDS.map(([name, type]) => [
      name,
      el("input", { type, name, maxlength: "200", autocomplete: "off", "data-keep": `wish-${name}` }),
    ]),
  );
  controls.wish = el("textarea", { name: "wish", rows: "3", maxlength: "200", "data-keep": "wish-wish" });
  const keep = async () => {
    const empty = Object.values(controls).find((control) => !control.value.trim());
    if (empty) return wrong(empty, app.t("required"));
    if (!/^[0-9+ -]{5,20}$/.test(controls.phone.value.trim())) return wrong(controls.phone, app.t("wish.phone-wrong"));
    const fields = Object.fromEntries(Object.entries(controls).map(([name, one]) => [name, one.value.trim()]));
    for (const control of Object.values(controls)) control.value = "";
    await app.did("ORDER", null, fields, `${fields.name} · ${fields.wish}`);
    app.said(app.t("wish.kept"));
  };
  const tap = button(app.t("wish.keep"), "primary.wide-button", keep, "check");
  tap.dataset.wish = "keep";
  return [
    el("header.page-head", {}, el("h1", {}, app.t("wish")), el("p.page-note", {}, app.day.vehicle)),
    card(
      null,
      el(
        "div.form",
        {},
        FIELDS.map(([name]) => field(app.t(`wish.${name}`), controls[name])),
        field(app.t("wish.what"), controls.wish, app.t("wish.help")),
        tap,
      ),
    ),
    back(app),
  ];
}

const back = (app) => el("p", {}, el("a", { href: "#/" }, app.t("back")));
