import { afterEach, describe, expect, it, vi } from "vitest";
import { Camera, CameraChooser } from "./camera";
import { TroubleError, troubleOf, troubleText } from "./trouble";

function stream() {
  const track = Object.assign(new EventTarget(), {
    stop: vi.fn(),
    muted: false,
    getSettings: () => ({}),
  });
  return { track, getTracks: () => [track], getVideoTracks: () => [track] };
}

function opening(mediaDevices: object) {
  vi.stubGlobal("navigator", { mediaDevices });
  vi.stubGlobal("window", globalThis);
  vi.stubGlobal("HTMLMediaElement", { HAVE_CURRENT_DATA: 2 });
  const video = { srcObject: null as unknown, currentTime: 0, play: () => Promise.resolve() };
  const events = { ended: vi.fn(), still: vi.fn(), unanswered: vi.fn() };
  return { camera: new Camera(video as unknown as HTMLVideoElement, events), video, events };
}

describe("a camera", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("that comes when another picture was asked for is switched off", async () => {
    const [webcam, screen] = [stream(), stream()];
    let allow = (): void => undefined;
    const { camera, video } = opening({
      getUserMedia: () => new Promise((resolve) => (allow = () => resolve(webcam))),
      getDisplayMedia: () => Promise.resolve(screen),
    });
    const first = camera.openCamera({});
    expect(await camera.openWindow()).toBe(true);
    allow();
    expect(await first).toBe(false);
    expect(webcam.track.stop).toHaveBeenCalled();
    expect(video.srcObject).toBe(screen);
    camera.stop();
    expect(screen.track.stop).toHaveBeenCalled();
  });

  it("that the system takes away and gives back is said to be still meanwhile", async () => {
    const webcam = stream();
    const { camera, video, events } = opening({ getUserMedia: () => Promise.resolve(webcam) });
    await camera.openCamera({});
    video.currentTime = 1;
    webcam.track.muted = true;
    webcam.track.dispatchEvent(new Event("mute"));
    expect(events.still).toHaveBeenLastCalledWith(true);
    expect(await camera.frame()).toBe(null);
    webcam.track.muted = false;
    video.currentTime = 2;
    webcam.track.dispatchEvent(new Event("unmute"));
    expect(events.still).toHaveBeenLastCalledWith(false);
    camera.stop();
    expect(webcam.track.stop).toHaveBeenCalled();
  });

  it("is not chosen where the browser tells nobody which there are", async () => {
    vi.stubGlobal("navigator", {
      mediaDevices: { enumerateDevices: () => Promise.reject(new Error()) },
    });
    const [field, select] = [
      { hidden: false },
      Object.assign(new EventTarget(), { replaceChildren: vi.fn() }),
    ];
    const chooser = new CameraChooser(
      field as HTMLElement,
      select as unknown as HTMLSelectElement,
      () => undefined,
    );
    await chooser.list("one");
    expect(field.hidden).toBe(true);
  });

  it("that was chosen and is no longer there is replaced by another", async () => {
    const webcam = stream();
    const asked = vi.fn(({ video }: { video: MediaTrackConstraints }) =>
      video.deviceId
        ? Promise.reject(new DOMException("gone", "OverconstrainedError"))
        : Promise.resolve(webcam),
    );
    const { camera } = opening({ getUserMedia: asked });
    expect(await camera.openCamera({ width: 640 }, "one")).toBe(true);
    expect(asked.mock.calls.map(([{ video }]) => video.deviceId)).toEqual([
      { exact: "one" },
      undefined,
    ]);
    camera.stop();
  });

  it("that is asked about for long without an answer is told of, once", async () => {
    vi.useFakeTimers();
    let allow = (): void => undefined;
    const { camera, events } = opening({
      getUserMedia: () => new Promise((resolve) => (allow = () => resolve(stream()))),
    });
    const open = camera.openCamera({});
    await vi.advanceTimersByTimeAsync(20_000);
    expect(events.unanswered).toHaveBeenCalledTimes(1);
    allow();
    expect(await open).toBe(true);
    camera.stop();
    vi.useRealTimers();
  });

  it.each([
    ["NotAllowedError", "not-shared"],
    ["AbortError", "not-shared"],
    ["NotReadableError", "not-captured"],
    ["NotFoundError", "not-captured"],
  ])("names why sharing failed: %s", async (name, trouble) => {
    const { camera } = opening({
      getUserMedia: () => undefined,
      getDisplayMedia: () => Promise.reject(new DOMException("no", name)),
    });
    await expect(camera.openWindow()).rejects.toThrow(trouble);
    expect(troubleText(troubleOf(new DOMException("no", name), true)).text).not.toMatch(/camera/i);
  });

  it("names why it cannot be used", () => {
    const of = (name: string) => troubleOf(new DOMException("no", name));
    expect(of("NotAllowedError")).toBe("denied");
    expect(of("NotReadableError")).toBe("busy");
    expect(of("NotFoundError")).toBe("missing");
    expect(troubleOf(new TroubleError("insecure"))).toBe("insecure");
  });
});
