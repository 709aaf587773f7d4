// Each command says what this device's clock showed when it was given; the house's clock decides, this one is evidence.
function stamp(form) {
  for (const field of form?.querySelectorAll("[data-device-time]") ?? []) field.value = Date.now();
}

document.addEventListener("submit", (event) => stamp(event.target), true);
document.addEventListener("change", (event) => stamp(event.target.closest("form")), true);
