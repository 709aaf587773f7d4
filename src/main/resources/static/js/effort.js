// Counts what it costs to fill a form in: clicks and fields typed since it was first opened. The server keeps the time.
let stamp = "";
let clicks = 0;
let typed = new Set();

function count(event) {
  const opened = document.querySelector("input[name=_opened]")?.value;
  if (!opened) return;
  if (opened !== stamp) {
    stamp = opened;
    clicks = 0;
    typed = new Set();
  }
  const counted = document.querySelector("input[name=_clicks]");
  if (event.type === "input" && event.target.name && event.target.closest("main")) typed.add(event.target.name);
  if (event.type === "pointerup" || pressed(event)) clicks++;
  if (!counted) return;
  counted.value = clicks;
  counted.form.elements.namedItem("_typed").value = typed.size;
}

// a key that does what a click would; a click on a label makes a second one by itself, so clicks are not counted as such
function pressed(event) {
  if (event.type !== "keydown" || event.repeat) return false;
  if (event.key === "Enter") return event.ctrlKey || event.metaKey || event.target.matches("button, a, summary");
  return event.key === " " && event.target.matches("button, input[type=radio], input[type=checkbox], summary");
}

for (const type of ["pointerup", "input", "keydown"]) document.addEventListener(type, count, true);
