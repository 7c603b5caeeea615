// The teacher's pulse page: /pulse/CODE#KEY. The key is said in the socket's hello and in headers.

import { LiveSocket } from "../common/socket";
import { Chart } from "./chart";
import { Compact } from "./compact";
import { need, say, show } from "./dom";
import { Keys } from "./keys";
import { listMarkers, MarkerDialog } from "./markers";
import { showAlerts, startAlerts, startEnding } from "./settings";
import { State } from "./state";
import { startTheme } from "./theme";
import { View } from "./view";

/** The page is touched at most once in so long. */
const REST_MS = 500;

const code = encodeURIComponent(decodeURIComponent(location.pathname.split("/").at(-1) ?? ""));
const key = decodeURIComponent(location.hash.slice(1));
const seconds = () => performance.now() / 1000;

// Known from here on, wherever it moves. In the console's frame, what the console shows is left out.
need("app").classList.toggle("is-embedded", new URLSearchParams(location.search).has("embedded"));
const state = new State(seconds);
const view = new View();
let pointedAt: number | null = null;
let chart: Chart | null = null;
let redraw = true;
let waiting = false;
let shown = Number.NEGATIVE_INFINITY;

function render(): void {
  waiting = false;
  shown = performance.now();
  view.show(state, seconds());
  listMarkers(state.markers);
  view.readout(state, pointedAt);
  if (state.info?.faces && !chart) newChart();
  if (redraw && chart) {
    redraw = false;
    chart.draw(state.history.columns(), state.markers, state.t);
  }
}

/** Show what is known, now or after a rest. */
function soon(): void {
  if (waiting) return;
  waiting = true;
  window.setTimeout(render, Math.max(shown + REST_MS - performance.now(), 0));
}

function newChart(): void {
  chart?.destroy();
  chart = new Chart(need("chart"), compact.on, (t) => {
    pointedAt = t;
    view.readout(state, pointedAt);
  });
  redraw = true;
}

const compact = new Compact(
  () => {
    if (chart) newChart();
    render();
  },
  (where) => keys.listen(where),
);
const marker = new MarkerDialog(code, key);
const mark = () => {
  if (state.standing === "open") marker.open(state.markers);
};
const dismiss = () => {
  state.dismiss();
  soon();
};
const keys = new Keys({
  m: mark,
  c: () => compact.toggle(),
  d: () => need("theme").click(),
  x: dismiss,
});
need("mark").addEventListener("click", mark);
need("dismiss").addEventListener("click", dismiss);
startTheme(() => chart?.recolour());
startAlerts(code, key);
startEnding(code, key);
invite();
for (const details of document.querySelectorAll("details")) {
  details.addEventListener("toggle", soon);
}
new ResizeObserver(() => chart?.resize()).observe(need("chart"));
window.addEventListener("hashchange", () => location.reload());
window.setInterval(soon, 1000);

new LiveSocket(`/api/classes/${code}/feed`, key, {
  message(message) {
    redraw = state.take(message) || redraw;
    if (message.type === "class") showAlerts(message.alerts);
    soon();
  },
  standing(now, words) {
    state.stands(now, words);
    soon();
  },
});

/** Where students join, for a class in which there is nobody yet. */
function invite(): void {
  const link = `${location.origin}/join/${code}`;
  say("join-place", `${location.host}/join/`);
  say("join-code", code);
  show("copy", Boolean(navigator.clipboard));
  need("copy").addEventListener("click", async () => {
    await navigator.clipboard.writeText(link);
    say("copy", "Copied");
  });
}
