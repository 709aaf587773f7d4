// A refused form keeps what was typed: the notice from the server goes to the field it is about and to the top.
// A new attempt takes the marks away. What a part of the form asks for by itself (streets, twins, a slot) is none: it
// may come after the answer to an attempt, and must leave that answer's marks.
document.addEventListener("htmx:beforeRequest", (event) => {
  const form = event.detail.elt.closest("form[data-form]");
  if (form && form === event.detail.elt) clear(form);
});

document.addEventListener("htmx:afterSwap", () => {
  for (const notice of document.querySelectorAll("[data-refused]:not([data-seen])")) {
    notice.dataset.seen = "yes";
    const form = sender;
    const name = notice.dataset.field;
    const field = name && form?.querySelector(`[data-field-of="${CSS.escape(name)}"]`);
    if (!field) continue;
    mark(form, field, notice.querySelector("[data-detail]").textContent);
    notice.remove();
  }
});

let sender = null;
document.addEventListener("htmx:beforeSwap", (event) => {
  sender = event.detail.requestConfig.elt.closest("form[data-form]");
});

// A mended field loses its mark at once, and its line at the top.
document.addEventListener("input", (event) => {
  const field = event.target.closest("[data-field-of].wrong");
  if (!field) return;
  const summary = field.closest("form")?.querySelector("[data-errors]");
  const control = field.querySelector("input, select, textarea");
  lineOf(summary, control)?.remove();
  if (summary && !summary.querySelector("li")) summary.hidden = true;
  unmark(field);
});

function lineOf(summary, control) {
  return summary?.querySelector(`li:has(a[href="#${CSS.escape(control.id)}"])`);
}

function mark(form, field, text) {
  const control = field.querySelector("input, select, textarea");
  field.classList.add("wrong");
  control.setAttribute("aria-invalid", "true");
  field.querySelector("[data-error]").textContent = text;
  const summary = form.querySelector("[data-errors]");
  const line = document.createElement("li");
  const link = document.createElement("a");
  control.id ||= `f-${field.dataset.fieldOf}`;
  link.href = `#${control.id}`;
  const name = field.querySelector("label, legend").firstChild.textContent.trim();
  link.textContent = name && !text.startsWith(name) ? `${name} · ${text}` : text;
  line.append(link);
  lineOf(summary, control)?.remove();
  summary.querySelector("ul").append(line);
  summary.hidden = false;
  control.focus();
}

function unmark(field) {
  field.classList.remove("wrong");
  field.querySelector("[aria-invalid]")?.removeAttribute("aria-invalid");
  field.querySelector("[data-error]").textContent = "";
}

function clear(form) {
  form.querySelectorAll("[data-field-of].wrong").forEach(unmark);
  const summary = form.querySelector("[data-errors]");
  if (!summary) return;
  summary.hidden = true;
  summary.querySelector("ul").replaceChildren();
}
