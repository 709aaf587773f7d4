// Keeps open promises counting down between page loads, by the server's clock, which a demo may have moved.
const ahead = Number(document.body.dataset.now ?? Date.now()) - Date.now();
const chinese = document.documentElement.lang.startsWith("zh");
const soon = 4 * 3600e3;

function span(milliseconds) {
  const minutes = Math.floor(Math.abs(milliseconds) / 60e3);
  if (minutes < 1) return chinese ? "不到1分钟" : "under 1 min";
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor(minutes / 60) % 24;
  const rest = minutes % 60;
  const unit = (count, zh, en) => (chinese ? `${count}${zh}` : `${count} ${en}`);
  const join = (a, b) => (chinese ? a + b : `${a} ${b}`);
  if (days >= 3 || (days > 0 && hours === 0)) return unit(days, "天", "d");
  if (days > 0) return join(unit(days, "天", "d"), unit(hours, "小时", "h"));
  if (hours > 0 && rest > 0) return join(unit(hours, "小时", "h"), unit(rest, "分", "min"));
  return hours > 0 ? unit(hours, "小时", "h") : unit(minutes, "分钟", "min");
}

function words(left) {
  if (left < 0) return chinese ? `已超${span(left)}` : `${span(left)} late`;
  return chinese ? `剩${span(left)}` : `${span(left)} left`;
}

function tick() {
  const now = Date.now() + ahead;
  for (const chip of document.querySelectorAll("[data-due]")) {
    const left = Number(chip.dataset.due) - now;
    const time = chip.querySelector(".chip-left");
    const text = words(left);
    if (time.textContent !== text) time.textContent = text;
    chip.classList.toggle("soon", left >= 0 && left < soon);
    chip.classList.toggle("late", left < 0);
  }
}

tick();
setInterval(tick, 15000);
document.addEventListener("htmx:afterSettle", tick);
