// How far the visit is, asked again while the page is looked at. Without scripts the page has a link for that.
const EVERY = 30000;

async function look() {
  const shown = document.getElementById("arrival-now");
  if (!shown || document.hidden) return;
  try {
    const answer = await fetch(shown.dataset.now, { headers: { Accept: "text/html" } });
    if (!answer.ok) return clearInterval(looking); // shut: it is not knocked at again
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("arrival-now");
    if (fresh && fresh.innerHTML !== shown.innerHTML) shown.replaceWith(fresh);
  } catch {
    // no network for a moment: the next look tries again
  }
}

const looking = setInterval(look, EVERY);
document.addEventListener("visibilitychange", look);
