// The teacher's pulse page: /pulse/CODE#KEY. The key goes into the socket's hello and into headers.

import { byId, keepAddressInLinks, say, show } from "../shared/dom";
import { onServer } from "../shared/root";
import { text as words } from "../shared/words";
import { FeedbackChart, MoodChart } from "./chart";
import { Compact } from "./compact";
import { Feed } from "./feed";
import { Keys } from "./keys";
import { MarkerDialog } from "./markers";
import { isOverlay, startOverlayLink } from "./overlay";
import { Questions } from "./questions";
import { offerUndo, showAlerts, startAlerts, startEnding } from "./settings";
import { State } from "./state";
import { startTheme } from "./theme";
import { View } from "./view";

/** The page is touched at most once in so long. */
const REST_MS = 500;

const code = encodeURIComponent(decodeURIComponent(location.pathname.split("/").at(-1) ?? ""));
const key = decodeURIComponent(location.hash.slice(1));
const path = `/classes/${code}`;
const seconds = () => performance.now() / 1000;

// Known from here on, wherever it moves. In the console's frame, what the console shows is left out.
byId("app").classList.toggle("is-embedded", new URLSearchParams(location.search).has("embedded"));
const state = new State(seconds);
const view = new View();
const markers = new MarkerDialog(path, key);
let pointedAt: number | null = null;
let chart: MoodChart | null = null;
let feedbackChart: FeedbackChart | null = null;
let redraw = true;
let waiting = false;
let shown = Number.NEGATIVE_INFINITY;

function render(): void {
  waiting = false;
  shown = performance.now();
  view.show(state, seconds());
  markers.list(state.markers, state.standing === "open");
  questions.show();
  readout();
  if (state.info && !feedbackChart) newCharts();
  if (redraw && feedbackChart) {
    redraw = false;
    chart?.draw(state.history.columns(), state.markers, state.t);
    feedbackChart.draw(state.feedback.columns(), state.markers, state.t);
  }
}

function readout(): void {
  view.readout(state, pointedAt);
  view.feedbackReadout(state, pointedAt);
}

/** Show what is known, now or after a rest. */
function soon(): void {
  if (waiting) return;
  waiting = true;
  // Timers of a window that is covered are slow, those of the small one are not.
  const shownIn = byId("app").ownerDocument.defaultView ?? window;
  shownIn.setTimeout(render, Math.max(shown + REST_MS - performance.now(), 0));
}

/** Rows of markers' names, above the first chart alone. */
const ROWS = 3;

function newCharts(): void {
  const faces = state.info?.faces ?? false;
  const hover = (t: number | null) => {
    pointedAt = t;
    readout();
  };
  chart?.destroy();
  feedbackChart?.destroy();
  chart = faces ? new MoodChart(byId("chart"), compact.on, ROWS, hover) : null;
  feedbackChart = new FeedbackChart(byId("feedback-chart"), compact.on, faces ? 0 : ROWS, hover);
  redraw = true;
}

const compact = new Compact(
  () => {
    if (feedbackChart) newCharts();
    render();
  },
  (where) => keys?.listen(where),
);
const addMarker = () => {
  if (state.standing === "open") markers.add(state.markers, state.moment);
};
const dismiss = () => {
  state.dismiss();
  soon();
};
const fullScreen = () => {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen?.().catch(() => undefined);
};
const questions = new Questions(path, key, state);
const keys = isOverlay
  ? null
  : new Keys({
      m: addMarker,
      q: () => questions.toggle(),
      c: () => compact.toggle(),
      d: () => byId("theme").click(),
      f: fullScreen,
      x: dismiss,
    });
byId("add-marker").addEventListener("click", addMarker);
byId("dismiss").addEventListener("click", dismiss);
byId("full-screen").addEventListener("click", fullScreen);
show("full-screen", document.fullscreenEnabled);
startTheme(() => {
  chart?.recolor();
  feedbackChart?.recolor();
});
startAlerts(path, key);
startEnding(path, key);
startOverlayLink(path, key);
keepAddressInLinks();
invite();
for (const details of document.querySelectorAll("details")) {
  details.addEventListener("toggle", soon);
}
let size = "";
const resized = new ResizeObserver(() => {
  // The page's text grows with its window, and the charts' with it.
  const now = getComputedStyle(byId("app").ownerDocument.documentElement).fontSize;
  if (feedbackChart && size && size !== now) newCharts();
  size = now;
  chart?.resize();
  feedbackChart?.resize();
  soon();
});
for (const id of ["chart", "feedback-chart"]) resized.observe(byId(id));
window.addEventListener("hashchange", () => location.reload());
window.setInterval(soon, 1000);

new Feed(path, key, {
  message(message) {
    redraw = state.receive(message) || redraw;
    if (message.type === "snapshot") {
      showAlerts(message.alert_options);
      joinCode = message.code;
      say("join-code", joinCode);
    }
    soon();
  },
  standing(now, text) {
    state.stands(now, text);
    if (now === "over" && !isOverlay) offerUndo(path, key);
    soon();
  },
});

/** By which students join: the class's own code, until the teacher renews it. */
let joinCode = code;

/** Where students join, for a class in which there is nobody yet. */
function invite(): void {
  say("join-place", location.host + onServer("/join/"));
  say("join-code", joinCode);
  show("copy", Boolean(navigator.clipboard));
  byId("copy").addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.origin + onServer(`/join/${joinCode}`));
    say("copy", words("pulse-copied"));
  });
}
