// The room page: one camera or a shared window, read on this machine; numbers go to the class.
// Without a class (/camera) it is a camera on oneself: it labels the nearest face, and sends nothing.

import { ApiError, ask, type ClassDescription, type Down } from "../common/protocol";
import { LiveSocket, type Standing } from "../common/socket";
import { EngineError, Reader, type Reading } from "../engine/client";
import { draw } from "./overlay";
import { showPeople } from "./people";
import { cameras, inWords, Picture, PictureError } from "./picture";
import { facesMessage } from "./sending";

/** Longer side at which faces are looked for, pixels: faces of a gallery's tiles are small. */
const SIDE = 640;
/** Shortest time between two readings, milliseconds. */
const SHORTEST_MS = 100;
/** Shortest time between two words to those who listen, milliseconds. */
const TELL_MS = 10_000;
/** Failed readings in a row that are too many. */
const PATIENCE = 5;

function byId<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  return document.getElementById(id) as Kind;
}

const code = /^\/room\/([^/]+)/.exec(location.pathname)?.[1] ?? "";
const key = decodeURIComponent(location.hash.slice(1));
const page = {
  title: byId("title"),
  intro: byId("intro"),
  promise: byId("promise"),
  choose: byId("choose"),
  agreement: byId("agreement"),
  agreed: byId<HTMLInputElement>("agreed"),
  useCamera: byId<HTMLButtonElement>("use-camera"),
  useWindow: byId<HTMLButtonElement>("use-window"),
  waysHint: byId("ways-hint"),
  cameras: byId("cameras"),
  camera: byId<HTMLSelectElement>("camera"),
  stage: byId("stage"),
  picture: byId("picture"),
  overlay: byId<HTMLCanvasElement>("overlay"),
  seen: byId("seen"),
  told: byId("told"),
  loading: byId<HTMLProgressElement>("loading"),
  labels: byId<HTMLSelectElement>("labels"),
  choice: byId("choice"),
  others: byId("others"),
  everyone: byId<HTMLInputElement>("everyone"),
  line: byId("line"),
  people: byId("people"),
  trouble: byId("trouble"),
};

// In the console's frame, what the console says already is left out.
byId("page").classList.toggle("is-embedded", new URLSearchParams(location.search).has("embedded"));

let lesson: ClassDescription | null = null;
let token = "";
let socket: LiveSocket | null = null;
let reader: Reader | null = null;
let everyS = 1;
let sent = { n: Date.now(), at: 0 };
let run = 0;
let toldAt = Number.NEGATIVE_INFINITY;

const picture = new Picture(byId<HTMLVideoElement>("video"), () => {
  stop();
  trouble(inWords("ended"));
});

async function begin(): Promise<void> {
  hideTrouble();
  page.choose.hidden = true;
  if (code) {
    try {
      lesson = await ask<ClassDescription>("GET", `/classes/${code}`);
    } catch (error) {
      return trouble(refusal(error), begin);
    }
    if (!lesson.faces) {
      page.title.textContent = lesson.name;
      return trouble({
        title: "No faces are read in this class",
        text: "It runs on the students' own buttons. Whoever runs the server stated so.",
      });
    }
  }
  page.title.textContent = lesson ? `Room camera for ${lesson.name}` : "Your own camera";
  page.intro.textContent = lesson
    ? "Everyone in the picture is read in this browser. Eight numbers for each face go to the class " +
      "once a second; the picture stays here."
    : "See what roomtone reads in your face: box, label and probabilities, live. Nothing is sent.";
  page.promise.textContent =
    "Pictures are read in this browser and then forgotten. A label says what a face looks like, " +
    "not what the person feels.";
  page.agreed.checked = page.everyone.checked = false; // browsers may tick what was ticked before
  page.agreement.hidden = !lesson;
  page.people.hidden = page.others.hidden = Boolean(lesson);
  page.useWindow.hidden = page.waysHint.hidden = !lesson; // a meeting's people were not asked
  page.choice.hidden = Boolean(lesson && !lesson.per_person);
  page.choose.hidden = false;
  allow();
}

/** The ways in are open once it was said that everyone agreed; a camera on oneself needs no saying. */
function allow(): void {
  const ready = !lesson || page.agreed.checked;
  page.useCamera.disabled = page.useWindow.disabled = !ready;
}

async function start(open: () => Promise<void>): Promise<void> {
  hideTrouble();
  const turn = ++run;
  try {
    await open();
  } catch (error) {
    if (turn !== run) return;
    return trouble(inWords(error instanceof PictureError ? error.trouble : "busy"));
  }
  if (turn !== run) return;
  page.choose.hidden = true;
  page.stage.hidden = false;
  page.picture.classList.toggle("mirrored", picture.mirrored);
  void listCameras();
  try {
    if (lesson) await connect(lesson.code);
    reader ??= await openReader();
  } catch (error) {
    stop();
    const words = error instanceof EngineError ? error.message : refusal(error).text;
    return trouble({ title: "This cannot begin", text: words });
  }
  if (turn !== run) return;
  page.loading.hidden = true;
  reader.reset();
  page.stage.scrollIntoView({ block: "nearest" });
  await read(reader, turn);
}

function openReader(): Promise<Reader> {
  page.loading.hidden = false;
  page.seen.textContent = "Loading the reader …";
  return Reader.open({
    side: SIDE,
    onProgress: (share) => {
      page.loading.value = share;
    },
  });
}

async function read(engine: Reader, turn: number): Promise<void> {
  let failures = 0;
  let still = false;
  while (turn === run) {
    const began = performance.now();
    try {
      const frame = await picture.frame();
      const size = { width: frame?.width ?? 0, height: frame?.height ?? 0 };
      const result = frame && (await engine.read(frame, began / 1000));
      if (turn !== run) return;
      if (result) {
        failures = 0;
        show(result.readings, size, result.ms, began);
      }
    } catch {
      if (turn !== run) return;
      failures += 1;
      if (failures >= PATIENCE) return failed();
    }
    if (picture.still && !still) standsStill();
    still = picture.still;
    await new Promise((resolve) =>
      setTimeout(resolve, Math.max(SHORTEST_MS - (performance.now() - began), 10)),
    );
  }
}

/** What the picture shows is no longer so: the class hears nothing of it until it moves again. */
function standsStill(): void {
  forget();
  seen("The picture stands still. Nothing is read until it moves again.");
}

/** What is seen, for those who look, and now and then for those who listen. */
function seen(words: string): void {
  if (page.seen.textContent !== words) page.seen.textContent = words;
  const now = performance.now();
  if (page.told.textContent === words || now - toldAt < TELL_MS) return;
  toldAt = now;
  page.told.textContent = words;
}

/** The reader is gone; the next start has a new one. */
function failed(): void {
  stop();
  reader?.close();
  reader = null;
  trouble({ title: "The reader stopped", text: "Nothing is read now. Start it again." });
}

function show(
  read: Reading[],
  size: { width: number; height: number },
  ms: number,
  began: number,
): void {
  const four = page.labels.value === "four";
  const labels = !lesson || lesson.per_person;
  const readings = lesson || page.everyone.checked ? read : nearest(read);
  draw(page.overlay, size, readings, { labels, four, mirrored: picture.mirrored });
  if (!lesson) showPeople(page.people, readings, four);
  const clear = readings.filter((reading) => reading.quality >= 0.25).length;
  const words =
    readings.length === 0
      ? "No face is seen."
      : readings.length === 1
        ? `One face seen${clear ? "" : ", not clearly"}.`
        : `${readings.length} faces seen, ${clear === readings.length ? "all" : clear} clearly.`;
  const others = read.length - readings.length;
  const left = others ? ` ${others === 1 ? "Another is" : `${others} others are`} left out.` : "";
  seen(words + left);
  page.line.title = `${Math.round(ms)} ms a reading`;
  if (socket && began - sent.at >= everyS * 1000 - SHORTEST_MS / 2) {
    const message = facesMessage(sent.n + 1, performance.now() - began, readings);
    if (socket.send(message)) sent = { n: message.n, at: began };
  }
}

/** The largest face: whoever sits before their own camera. */
function nearest(readings: Reading[]): Reading[] {
  const size = ({ box }: Reading): number => box[2] * box[3];
  return [...readings].sort((a, b) => size(b) - size(a)).slice(0, 1);
}

async function connect(wanted: string): Promise<void> {
  if (socket) return;
  const answer = await ask<{ token: string }>("POST", `/classes/${wanted}/cameras`, {
    key,
    body: { agreed: true },
  });
  token = answer.token;
  socket = new LiveSocket(`/api/classes/${wanted}/readings`, token, {
    message: (message: Down) => {
      if (message.type === "welcome" || message.type === "pace") everyS = message.every_s;
      if (message.type === "welcome" && !message.faces) facesOff();
    },
    standing: (now: Standing, words: string) => {
      page.line.textContent = now === "open" ? "Numbers go to the class." : words;
      if (now === "over" || now === "refused") {
        socket = null;
        stop();
        page.choose.hidden = now === "over";
        trouble({
          title: now === "over" ? "The class is over" : "This camera is not let in",
          text: words,
        });
      }
    },
  });
}

/** Whoever runs the server stated that no faces may be read here any more. */
function facesOff(): void {
  stop();
  page.choose.hidden = true;
  trouble({
    title: "Faces are no longer read in this class",
    text: "The rules for this place have changed. The class goes on with the students' buttons.",
  });
}

function stop(): void {
  run += 1;
  picture.stop();
  forget();
  page.stage.hidden = true;
  page.choose.hidden = false;
}

/** Nothing is read now: neither the class nor this page goes on with what was. */
function forget(): void {
  socket?.send({ type: "pause" });
  page.people.replaceChildren();
  page.overlay.getContext("2d")?.clearRect(0, 0, page.overlay.width, page.overlay.height);
}

/** What was read here is forgotten at once when the page goes. */
function leave(): void {
  picture.stop();
  if (token && lesson)
    void ask("DELETE", `/classes/${lesson.code}/me`, { key: token }).catch(() => 0);
}

async function listCameras(): Promise<void> {
  const found = await cameras();
  page.cameras.hidden = found.length < 2;
  const chosen = page.camera.value;
  page.camera.replaceChildren(
    ...found.map(
      (device, index) => new Option(device.label || `Camera ${index + 1}`, device.deviceId),
    ),
  );
  if (found.some((device) => device.deviceId === chosen)) page.camera.value = chosen;
}

function refusal(error: unknown): { title: string; text: string } {
  const text = error instanceof ApiError ? error.message : "Something went wrong. Try again.";
  return { title: "The class cannot be reached", text };
}

function trouble(words: { title: string; text: string }, again?: () => void): void {
  byId("trouble-title").textContent = words.title;
  byId("trouble-text").textContent = words.text;
  const retry = byId<HTMLButtonElement>("retry");
  retry.hidden = !again;
  retry.onclick = () => again?.();
  page.trouble.hidden = false;
}

function hideTrouble(): void {
  page.trouble.hidden = true;
}

page.agreed.addEventListener("change", allow);
page.useCamera.addEventListener("click", () => {
  void start(() => picture.openCamera(page.camera.value));
});
page.useWindow.addEventListener("click", () => void start(() => picture.openWindow()));
byId("stop").addEventListener("click", stop);
window.addEventListener("pagehide", leave);
// Coming back with the browser's own button may bring a page back whose camera is off.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
void begin();
