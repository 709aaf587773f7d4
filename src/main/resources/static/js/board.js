// The dispatcher's board: a stop is dragged to a crew's line, opened with a click or Enter, moved with Alt and the arrows;
// the page hears when the day has changed and asks for it again.
import { open } from "./dialogs.js";

const NEAR = 5;
const board = () => document.getElementById("board");
const orders = () => board()?.dataset.orders === "yes";
let drag = null;
let waiting = false;

function show(stop) {
  const address = `/board/stops/${stop}?${board().dataset.query}`;
  htmx.ajax("GET", address, { target: "#explain-body", swap: "innerHTML" }).then(() => open(document.getElementById("explain")));
}

function about(crew) {
  const address = `/board/crews/${crew}?${board().dataset.query}`;
  htmx.ajax("GET", address, { target: "#explain-body", swap: "innerHTML" }).then(() => open(document.getElementById("explain")));
}

function give(stop, crew, place) {
  const { day, unit, version } = board().dataset;
  const values = { day, unit, version, stop, crew, ...(place === null ? {} : { place }) };
  htmx.ajax("POST", "/board/assignments", { target: "#board", swap: "outerHTML", values });
}

// Whose line is there, and at which place in its order.
function aim(x, y, moved) {
  const under = document.elementFromPoint(x, y);
  if (under?.closest("#board-open")) return { crew: "", place: null, mark: under.closest("#board-open") };
  const lane = under?.closest("[data-crew]");
  if (!lane) return null;
  const place = [...lane.querySelectorAll("[data-stop]")].filter((one) => {
    const box = one.getBoundingClientRect();
    return one.dataset.stop !== moved && box.left + box.width / 2 < x;
  }).length;
  return { crew: lane.dataset.crew, place, mark: lane };
}

function unmark() {
  document.querySelectorAll(".aimed").forEach((one) => one.classList.remove("aimed"));
}

document.addEventListener("pointerdown", (event) => {
  const stop = event.target.closest("#board [data-stop]");
  if (!stop || event.button !== 0) return;
  drag = { stop, id: stop.dataset.stop, x: event.clientX, y: event.clientY, ghost: null, pointer: event.pointerId };
});

document.addEventListener("pointermove", (event) => {
  if (!drag || event.pointerId !== drag.pointer) return;
  if (!drag.ghost) {
    if (!orders() || Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < NEAR) return;
    drag.ghost = document.createElement("div");
    drag.ghost.className = "board-ghost";
    drag.ghost.textContent = drag.stop.getAttribute("aria-label") ?? drag.stop.textContent;
    document.body.append(drag.ghost);
    document.body.classList.add("dragging");
  }
  event.preventDefault();
  drag.ghost.style.left = `${event.clientX + 12}px`;
  drag.ghost.style.top = `${event.clientY + 12}px`;
  unmark();
  aim(event.clientX, event.clientY, drag.id)?.mark.classList.add("aimed");
});

document.addEventListener("pointerup", (event) => {
  if (!drag || event.pointerId !== drag.pointer) return;
  const { ghost, id } = drag;
  const target = ghost && aim(event.clientX, event.clientY, id);
  letGo();
  if (!ghost) show(id);
  else if (target) give(id, target.crew, target.place);
  if (waiting) refresh();
});

document.addEventListener("pointercancel", letGo);

document.addEventListener("click", (event) => {
  const head = event.target.closest?.("#board [data-about]");
  if (head) about(head.dataset.about);
});

function letGo() {
  drag?.ghost?.remove();
  drag = null;
  unmark();
  document.body.classList.remove("dragging");
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && drag) letGo();
  const head = event.target.closest?.("#board [data-about]");
  if (head && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    about(head.dataset.about);
  }
  const stop = event.target.closest?.("#board [data-stop]");
  if (!stop) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    show(stop.dataset.stop);
  } else if (event.altKey && event.key.startsWith("Arrow")) {
    event.preventDefault();
    if (orders()) step(stop, event.key);
  }
});

// Up and down give it to the neighbouring crew, left and right change its place in the order.
function step(stop, key) {
  const lane = stop.closest("[data-crew]");
  if (!lane) return;
  const lanes = [...board().querySelectorAll("[data-crew]")];
  const own = [...lane.querySelectorAll("[data-stop]")].indexOf(stop);
  const away = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (away) {
    const other = lanes[lanes.indexOf(lane) + away];
    if (other) give(stop.dataset.stop, other.dataset.crew, null);
    return;
  }
  const place = own + (key === "ArrowLeft" ? -1 : 1);
  if (place >= 0) give(stop.dataset.stop, lane.dataset.crew, place);
}

// A crew's round is lit on the map while one looks at its line.
document.addEventListener("pointerover", (event) => {
  const crew = event.target.closest?.("[data-crew]")?.dataset.crew;
  for (const round of document.querySelectorAll("[data-round]")) round.classList.toggle("lit", round.dataset.round === crew);
});

// Focus and the place scrolled to outlive the exchange of the board.
let kept = null;
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id !== "board") return;
  const scroll = document.querySelector(".board-scroll");
  kept = { stop: document.activeElement?.dataset?.stop, left: scroll?.scrollLeft ?? 0, top: scroll?.scrollTop ?? 0 };
});
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id !== "board" || !kept) return;
  const scroll = document.querySelector(".board-scroll");
  scroll?.scrollTo(kept.left, kept.top);
  if (kept.stop) board()?.querySelector(`[data-stop="${CSS.escape(kept.stop)}"]`)?.focus({ preventScroll: true });
  const dialog = document.getElementById("explain");
  if (dialog.open && event.detail.requestConfig.verb === "post") dialog.close();
  kept = null;
});

// While an order is on its way, or something is held, the board stays as it is: the answer is the newest board.
let ordered = 0;
document.addEventListener("htmx:beforeRequest", (event) => {
  if (isOrder(event)) ordered++;
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (!isOrder(event)) return;
  ordered = Math.max(0, ordered - 1);
  if (waiting) later();
});
const isOrder = (event) => event.detail.target?.id === "board" && event.detail.requestConfig?.verb === "post";

function refresh() {
  if (drag || ordered > 0) {
    waiting = true;
    return;
  }
  waiting = false;
  if (heard > 0 && heard <= Number(board().dataset.version)) return;
  htmx.ajax("GET", `/board/live?${board().dataset.query}`, { target: "#board", swap: "outerHTML" });
}

let soon = null;
let heard = 0;
function later() {
  clearTimeout(soon);
  soon = setTimeout(refresh, 400);
}

function listen() {
  const news = new EventSource(`/board/news?${board().dataset.query}`);
  let first = true;
  news.addEventListener("open", () => (board().dataset.heard = "yes"));
  news.addEventListener("plan", (event) => {
    const version = Number(event.data);
    const known = Number(board().dataset.version);
    heard = version;
    if (!first && version === 0 ? true : version > known) later();
    first = false;
  });
  // Refused, not merely interrupted: then the page asks by itself now and then.
  news.addEventListener("error", () => {
    if (news.readyState !== EventSource.CLOSED) return;
    heard = 0;
    setInterval(refresh, 30000);
  });
  addEventListener("pagehide", () => news.close());
}

if (board()) listen();
