// A list that the server draws anew remembers what was unfolded: the mark beside the <details> is sent along.
document.addEventListener(
  "toggle",
  (event) => {
    const mark = event.target.closest("li")?.querySelector("[data-unfolded]");
    if (mark && event.target instanceof HTMLDetailsElement) mark.value = event.target.open ? "yes" : "no";
  },
  true,
);
