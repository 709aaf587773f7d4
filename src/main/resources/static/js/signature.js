// A field to sign in, by pen, finger or mouse. What is drawn goes into a hidden field as strokes on a 1000 by 400 grid,
// "10,20 14,26;300,40 …", which is small, prints sharply and can be drawn again in any colour.
const WIDTH = 1000;
const HEIGHT = 400;
const NEAR = 3;
const POINTS_MAX = 5000;

const drawings = new WeakMap();
let pen = null;

document.addEventListener("pointerdown", (event) => {
  const canvas = event.target.closest?.("[data-signature] canvas");
  if (!canvas || !event.isPrimary || event.button !== 0 || pen) return;
  event.preventDefault();
  canvas.setPointerCapture(event.pointerId);
  pen = { canvas, id: event.pointerId, stroke: [] };
  strokesOf(canvas).push(pen.stroke);
  add(event);
  draw(canvas);
});

document.addEventListener("pointermove", (event) => {
  if (pen?.id !== event.pointerId) return;
  const passed = event.getCoalescedEvents?.() ?? [];
  for (const point of passed.length ? passed : [event]) add(point);
  draw(pen.canvas);
});

for (const end of ["pointerup", "pointercancel"])
  document.addEventListener(end, (event) => {
    if (pen?.id !== event.pointerId) return;
    const { canvas } = pen;
    pen = null;
    keep(canvas);
  });

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-signature-clear]");
  if (!button) return;
  const canvas = button.closest("[data-signature]").querySelector("canvas");
  drawings.set(canvas, []);
  draw(canvas);
  keep(canvas);
});

function add(event) {
  const box = pen.canvas.getBoundingClientRect();
  const x = Math.round(clamp((event.clientX - box.left) / box.width) * WIDTH);
  const y = Math.round(clamp((event.clientY - box.top) / box.height) * HEIGHT);
  const last = pen.stroke.at(-1);
  if (last && Math.hypot(x - last[0], y - last[1]) < NEAR) return;
  if (strokesOf(pen.canvas).reduce((sum, stroke) => sum + stroke.length, 0) < POINTS_MAX) pen.stroke.push([x, y]);
}

function draw(canvas) {
  const brush = canvas.getContext("2d");
  brush.clearRect(0, 0, WIDTH, HEIGHT);
  brush.strokeStyle = brush.fillStyle = getComputedStyle(canvas).color;
  brush.lineWidth = 5;
  brush.lineCap = brush.lineJoin = "round";
  for (const stroke of strokesOf(canvas)) {
    brush.beginPath();
    stroke.forEach(([x, y], n) => (n ? brush.lineTo(x, y) : brush.moveTo(x, y)));
    if (stroke.length === 1) brush.lineTo(stroke[0][0] + 1, stroke[0][1]);
    brush.stroke();
  }
}

function keep(canvas) {
  const field = canvas.closest("[data-signature]").querySelector("[data-signature-strokes]");
  field.value = strokesOf(canvas)
    .map((stroke) => stroke.map((point) => point.join(",")).join(" "))
    .join(";");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function strokesOf(canvas) {
  if (!drawings.has(canvas)) drawings.set(canvas, []);
  return drawings.get(canvas);
}

const clamp = (share) => Math.min(1, Math.max(0, share));
