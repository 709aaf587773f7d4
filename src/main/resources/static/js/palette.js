// Ctrl-K: the server searches, the arrows choose, Enter goes there.
import { open } from "./dialogs.js";

const palette = document.getElementById("palette");

if (palette) {
  const field = palette.querySelector("input");
  const hits = () => [...palette.querySelectorAll("[role=option]")];
  let chosen = 0;

  const choose = (index) => {
    const all = hits();
    chosen = all.length ? (index + all.length) % all.length : 0;
    all.forEach((hit, i) => {
      hit.id = `hit-${i}`;
      hit.setAttribute("aria-selected", i === chosen ? "true" : "false");
    });
    field.setAttribute("aria-activedescendant", all.length ? `hit-${chosen}` : "");
    all[chosen]?.scrollIntoView({ block: "nearest" });
  };

  const show = () => {
    open(palette);
    field.select();
    window.htmx.trigger(field, "palette");
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-palette]")) show();
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      show();
    }
  });
  palette.addEventListener("htmx:afterSwap", () => choose(0));
  palette.addEventListener("pointermove", (event) => {
    const hit = event.target.closest("[role=option]");
    if (hit) choose(hits().indexOf(hit));
  });
  palette.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Enter" && !event.isComposing) hits()[chosen]?.click();
    else return;
    event.preventDefault();
  });
}
