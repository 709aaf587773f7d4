// The thin line at the top while an answer is awaited.
const line = document.getElementById("progress");
let waiting = 0;

const show = () => line?.classList.toggle("busy", waiting > 0);

document.addEventListener("htmx:beforeRequest", () => {
  waiting++;
  show();
});
document.addEventListener("htmx:afterRequest", () => {
  waiting--;
  show();
});
window.addEventListener("pageshow", () => {
  waiting = 0;
  show();
});
