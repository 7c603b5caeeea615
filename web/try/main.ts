// The page of the documentation on which people try the reader: a camera or a picture, on this device.

import "../shared/english";
import { draw } from "../camera/overlay";
import { showPeople } from "../camera/people";
import { blankText, seenText, stillText } from "../camera/words";
import type { Reading } from "../engine/client";
import { Camera, CameraChooser } from "../shared/camera";
import { byId, reloadWhenRestored, say, show } from "../shared/dom";
import { type Latest, openReader, ReadLoop } from "../shared/reading";
import { type Text, TroubleError, troubleText, unansweredText } from "../shared/trouble";

/** Longer side at which faces are looked for, pixels. */
const SIDE = 640;
const PICTURE: MediaTrackConstraints = { width: { ideal: 1280 }, height: { ideal: 720 } };
/** Pictures are shown and read at this longer side at most, pixels. */
const LONGEST = 1920;
/** Beside this page, wherever it lies. */
const FILES = { model: "nano", models: new URL("models/", document.baseURI).href } as const;

const agreed = byId<HTMLInputElement>("agreed");
const labels = byId<HTMLSelectElement>("labels");
const overlay = byId<HTMLCanvasElement>("overlay");
const still = byId<HTMLCanvasElement>("still");
const file = byId<HTMLInputElement>("file");

let loop: ReadLoop | null = null;
/** The id of the camera that was chosen. */
let device = "";
let run = 0;
let shown: { readings: readonly Reading[]; width: number; height: number } | null = null;

const camera = new Camera(byId<HTMLVideoElement>("video"), {
  ended: () => {
    stop();
    trouble(troubleText("ended"));
  },
  still: (now) => {
    if (!now) return;
    clear();
    say("seen", stillText(false));
  },
  unanswered: () => trouble(unansweredText()),
});
const cameras = new CameraChooser(byId("cameras"), byId<HTMLSelectElement>("camera"), (id) => {
  device = id;
  useCamera();
});

function useCamera(): void {
  void begin(
    async () => {
      if (!(await camera.openCamera(PICTURE, device))) return false;
      show("video", true);
      show("still", false);
      byId("picture").classList.toggle("mirrored", camera.mirrored);
      await cameras.list(camera.deviceId);
      return true;
    },
    async (reading) => reading.start(),
  );
}

function usePicture(picture: File): void {
  void begin(
    async () => {
      const bitmap = await opened(picture);
      [still.width, still.height] = [bitmap.width, bitmap.height];
      still.getContext("2d")?.drawImage(bitmap, 0, 0);
      bitmap.close();
      show("video", false);
      show("still", true);
      byId("picture").classList.remove("mirrored");
      return true;
    },
    async (reading) => {
      reading.reader.reset();
      const result = await reading.reader.read(await createImageBitmap(still), 0);
      const { width, height } = still;
      if (result) showReadings({ ...result, blank: false, at: 0, width, height });
    },
  );
}

/**
 * Show a picture, load the reader, and read.
 *
 * @param open shows the picture; false where it was stopped meanwhile
 */
async function begin(
  open: () => Promise<boolean>,
  read: (reading: ReadLoop) => Promise<void>,
): Promise<void> {
  stop();
  show("trouble", false);
  const turn = ++run;
  try {
    if (!(await open()) || turn !== run) return;
    show("choose", false);
    show("stage", true);
    loop ??= await openLoop();
    show("loading", false);
    if (turn !== run) return;
    say("seen", "Reading …");
    await read(loop);
  } catch (error) {
    if (turn !== run) return;
    stop();
    trouble(
      error instanceof TroubleError
        ? troubleText(error.trouble)
        : { title: "This can’t be read", text: String((error as Error).message ?? error) },
    );
  }
}

/** A picture's pixels, upright, no larger than needed. */
async function opened(picture: File): Promise<ImageBitmap> {
  let whole: ImageBitmap;
  try {
    whole = await createImageBitmap(picture);
  } catch {
    throw new Error(
      `${picture.name}: expected a picture that this browser can open, as JPEG or PNG.`,
    );
  }
  const scale = LONGEST / Math.max(whole.width, whole.height);
  if (scale >= 1) return whole;
  const size = {
    resizeWidth: Math.round(whole.width * scale),
    resizeHeight: Math.round(whole.height * scale),
    resizeQuality: "high" as const,
  };
  const small = await createImageBitmap(whole, size);
  whole.close();
  return small;
}

async function openLoop(): Promise<ReadLoop> {
  show("loading", true);
  say("seen", "Loading the reader …");
  const reader = await openReader(
    SIDE,
    (share) => {
      byId<HTMLProgressElement>("loading").value = share;
    },
    FILES,
  );
  const events = {
    read: (latest: Latest) => {
      if (!camera.isStill) showReadings(latest);
    },
    failed: () => {
      stop();
      loop?.reader.close();
      loop = null; // the next start has a new one
      trouble({ title: "The reader stopped", text: "Nothing is read now. Start it again." });
    },
  };
  return new ReadLoop(reader, () => camera.frame(), events, { shortest_ms: 100, share: 1 });
}

function showReadings({ readings, blank, width, height }: Latest): void {
  shown = { readings, width, height };
  redraw();
  say("seen", blank ? blankText(false) : seenText(readings, 0));
}

function redraw(): void {
  if (!shown) return;
  const { readings, width, height } = shown;
  const four = labels.value === "four";
  draw(overlay, { width, height }, readings, { labels: true, four, mirrored: camera.mirrored });
  showPeople(byId("people"), readings, four);
}

function stop(): void {
  run += 1;
  loop?.stop();
  camera.stop();
  clear();
  still.width = still.height = 0;
  file.value = "";
  show("stage", false);
  show("cameras", false);
  show("choose", true);
}

function clear(): void {
  shown = null;
  byId("people").replaceChildren();
  overlay.getContext("2d")?.clearRect(0, 0, overlay.width, overlay.height);
}

function trouble({ title, text }: Text): void {
  say("trouble-title", title);
  say("trouble-text", text);
  show("trouble", true);
}

function allow(): void {
  for (const id of ["use-camera", "use-picture"])
    byId<HTMLButtonElement>(id).disabled = !agreed.checked;
}

function drop(event: DragEvent): void {
  event.preventDefault();
  document.body.classList.remove("dragged");
  const picture = event.dataTransfer?.files[0];
  if (!picture) return;
  if (agreed.checked) usePicture(picture);
  else trouble({ title: "Agree first", text: "Tick the box, then drop the picture again." });
}

agreed.checked = false; // browsers may tick what was ticked before
agreed.addEventListener("change", allow);
labels.addEventListener("change", redraw);
window.addEventListener("resize", redraw);
byId("use-camera").addEventListener("click", useCamera);
byId("use-picture").addEventListener("click", () => file.click());
file.addEventListener("change", () => file.files?.[0] && usePicture(file.files[0]));
byId("stop").addEventListener("click", stop);
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  document.body.classList.add("dragged");
});
document.addEventListener("dragleave", () => document.body.classList.remove("dragged"));
document.addEventListener("drop", drop);
window.addEventListener("pagehide", () => camera.stop());
reloadWhenRestored();
