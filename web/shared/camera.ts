// The camera: asked for, watched, and switched off so that its light goes out.

import { Stillness } from "../common/stillness";
import { type Trouble, TroubleError } from "./state";

const WANTED: MediaStreamConstraints = {
  video: { facingMode: "user", width: 640, height: 480 },
  audio: false,
};
/** So long without a new picture, and the camera is taken for stuck, milliseconds. */
const STUCK_MS = 8000;

/** Why there can be no camera on this page at all; null where there may be one. */
export function cameraHindrance(): Trouble | null {
  // Older browsers' types say that it is always there; on http pages of other machines it is not.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (typeof devices?.getUserMedia === "function") return null;
  return window.isSecureContext ? "unsupported" : "insecure";
}

/** What a failed `getUserMedia` means. */
export function troubleOf(error: unknown): Trouble {
  switch (error instanceof Error ? error.name : "") {
    case "NotAllowedError":
    case "SecurityError":
      return "denied";
    case "NotFoundError":
    case "OverconstrainedError":
      return "missing";
    case "NotReadableError":
    case "AbortError":
      return "busy";
    default:
      return "busy"; // trying again is worth it
  }
}

/** One camera, shown in a video element. */
export class Camera {
  private stream: MediaStream | null = null;
  private watch = 0;
  private wanted = 0;

  /**
   * @param video where it is shown, and where frames are taken from
   * @param lost called once where a camera that was on goes away or gets stuck
   */
  constructor(
    readonly video: HTMLVideoElement,
    private readonly lost: (what: Trouble) => void,
  ) {}

  /**
   * Switch it on; the browser asks the person where it has to.
   *
   * @returns whether it is on; false where it was switched off again while the browser asked
   */
  async start(): Promise<boolean> {
    const turn = ++this.wanted;
    const hindrance = cameraHindrance();
    if (hindrance) throw new TroubleError(hindrance);
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getUserMedia(WANTED);
    } catch (error) {
      if (turn !== this.wanted) return false;
      throw new TroubleError(troubleOf(error));
    }
    if (turn !== this.wanted) {
      for (const track of stream.getTracks()) track.stop();
      return false;
    }
    this.stream = stream;
    this.video.srcObject = stream;
    for (const track of stream.getTracks()) {
      track.addEventListener("ended", () => this.lose(stream, "ended"));
    }
    await this.video.play().catch(() => undefined); // the watch notices where no picture comes
    this.look(stream);
    return turn === this.wanted;
  }

  /** Switch it off: its light goes out. */
  stop(): void {
    this.wanted += 1;
    window.clearInterval(this.watch);
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
    this.video.srcObject = null;
  }

  /** The picture now; null where there is none. */
  async frame(): Promise<ImageBitmap | null> {
    const there = this.video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
    return this.stream && there ? createImageBitmap(this.video) : null;
  }

  private look(stream: MediaStream): void {
    const stillness = new Stillness();
    window.clearInterval(this.watch);
    this.watch = window.setInterval(() => {
      if (stillness.look(this.video) > STUCK_MS) this.lose(stream, "stuck");
    }, 1000);
  }

  private lose(stream: MediaStream, what: Trouble): void {
    if (stream !== this.stream) return;
    this.stop();
    this.lost(what);
  }
}
