// One camera or shared window, shown in a video element, watched, and switched off so that its light
// goes out.

import { Stillness } from "./stillness";
import { type Trouble, TroubleError, troubleOf } from "./trouble";
import { text } from "./words";

/** So long without a new picture, and it no longer shows what is there now, milliseconds. */
const STILL_MS = 6000;
/** So long without an answer to the browser's question, and people may not have seen it, milliseconds. */
const UNANSWERED_MS = 6000;

export interface CameraEvents {
  /** A picture that was there went away by itself; the camera is off. */
  ended(): void;
  /**
   * No new picture comes, as of a camera that hangs or that the system took away, or of a minimized
   * window; or it comes again.
   */
  still(now: boolean): void;
  /** The browser's question has been left open for some seconds. */
  unanswered(): void;
}

/** Why there can be no camera on this page at all; null where there may be one. */
export function cameraHindrance(): Trouble | null {
  // Older browsers' types say that it is always there; on http pages of other machines it is not.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (typeof devices?.getUserMedia === "function") return null;
  return window.isSecureContext ? "unsupported" : "insecure";
}

/** A list of cameras to choose from, shown where there are several. */
export class CameraChooser {
  /** @param choose gets the id of the camera that somebody chose */
  constructor(
    private readonly field: HTMLElement,
    private readonly select: HTMLSelectElement,
    choose: (deviceId: string) => void,
  ) {
    select.addEventListener("change", () => choose(select.value));
  }

  private async devices(): Promise<MediaDeviceInfo[]> {
    try {
      return (await navigator.mediaDevices?.enumerateDevices?.()) ?? [];
    } catch {
      return []; // some browsers tell nobody which cameras there are
    }
  }

  /** List the cameras; their names are known once one was allowed. `deviceId` is the one in use. */
  async list(deviceId: string): Promise<void> {
    const devices = await this.devices();
    const found = devices.filter((device) => device.kind === "videoinput" && device.deviceId);
    const before = deviceId || this.select.value;
    this.select.replaceChildren(
      ...found.map(
        (device, index) =>
          new Option(
            device.label || text("shared-camera-number", { number: index + 1 }),
            device.deviceId,
          ),
      ),
    );
    if (found.some((device) => device.deviceId === before)) this.select.value = before;
    this.field.hidden = found.length < 2;
  }
}

export class Camera {
  private stream: MediaStream | null = null;
  private watch = 0;
  private turn = 0;
  private standsStill = false;
  private sharing = false;

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

  /** The camera's own id; empty while it is off. */
  get deviceId(): string {
    return this.settings?.deviceId ?? "";
  }

  /** Whether the picture is that of a shared window, tab or screen. */
  get isShared(): boolean {
    return this.stream !== null && this.sharing;
  }

  /** Whether a whole screen is shared, on which this page may be seen too. */
  get isScreen(): boolean {
    return this.settings?.displaySurface === "monitor";
  }

  /**
   * Switch a camera on; the browser asks the person where it has to.
   *
   * @param deviceId of the camera that is wanted; where it is no longer there, another comes
   * @returns whether it is on; false where it was switched off again while the browser asked
   * @throws TroubleError
   */
  openCamera(video: MediaTrackConstraints, deviceId = ""): Promise<boolean> {
    return this.open(false, async (devices) => {
      const wanted = deviceId ? { ...video, deviceId: { exact: deviceId } } : video;
      try {
        return await devices.getUserMedia({ video: wanted, audio: false });
      } catch (error) {
        if (!deviceId || troubleOf(error) !== "missing") throw error;
        return devices.getUserMedia({ video, audio: false });
      }
    });
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
    const patience = window.setTimeout(
      () => turn === this.turn && this.events.unanswered(),
      UNANSWERED_MS,
    );
    try {
      stream = await ask(navigator.mediaDevices);
    } catch (error) {
      if (turn !== this.turn) return false;
      throw new TroubleError(troubleOf(error, sharing));
    } finally {
      window.clearTimeout(patience);
    }
    if (turn !== this.turn) {
      // Another picture was asked for, or none, while the browser asked.
      for (const track of stream.getTracks()) track.stop();
      return false;
    }
    this.stream = stream;
    this.sharing = sharing;
    const stillness = new Stillness();
    const check = (): void => {
      if (stream !== this.stream) return;
      const age = stillness.update(this.video);
      const still = age > STILL_MS || stream.getVideoTracks().some((track) => track.muted);
      if (still === this.standsStill) return;
      this.standsStill = still;
      this.events.still(still);
    };
    for (const track of stream.getTracks()) {
      track.addEventListener("ended", () => {
        if (stream !== this.stream) return;
        this.stop();
        this.events.ended();
      });
      track.addEventListener("mute", check);
      track.addEventListener("unmute", check);
    }
    this.video.srcObject = stream;
    this.watch = window.setInterval(check, 1000);
    await this.video.play().catch(() => undefined); // the watch notices where no picture comes
    return turn === this.turn;
  }
}
