// The camera page: a room camera or a shared window, read on this device; numbers go to the class.
// Without a class (/camera) it is a camera on oneself: it labels the nearest face, and sends nothing.

import { ApiError, asApiError, ask } from "../shared/api";
import { Camera, CameraChooser } from "../shared/camera";
import { byId, keepAddressInLinks, reloadWhenRestored, say, show } from "../shared/dom";
import { facesMessage, largest } from "../shared/faces";
import type { ClassDescription, Joined, SignalNumbers } from "../shared/generated";
import { type Latest, openReader, ReadLoop } from "../shared/reading";
import { LiveSocket } from "../shared/socket";
import { type Text, TroubleError, troubleText, unansweredText } from "../shared/trouble";
import { text } from "../shared/words";
import { draw } from "./overlay";
import { showPeople } from "./people";
import { blankText, joinedText, seenText, stillText } from "./words";

/** Longer side at which faces are looked for, pixels: faces of a gallery's tiles are small. */
const SIDE = 640;
const PICTURE: MediaTrackConstraints = { width: { ideal: 1280 }, height: { ideal: 720 } };
/** Shortest time between two readings, milliseconds. */
const SHORTEST_MS = 100;
/** Shortest time between two announcements to those who listen, milliseconds. */
const ANNOUNCE_MS = 10_000;

const code = /\/camera\/([^/]+)/.exec(location.pathname)?.[1] ?? "";
const key = decodeURIComponent(location.hash.slice(1));
const agreed = byId<HTMLInputElement>("agreed");
const everyone = byId<HTMLInputElement>("everyone");
const labels = byId<HTMLSelectElement>("labels");
const overlay = byId<HTMLCanvasElement>("overlay");

// In the console's frame, what the console says already is left out.
byId("page").classList.toggle("is-embedded", new URLSearchParams(location.search).has("embedded"));

let liveClass: ClassDescription | null = null;
let token = "";
let socket: LiveSocket | null = null;
let loop: ReadLoop | null = null;
let everyS = 1;
/** The id of the camera that was chosen. */
let device = "";
let sent = { n: Date.now(), at: 0 };
let run = 0;
let announcedAt = Number.NEGATIVE_INFINITY;

const camera = new Camera(byId<HTMLVideoElement>("video"), {
  ended: () => {
    stop();
    trouble(troubleText("ended"));
  },
  still: (now) => {
    if (!now) return;
    // What the picture shows is no longer so: the class gets nothing of it until it moves again.
    forget();
    saySeen(stillText(camera.isShared));
  },
  unanswered: () => trouble(unansweredText()),
});
const cameras = new CameraChooser(byId("cameras"), byId<HTMLSelectElement>("camera"), (id) => {
  device = id;
  if (camera.deviceId && !camera.isShared) useCamera();
});

async function begin(): Promise<void> {
  show("trouble", false);
  show("choose", false);
  if (code) {
    try {
      liveClass = await ask<ClassDescription>("GET", `/classes/${code}`);
    } catch (error) {
      return trouble({ title: text("camera-not-opened"), text: asApiError(error).message }, begin);
    }
    if (!liveClass.faces) {
      say("title", liveClass.name);
      return trouble({
        title: text("camera-no-faces"),
        text: text("camera-no-faces-text"),
      });
    }
  }
  say("title", liveClass ? text("camera-class", { name: liveClass.name }) : text("camera-own"));
  say("intro", text(liveClass ? "camera-class-text" : "camera-own-text"));
  say("agreement-text", text(liveClass?.per_person ? "camera-agreed-person" : "camera-agreed"));
  show("agreement-facing", liveClass?.facing ?? false);
  agreed.checked = everyone.checked = false; // browsers may tick what was ticked before
  show("agreement", liveClass !== null);
  show("people", liveClass === null);
  show("others", liveClass === null);
  show("use-window", liveClass !== null); // a meeting's people were not asked
  show("choose-hint", liveClass !== null);
  show("choice", !liveClass || liveClass.per_person);
  show("choose", true);
  allow();
  void cameras.list("");
  void warnOfJoined();
}

function useCamera(): void {
  void start(() => camera.openCamera(PICTURE, device));
}

/** A class needs to hear that everyone agreed; a camera on oneself does not. */
function allow(): void {
  const ready = !liveClass || agreed.checked;
  for (const id of ["use-camera", "use-window"]) byId<HTMLButtonElement>(id).disabled = !ready;
}

/** Whoever is read by their own device and is in this picture too would count twice. */
async function warnOfJoined(): Promise<void> {
  if (!liveClass || token) return;
  try {
    const { present } = await ask<SignalNumbers>("GET", `/classes/${code}/signal`, { key });
    say("joined-text", joinedText(present));
    show("joined", present > 0);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error; // the camera itself will say what is wrong
  }
}

async function start(open: () => Promise<boolean>): Promise<void> {
  show("trouble", false);
  const turn = ++run;
  try {
    if (!(await open()) || turn !== run) return;
  } catch (error) {
    if (turn === run) failed(error);
    return;
  }
  show("trouble", false);
  show("choose", false);
  show("stage", true);
  byId("picture").classList.toggle("mirrored", camera.mirrored);
  // On a shared screen the page itself may be seen: everybody would be there twice.
  byId("picture").classList.toggle("unseen", camera.isScreen);
  show("screen-warning", camera.isScreen);
  void cameras.list(camera.isShared ? "" : camera.deviceId);
  try {
    await warnOfJoined();
    if (liveClass) await connect(liveClass.code);
    loop ??= await openLoop();
  } catch (error) {
    stop();
    return failed(error);
  }
  if (turn !== run) return;
  show("loading", false);
  byId("stage").scrollIntoView({ block: "nearest" });
  loop.start();
}

function failed(error: unknown): void {
  trouble(
    error instanceof TroubleError
      ? troubleText(error.trouble)
      : { title: text("camera-not-started"), text: asApiError(error).message },
  );
}

async function openLoop(): Promise<ReadLoop> {
  show("loading", true);
  say("seen", text("shared-loading-reader"));
  const reader = await openReader(SIDE, (share) => {
    byId<HTMLProgressElement>("loading").value = share;
  });
  const events = {
    read: showLatest,
    failed: () => {
      stop();
      loop?.reader.close();
      loop = null; // the next start has a new one
      trouble({ title: text("camera-stopped"), text: text("camera-stopped-text") });
    },
  };
  return new ReadLoop(reader, () => camera.frame(), events, { shortest_ms: SHORTEST_MS, share: 1 });
}

function showLatest({ readings: all, blank, at, width, height }: Latest): void {
  if (camera.isStill) return; // read before it was known
  const four = labels.value === "four";
  const nearest = largest(all);
  const readings = liveClass || everyone.checked ? all : nearest ? [nearest] : [];
  const labeled = !liveClass || liveClass.per_person;
  draw(overlay, { width, height }, readings, { labels: labeled, four, mirrored: camera.mirrored });
  if (!liveClass) showPeople(byId("people"), readings, four);
  saySeen(blank ? blankText(camera.isShared) : seenText(readings, all.length - readings.length));
  if (!socket || at - sent.at < everyS * 1000 - SHORTEST_MS / 2) return;
  const facing = liveClass?.facing ?? false;
  const message = facesMessage(sent.n + 1, performance.now() - at, readings, facing);
  if (socket.send(message)) sent = { n: message.n, at };
}

/** What is seen, for those who look, and now and then for those who listen. */
function saySeen(seen: string): void {
  say("seen", seen);
  const now = performance.now();
  if (byId("announced").textContent === seen || now - announcedAt < ANNOUNCE_MS) return;
  announcedAt = now;
  say("announced", seen);
}

async function connect(wanted: string): Promise<void> {
  if (socket) return;
  const body = { agreed: agreed.checked };
  ({ token } = await ask<Joined>("POST", `/classes/${wanted}/cameras`, { key, body }));
  socket = new LiveSocket(`/api/classes/${wanted}/readings`, token, {
    message: (message) => {
      if (message.type === "welcome" || message.type === "pace") everyS = message.every_s;
      if (message.type === "welcome" && !message.faces) facesOff();
    },
    standing: (now, said) => {
      say("connection", now === "open" ? text("camera-sending") : said);
      if (now !== "over" && now !== "refused") return;
      socket = null;
      token = "";
      stop();
      show("choose", now === "refused");
      const title = text(now === "over" ? "camera-over" : "camera-refused");
      trouble({ title, text: said });
    },
  });
}

/** The policy was changed: faces may no longer be read here. */
function facesOff(): void {
  stop();
  show("choose", false);
  trouble({
    title: text("camera-faces-off"),
    text: text("camera-faces-off-text"),
  });
}

function stop(): void {
  run += 1;
  loop?.stop();
  camera.stop();
  forget();
  show("stage", false);
  show("choose", true);
}

/** Nothing is read now: what was read counts no longer, in the class and on this page. */
function forget(): void {
  socket?.send({ type: "pause" });
  byId("people").replaceChildren();
  overlay.getContext("2d")?.clearRect(0, 0, overlay.width, overlay.height);
}

function trouble(said: Text, again?: () => void): void {
  say("trouble-title", said.title);
  say("trouble-text", said.text);
  show("retry", again !== undefined);
  byId("retry").onclick = () => again?.();
  show("trouble", true);
}

agreed.addEventListener("change", allow);
byId("use-camera").addEventListener("click", useCamera);
byId("use-window").addEventListener("click", () => void start(() => camera.openWindow()));
byId("stop").addEventListener("click", stop);
// What was read here is forgotten at once when the page goes.
window.addEventListener("pagehide", () => {
  camera.stop();
  if (token) void ask("DELETE", `/classes/${code}/me`, { key: token }).catch(() => 0);
});
reloadWhenRestored();
keepAddressInLinks();
void begin();
