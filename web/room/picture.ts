// What is read here: a camera of this machine, or a window that somebody shares.

import { Stillness } from "../common/stillness";

/** Why there is no picture; `words` says it to people. */
export type Trouble = "denied" | "missing" | "busy" | "ended" | "insecure" | "unsupported";

export class PictureError extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble);
  }
}

const WORDS: Record<Trouble, [title: string, text: string]> = {
  denied: [
    "No picture was allowed",
    "Allow it at the lock or camera sign beside the address, then try again.",
  ],
  missing: ["No camera was found", "Plug one in, or share a window."],
  busy: ["The camera is used by another program", "Close that program, then try again."],
  ended: ["The picture has ended", "The camera was unplugged, or the sharing was stopped."],
  insecure: [
    "This page has no camera here",
    "Browsers give pages a camera only over HTTPS, or on the machine that serves them. Open this " +
      "page on that machine, or ask whoever runs the server for an https address.",
  ],
  unsupported: ["This browser cannot do that", "Try a recent Chrome, Edge, Firefox or Safari."],
};

export function inWords(trouble: Trouble): { title: string; text: string } {
  const [title, text] = WORDS[trouble];
  return { title, text };
}

/** So long without a new picture, and it no longer shows what is there now, milliseconds. */
const STILL_MS = 5000;

/** One picture in a video element; `stop` switches the camera off. */
export class Picture {
  private stream: MediaStream | null = null;
  private turn = 0;
  private stillness = new Stillness();
  /** Whether the picture stands still: a camera that hangs, a window that was minimised. */
  still = false;

  /** @param lost called once where a picture that was there goes away by itself */
  constructor(
    readonly video: HTMLVideoElement,
    private readonly lost: () => void,
  ) {}

  /** Whether it is a camera that looks at whoever sits here, and is best shown as in a mirror. */
  get mirrored(): boolean {
    const facing = this.stream?.getVideoTracks()[0]?.getSettings().facingMode;
    return facing === "user";
  }

  async openCamera(deviceId: string): Promise<void> {
    const video: MediaTrackConstraints = { width: { ideal: 1280 }, height: { ideal: 720 } };
    if (deviceId) video.deviceId = { exact: deviceId };
    await this.open((devices) => devices.getUserMedia({ video, audio: false }));
  }

  async openWindow(): Promise<void> {
    await this.open((devices) => {
      if (typeof devices.getDisplayMedia !== "function") throw new PictureError("unsupported");
      return devices.getDisplayMedia({ video: { frameRate: 10 }, audio: false });
    });
  }

  /** The picture now; null while there is none yet, or none any more (`still`). */
  async frame(): Promise<ImageBitmap | null> {
    if (!this.stream || this.video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
    this.still = this.stillness.look(this.video) > STILL_MS;
    return this.still ? null : createImageBitmap(this.video);
  }

  stop(): void {
    this.turn += 1;
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
    this.video.srcObject = null;
  }

  private async open(ask: (devices: MediaDevices) => Promise<MediaStream>): Promise<void> {
    this.stop();
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    if (!devices) throw new PictureError(window.isSecureContext ? "unsupported" : "insecure");
    const turn = this.turn;
    let opened: MediaStream;
    try {
      opened = await ask(devices);
    } catch (error) {
      throw error instanceof PictureError ? error : new PictureError(troubleOf(error));
    }
    if (turn !== this.turn) {
      // Another picture was asked for, or none, while the browser asked.
      for (const track of opened.getTracks()) track.stop();
      return;
    }
    this.stream = opened;
    this.still = false;
    this.stillness = new Stillness();
    for (const track of opened.getTracks()) {
      track.addEventListener("ended", () => {
        if (opened !== this.stream) return;
        this.stop();
        this.lost();
      });
    }
    this.video.srcObject = opened;
    await this.video.play().catch(() => undefined);
  }
}

/** Cameras by name; their names are known once one was allowed. */
export async function cameras(): Promise<MediaDeviceInfo[]> {
  const devices = (await navigator.mediaDevices?.enumerateDevices?.()) ?? [];
  return devices.filter((device) => device.kind === "videoinput" && device.deviceId);
}

function troubleOf(error: unknown): Trouble {
  switch (error instanceof Error ? error.name : "") {
    case "NotAllowedError":
    case "SecurityError":
      return "denied";
    case "NotFoundError":
    case "OverconstrainedError":
      return "missing";
    default:
      return "busy";
  }
}
