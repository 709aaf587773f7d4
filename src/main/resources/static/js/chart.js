// Draws the charts of a page, with a library that is fetched only where there is one. The same figures are in a table.
const SERIES = ["--blue", "--hibiscus", "--good", "--warn", "--muted", "--text"];

async function drawAll() {
  for (const figure of document.querySelectorAll("[data-chart]:not([data-drawn])")) {
    figure.dataset.drawn = "yes";
    await import(figure.dataset.library);
    draw(figure, JSON.parse(figure.dataset.chart));
  }
}

function draw(figure, data) {
  const chart = globalThis.echarts.init(figure, null, { renderer: "canvas" });
  const [text, muted, line, raised] = ["--text", "--muted", "--line", "--raised"].map((name) => colour(figure, name));
  const font = getComputedStyle(figure).fontFamily;
  const small = figure.clientWidth < 500;
  chart.setOption({
    animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    textStyle: { fontFamily: font, color: text },
    color: SERIES.map((name) => colour(figure, name)),
    grid: { left: 8, right: small ? 12 : 24, top: data.marks.length ? 64 : 44, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, type: "scroll", textStyle: { color: text }, pageTextStyle: { color: muted } },
    // words drawn into the picture: a box of HTML would bring styles of its own, which our pages do not allow
    tooltip: { trigger: "axis", renderMode: "richText", backgroundColor: raised, borderColor: line, textStyle: { color: text } },
    xAxis: { type: "category", data: data.weeks, axisLine: { lineStyle: { color: line } }, axisLabel: { color: muted, ...names(figure, data) } },
    yAxis: [
      { type: "value", minInterval: data.bars ? 1 : 0, axisLabel: { color: muted }, splitLine: { lineStyle: { color: line } } },
      ...(data.lines.some((one) => one.share) ? [{ type: "value", min: 0, max: 100, axisLabel: { color: muted, formatter: "{value} %" }, splitLine: { show: false } }] : []),
    ],
    series: data.lines.map((one, n) => ({
      name: one.name,
      type: data.bars && !one.share ? "bar" : "line",
      yAxisIndex: one.share ? 1 : 0,
      barMaxWidth: 72,
      data: one.values,
      connectNulls: true,
      symbol: ["circle", "rect", "triangle", "diamond", "roundRect", "pin"][n % 6],
      symbolSize: 7,
      lineStyle: { width: 2, type: ["solid", "dashed", "dotted"][Math.floor(n / 2) % 3] },
      markLine: n > 0 ? undefined : {
        silent: true,
        symbol: "none",
        lineStyle: { color: muted, type: "dashed" },
        label: { color: muted, formatter: (mark) => mark.name, position: "end" },
        data: data.marks.map((mark) => ({ name: mark.text, xAxis: mark.week })),
      },
    })),
  });
  new ResizeObserver(() => chart.resize()).observe(figure);
}

// Every bar has its name, in as many lines as its place needs; only where that is narrower than a word is it cut off.
function names(figure, data) {
  if (!data.bars) return {};
  const width = Math.floor((figure.clientWidth - 72) / Math.max(data.weeks.length, 1)) - 6;
  return { interval: 0, width, overflow: width < 48 ? "truncate" : "break" };
}

function colour(figure, name) {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  figure.append(probe);
  const seen = getComputedStyle(probe).color;
  probe.remove();
  return seen;
}

document.addEventListener("htmx:afterSettle", drawAll);
drawAll();
