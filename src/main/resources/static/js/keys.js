// Shortcuts without a modifier key; a reader who dictates or uses switch input can turn them off.
import { open } from "./dialogs.js";

let afterG = 0;

const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
    event.target.closest("form")?.requestSubmit();
    return;
  }
  const off = document.body.dataset.shortcuts === "off";
  if (off || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  if (Date.now() - afterG < 1500) {
    afterG = 0;
    const place = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
    if (place) {
      event.preventDefault();
      place.click();
    }
  } else if (event.key === "g") {
    afterG = Date.now();
  } else if (document.querySelector(`[data-key="${CSS.escape(event.key)}"]`)) {
    event.preventDefault();
    use(document.querySelector(`[data-key="${CSS.escape(event.key)}"]`));
  } else if (event.key === "?") {
    open(document.getElementById("shortcuts"));
  } else if (event.key === "/") {
    const field = document.querySelector("main input[type=search]");
    if (field) {
      event.preventDefault();
      field.focus();
    }
  }
});

/** What folds is opened and its first field awaits words; what can be clicked is clicked. */
function use(own) {
  if (own.tagName !== "DETAILS") {
    own.click();
    return;
  }
  own.open = true;
  (own.querySelector("select, textarea, input:not([type=hidden])") ?? own.querySelector("summary")).focus();
}
