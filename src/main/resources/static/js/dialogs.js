// Opens and closes <dialog>s, dismisses notices, copies ids, prints: whatever a data-… attribute asks for.
const actions = {
  "[data-opens]": (button) => open(document.getElementById(button.dataset.opens)),
  "[data-close]": (button) => button.closest("dialog").close(),
  "[data-dismiss]": (button) => button.closest(".toast, .alert").remove(),
  "[data-back]": () => history.back(),
  "[data-print]": () => window.print(),
  "[data-copy]": copy,
};

document.addEventListener("click", (event) => {
  for (const [selector, act] of Object.entries(actions)) {
    const element = event.target.closest(selector);
    if (element) act(element);
  }
  if (event.target instanceof HTMLDialogElement && outside(event)) event.target.close();
});

document.addEventListener("htmx:afterSwap", () => {
  for (const toast of document.querySelectorAll("[data-toast]:not([data-seen])")) {
    toast.dataset.seen = "yes";
    setTimeout(() => toast.remove(), 6000);
  }
});

export function open(dialog) {
  if (!dialog || dialog.open) return;
  dialog.showModal();
  dialog.querySelector(".dialog-body :is(input:not([type=hidden]), select, textarea)")?.focus();
}

function outside(event) {
  const box = event.target.getBoundingClientRect();
  return event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
}

async function copy(button) {
  await navigator.clipboard.writeText(button.dataset.copy);
  toast(button.dataset.copied);
}

function toast(text) {
  const notice = document.createElement("div");
  notice.className = "toast tone-good";
  notice.setAttribute("role", "status");
  const line = document.createElement("p");
  line.textContent = text;
  notice.append(line);
  document.getElementById("toasts").append(notice);
  setTimeout(() => notice.remove(), 2500);
}
