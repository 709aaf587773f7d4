// The technician's page. It draws what is on the device, notes what is done there first, and sends it when it can.
import { el, fill, toast } from "./dom.js";
import { tourView } from "./tour.js";
import { visitView } from "./visit.js";
import { wishView } from "./wish.js";
import { waitingView } from "./waiting.js";
import * as outbox from "./outbox.js";
import * as store from "./store.js";

const TRY_AGAIN_MS = [3000, 5000, 10000, 20000, 30000];
const FRESH_MS = 120000;

const main = document.getElementById("main");
const sync = document.getElementById("sync");

let day = null;
let reports = [];
let standing = outbox.SENT;
let sending = false;
let asked = false;
let failures = 0;
let timer = 0;
let shown = null;
let drawn = "";

export const app = {
  get day() {
    return day;
  },
  get reports() {
    return reports;
  },
  get standing() {
    return standing;
  },
  t: (key, ...values) => fill(day?.texts[key] ?? key, ...values),
  // The house's time, as far as this device can tell.
  now: () => Date.now() + (day ? day.now - day.heardAt : 0),
  async did(kind, visit, fields, words) {
    await outbox.note(day.badge, kind, visit, fields, words);
    await changed();
    send();
  },
  async again(report) {
    await store.putReport({ ...report, refused: null });
    await changed();
    send();
  },
  async discard(report) {
    await store.dropReport(report);
    await changed();
  },
  async attach(visit, kind, bytes, type, hash) {
    await store.putFile({ hash, customer: visit.customer, visit: visit.visit, bytes, type, kind, badge: day.badge });
    await app.did("ATTACH", visit, { sha256: hash, kind }, kind);
  },
  send,
  said: toast,
};

async function changed() {
  day = (await store.read("day")) ?? day;
  reports = await store.reports();
  const now = JSON.stringify([day?.days, day?.parts, day?.badge, day?.vehicle, reports, standing]);
  if (now === drawn) return drawSync();
  drawn = now;
  draw();
}

export async function send() {
  asked = true;
  if (sending) return;
  sending = true;
  clearTimeout(timer);
  drawSync();
  const before = day?.texts;
  // what is noted while something is being sent goes with the next
  while (asked) {
    asked = false;
    standing = await outbox.deliver();
  }
  sending = false;
  failures = standing === outbox.SENT ? 0 : failures + 1;
  await changed();
  if (before === undefined && day) document.title = app.t("title");
  const wait = failures ? TRY_AGAIN_MS[Math.min(failures, TRY_AGAIN_MS.length) - 1] : FRESH_MS;
  timer = setTimeout(send, wait);
  if (failures) await askToBeCalled();
}

// Where the browser can, it sends as soon as there is a network, even if this page is closed by then.
async function askToBeCalled() {
  const registration = await navigator.serviceWorker?.getRegistration("/field");
  await registration?.sync?.register("outbox").catch(() => null);
}

function draw() {
  drawSync();
  const at = location.hash.slice(1).split("/").filter(Boolean);
  const focused = document.activeElement?.closest?.("[data-mark]")?.dataset.mark;
  const before = shown === location.hash ? [...main.querySelectorAll("[data-keep]")] : [];
  shown = location.hash;
  main.replaceChildren(...pageAt(at));
  for (const old of before) keepTyped(old);
  if (focused) main.querySelector(`[data-mark="${CSS.escape(focused)}"]`)?.focus();
}

function pageAt([place, what]) {
  if (place === "visit") return visitView(app, what);
  if (place === "waiting") return waitingView(app);
  if (place === "wish") return wishView(app);
  return tourView(app, place === "day" ? what : null);
}

// Drawing anew loses nothing that somebody is just writing, choosing or signing.
function keepTyped(old) {
  const fresh = main.querySelector(`[data-keep="${CSS.escape(old.dataset.keep)}"]`);
  if (!fresh) return;
  if (old.matches("details")) fresh.open = old.open;
  else if (old.matches("[data-signature]")) fresh.replaceWith(old);
  else fresh.value = old.value;
}

function drawSync() {
  if (!day) return;
  const mine = reports.filter((report) => !report.refused).length;
  const refused = reports.length - mine;
  const away = standing !== outbox.SENT;
  const words = [];
  if (mine) words.push(mine === 1 ? app.t("waiting-one") : app.t("waiting", mine));
  if (refused) words.push(app.t("refused", refused));
  if (!words.length || away) words.unshift(app.t(away ? (standing === outbox.ENDED ? "sign-in" : "offline") : "online"));
  sync.className = `app-sync ${refused ? "bad" : away ? "warn" : mine ? "busy" : "good"}`;
  sync.replaceChildren(el("span.app-dot"), el("span", {}, words.join(" · ")));
}

window.addEventListener("hashchange", () => {
  draw();
  scrollTo(0, 0);
  main.focus({ preventScroll: true });
});
window.addEventListener("online", send);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && send());

async function begin() {
  await store.write("language", document.documentElement.lang);
  await changed();
  if ("serviceWorker" in navigator) {
    navigator.serviceWorker
      .register("/field/worker.js", { type: "module", scope: "/field" })
      .then(() => navigator.serviceWorker.ready)
      .then(() => (document.body.dataset.kept = "yes"))
      .catch((refused) => (document.body.dataset.kept = String(refused)));
    navigator.storage?.persist?.();
  }
  await send();
}

begin();
