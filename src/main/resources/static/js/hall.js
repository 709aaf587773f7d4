// A hall's display says aloud who is called, once somebody has switched that on; each call is said once.
const said = new Set();
let aloud = false;

function sayNew() {
  for (const call of document.querySelectorAll("[data-call]")) {
    if (said.has(call.dataset.call)) continue;
    said.add(call.dataset.call);
    if (!aloud || !("speechSynthesis" in globalThis)) continue;
    const words = new SpeechSynthesisUtterance(call.dataset.say);
    words.lang = document.documentElement.lang;
    words.rate = 0.9;
    speechSynthesis.speak(words);
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-speak]");
  if (!button) return;
  aloud = !aloud;
  button.setAttribute("aria-pressed", String(aloud));
});
document.addEventListener("htmx:afterSettle", sayNew);
sayNew();
