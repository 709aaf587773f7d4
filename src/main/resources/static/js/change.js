// Says what goes back to the customer while the clerk types, or how much is missing; the server computes it again.
const fen = (text) => {
  const plain = text.replace(/[¥￥,，\s元]/g, "");
  return /^\d{1,9}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : null;
};

const yuan = (amount) => `¥${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, "0")}`;

document.addEventListener("input", (event) => {
  const form = event.target.closest("form");
  const line = form?.querySelector("[data-change]");
  if (!line) return;
  const amount = fen(form.elements.amount.value);
  const given = fen(form.elements.given.value);
  line.hidden = amount === null || given === null || amount === given;
  if (line.hidden) return;
  const text = given > amount ? line.dataset.changeText : line.dataset.shortText;
  line.textContent = text.replace("{0}", yuan(Math.abs(given - amount)));
  line.classList.toggle("short", given < amount);
  const lend = form.querySelector("[data-lend]");
  if (lend && given < amount) lend.open = true;
});
