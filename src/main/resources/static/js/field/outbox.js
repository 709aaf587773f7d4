// Reports that wait, and their way to the house. Each has an id of its own, so that sending it twice changes nothing; one
// that was refused stays, with the reason, until somebody has looked at it.
import * as store from "./store.js";

const AT_ONCE_MAX = 300;
const PATIENCE_MS = 20000;
const PICTURES = ["ATTACH"];

export const ENDED = "ended"; // the sign-in is over
export const AWAY = "away"; // no network, or no house behind it
export const SENT = "sent";

// Notes what was done. It is on the device before this returns.
export async function note(badge, kind, visit, fields = {}, words = "") {
  await store.addReport({
    id: crypto.randomUUID(),
    kind,
    customer: visit?.customer ?? null,
    visit: visit?.visit ?? null,
    appointment: visit?.appointment ?? 0,
    about: visit ? `${visit.from} ${visit.purpose} · ${visit.address}` : "",
    at: Date.now(),
    fields,
    badge,
    words,
    refused: null,
  });
}

// Brings everything that waits to the house: one at a time, whoever asks, page or worker.
export function deliver() {
  return navigator.locks.request("furong-outbox", deliverAlone);
}

async function deliverAlone() {
  const day = await fetchDay();
  if (typeof day === "string") return day;
  let waiting = (await store.reports()).filter((report) => report.badge === day.badge && !report.refused);
  const some = waiting.length;
  try {
    await sendWishes(day, waiting.filter((report) => report.kind === "ORDER"));
    waiting = waiting.filter((report) => report.kind !== "ORDER");
    for (let from = 0; from < waiting.length; from += AT_ONCE_MAX)
      await sendReports(day, waiting.slice(from, from + AT_ONCE_MAX), waiting);
    await sendFiles(day);
    const after = some ? await fetchDay() : day;
    return typeof after === "string" ? after : SENT;
  } catch (unreachable) {
    return AWAY;
  }
}

// The day anew, and with it who is signed in and the token that proves a form is ours.
export async function fetchDay() {
  try {
    const answer = await ask("/field/app/day");
    if (answer.status === 401 || answer.redirected) return ENDED;
    if (!answer.ok) return AWAY;
    const day = await answer.json();
    await store.write("day", { ...day, heardAt: Date.now() });
    return day;
  } catch (unreachable) {
    return AWAY;
  }
}

async function sendReports(day, some, all) {
  const body = {
    device: await store.deviceName(),
    sentAt: Date.now(),
    reports: some.map(({ id, kind, customer, visit, appointment, at, fields, n }) => ({
      id,
      kind,
      customer,
      visit,
      appointment,
      at,
      fields,
      after: stepBefore(all, visit, n),
    })),
  };
  const answer = await ask("/field/app/reports", {
    method: "POST",
    headers: { "Content-Type": "application/json", [day.csrfHeader]: day.csrfToken },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`reports: ${answer.status}`);
  for (const told of await answer.json()) {
    const report = some.find((one) => one.id === told.id);
    if (told.outcome === "TAKEN") await store.dropReport(report);
    else if (told.outcome === "REFUSED")
      await store.putReport({ ...report, refused: { code: told.code, text: told.text } });
  }
}

// What was taken down at a vehicle belongs to no visit; each goes alone.
async function sendWishes(day, wishes) {
  for (const wish of wishes) {
    const answer = await ask("/field/app/captures", {
      method: "POST",
      headers: { "Content-Type": "application/json", [day.csrfHeader]: day.csrfToken },
      body: JSON.stringify({ id: wish.id, fields: wish.fields, at: wish.at, sentAt: Date.now() }),
    });
    if (answer.ok) await store.dropReport(wish);
    else if (answer.status === 422) {
      const why = await answer.json();
      await store.putReport({ ...wish, refused: { code: why.code, text: why.detail } });
    } else throw new Error(`wish: ${answer.status}`);
  }
}

// A step of a visit is not taken before the one that was done before it; pictures and materials depend on none.
function stepBefore(all, visit, n) {
  const steps = all.filter(
    (report) => report.visit && report.visit === visit && report.n < n && !["ATTACH", "PARTS"].includes(report.kind),
  );
  return steps.at(-1)?.id ?? null;
}

// A picture is kept until the house has it; what broke off half-way is sent again under the same name.
async function sendFiles(day) {
  const reports = await store.reports();
  for (const file of await store.files()) {
    if (file.badge !== day.badge) continue;
    const announced = reports.find((one) => PICTURES.includes(one.kind) && one.fields.sha256 === file.hash);
    if (announced) continue;
    const answer = await ask(`/field/app/files/${file.customer}/${file.visit}/${file.hash}`, {
      method: "PUT",
      headers: { "Content-Type": "application/octet-stream", [day.csrfHeader]: day.csrfToken },
      body: file.bytes,
    });
    if (answer.ok) await store.dropFile(file);
    else if (answer.status === 422 || answer.status === 404)
      await store.putFile({ ...file, refused: answer.status });
    else throw new Error(`file: ${answer.status}`);
  }
}

async function ask(path, options = {}) {
  const language = (await store.read("language")) ?? "zh-CN";
  return fetch(path, {
    credentials: "same-origin",
    cache: "no-store",
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...options,
    headers: { Accept: "application/json", "Accept-Language": language, ...options.headers },
  });
}
