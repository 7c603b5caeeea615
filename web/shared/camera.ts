// One camera or shared window, shown in a video element, watched, and switched off so that its light
// goes out.

import { Stillness } from "./stillness";
import { type Trouble, TroubleError, troubleOf } from "./trouble";

/** So long without a new picture, and it no longer shows what is there now, milliseconds. */
const STILL_MS = 6000;

export interface CameraEvents {
  /** A picture that was there went away by itself; the camera is off. */
  ended(): void;
  /** The picture stands still, as of a camera that hangs or a minimized window; or moves again. */
  still(now: boolean): void;
}

/** Why there can be no camera on this page at all; null where there may be one. */
export function cameraHindrance(): Trouble | null {
  // Older browsers' types say that it is always there; on http pages of other machines it is not.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (typeof devices?.getUserMedia === "function") return null;
  return window.isSecureContext ? "unsupported" : "insecure";
}

/** Cameras by name; their names are known once one was allowed. */
export async function listCameras(): Promise<MediaDeviceInfo[]> {
  const devices = (await navigator.mediaDevices?.enumerateDevices?.()) ?? [];
  return devices.filter((device) => device.kind === "videoinput" && device.deviceId);
}

export class Camera {
  private stream: MediaStream | null = null;
  private watch = 0;
  private turn = 0;
  private standsStill = false;

  constructor(
    readonly video: HTMLVideoElement,
    private readonly events: CameraEvents,
  ) {}

  /** Whether the picture shows no longer what is there now. */
  get isStill(): boolean {
    return this.standsStill;
  }

  /** Whether it looks at whoever sits here, and is best shown as in a mirror. */
  get mirrored(): boolean {
    return this.settings?.facingMode === "user";
  }

  /** Whether a whole screen is shared, on which this page may be seen too. */
  get isScreen(): boolean {
    return this.settings?.displaySurface === "monitor";
  }

  /**
   * Switch a camera on; the browser asks the person where it has to.
   *
   * @returns whether it is on; false where it was switched off again while the browser asked
   * @throws TroubleError
   */
  openCamera(video: MediaTrackConstraints): Promise<boolean> {
    return this.open(false, (devices) => devices.getUserMedia({ video, audio: false }));
  }

  /** Ask for a window or a tab to share, likewise. */
  openWindow(): Promise<boolean> {
    return this.open(true, (devices) => {
      if (typeof devices.getDisplayMedia !== "function") throw new TroubleError("unsupported");
      const wanted = {
        video: { frameRate: 10, displaySurface: "window" },
        audio: false,
        selfBrowserSurface: "exclude",
        monitorTypeSurfaces: "exclude",
      };
      return devices.getDisplayMedia(wanted);
    });
  }

  /** The picture now; null while there is none yet, or where it stands still. */
  async frame(): Promise<ImageBitmap | null> {
    const there = this.video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
    return this.stream && there && !this.standsStill ? createImageBitmap(this.video) : null;
  }

  /** Switch it off: its light goes out. */
  stop(): void {
    this.turn += 1;
    window.clearInterval(this.watch);
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
    this.standsStill = false;
    this.video.srcObject = null;
  }

  private get settings(): MediaTrackSettings | undefined {
    return this.stream?.getVideoTracks()[0]?.getSettings();
  }

  private async open(
    sharing: boolean,
    ask: (devices: MediaDevices) => Promise<MediaStream>,
  ): Promise<boolean> {
    this.stop();
    const turn = this.turn;
    const hindrance = cameraHindrance();
    if (hindrance) throw new TroubleError(hindrance);
    let stream: MediaStream;
    try {
      stream = await ask(navigator.mediaDevices);
    } catch (error) {
      if (turn !== this.turn) return false;
      throw new TroubleError(troubleOf(error, sharing));
    }
    if (turn !== this.turn) {
      // Another picture was asked for, or none, while the browser asked.
      for (const track of stream.getTracks()) track.stop();
      return false;
    }
    this.stream = stream;
    for (const track of stream.getTracks()) {
      track.addEventListener("ended", () => {
        if (stream !== this.stream) return;
        this.stop();
        this.events.ended();
      });
    }
    this.video.srcObject = stream;
    const stillness = new Stillness();
    this.watch = window.setInterval(() => {
      const still = stillness.update(this.video) > STILL_MS;
      if (still === this.standsStill) return;
      this.standsStill = still;
      this.events.still(still);
    }, 1000);
    await this.video.play().catch(() => undefined); // the watch notices where no picture comes
    return turn === this.turn;
  }
}
