// Fills in where somebody stands, when they ask for it; without leave or a receiver the fields stay as they are.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-locate]");
  if (!button || !navigator.geolocation) return;
  const form = button.closest("form");
  navigator.geolocation.getCurrentPosition((found) => {
    form.elements.lat.value = found.coords.latitude.toFixed(6);
    form.elements.lon.value = found.coords.longitude.toFixed(6);
  });
});
