// A visit as it stands here: what the house said, and on top of it what was done since and still waits.
const AFTER = {
  SET_OUT: "ON_THE_WAY",
  ARRIVE: "ARRIVED",
  WAIT: "WAITING",
  ABSENT: "CUSTOMER_ABSENT",
  START_WORK: "WORKING",
  FINISH: "DONE",
  FAIL: "FAILED",
};

export function standing(visit, reports) {
  const now = structuredClone(visit);
  now.trouble = [];
  now.waits = 0;
  for (const report of reports) {
    if (report.visit !== visit.visit) continue;
    if (report.refused) {
      now.trouble.push(report);
      continue;
    }
    now.waits++;
    apply(now, report);
  }
  return now;
}

function apply(now, { kind, fields, at }) {
  if (AFTER[kind]) now.state = AFTER[kind];
  if (kind === "WAIT") now.waitingAt = at;
  if (kind === "ATTEMPT") now.attempts++;
  if (kind === "START_WORK") now.tested = null;
  if (kind === "TEST") now.tested = fields.passed === "true";
  if (kind === "CHECK") {
    const item = now.checklist.find((one) => one.code === fields.item);
    if (item) item.ticked = fields.ticked === "true";
  }
  if (kind === "ATTACH") now.files.push({ sha256: fields.sha256, kind: fields.kind });
  if (kind === "PARTS") now.used.push({ code: fields.item, quantity: Number(fields.quantity) });
}

// What is left on the van once everything that waits is counted.
export function left(day, code, reports) {
  const part = day.parts.find((one) => one.code === code);
  const used = reports
    .filter((report) => report.kind === "PARTS" && !report.refused && report.fields.item === code)
    .reduce((sum, report) => sum + Number(report.fields.quantity), 0);
  return (part?.held ?? 0) - used;
}

export const find = (day, id) => day.days.flatMap((one) => one.visits).find((visit) => visit.visit === id);

export const openChecks = (visit) => visit.checklist.filter((item) => item.required && !item.ticked).length;
