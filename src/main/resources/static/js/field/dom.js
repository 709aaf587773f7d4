// Makes elements from words and elements; never from text that could be markup.
const SVG = "http://www.w3.org/2000/svg";

export function el(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const made = document.createElement(name || "div");
  if (classes.length) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${document.body.dataset.icons}#${name}`);
  svg.append(use);
  return svg;
}

export function card(title, ...content) {
  const head = title ? el("header.card-head", {}, el("div", {}, el("h2", {}, title))) : null;
  return el("section.card", {}, head, el("div.card-body", {}, ...content));
}

export function button(text, kind, action, symbol = null) {
  return el(`button.button.${kind}`, { type: "button", onclick: action }, symbol && icon(symbol), el("span", {}, text));
}

// A field with its label; the control is made by the caller.
export function field(label, control, help = null) {
  control.id ||= `f-${crypto.randomUUID().slice(0, 8)}`;
  const told = help ? el("p.help", { id: `${control.id}-help` }, help) : null;
  if (told) control.setAttribute("aria-describedby", told.id);
  return el("div.field", {}, el("label", { for: control.id }, label), told, control, el("p.error", { "data-error": true }));
}

export function wrong(control, text) {
  const place = control.closest(".field");
  place.classList.add("wrong");
  place.querySelector("[data-error]").textContent = text;
  control.setAttribute("aria-invalid", "true");
  control.focus();
}

export function fill(text, ...values) {
  return values.reduce((so, value, n) => so.replaceAll(`{${n}}`, value), text);
}

// Says something in passing, also to who does not see it.
export function toast(text, tone = "tone-good", symbol = "check") {
  const told = el(`div.toast.${tone}`, { role: "status" }, icon(symbol), el("p", {}, text));
  document.getElementById("toasts").replaceChildren(told);
  setTimeout(() => told.remove(), 4000);
}
