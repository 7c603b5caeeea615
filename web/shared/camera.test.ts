import { afterEach, describe, expect, it, vi } from "vitest";
import { Camera } from "./camera";
import { TroubleError, troubleOf, troubleText } from "./trouble";

function stream() {
  const track = { stop: vi.fn(), addEventListener: vi.fn(), getSettings: () => ({}) };
  return { track, getTracks: () => [track], getVideoTracks: () => [track] };
}

function opening(mediaDevices: object): { camera: Camera; video: { srcObject: unknown } } {
  vi.stubGlobal("navigator", { mediaDevices });
  vi.stubGlobal("window", globalThis);
  const video = { srcObject: null, currentTime: 0, play: () => Promise.resolve() };
  const events = { ended: () => undefined, still: () => undefined };
  return { camera: new Camera(video as unknown as HTMLVideoElement, events), video };
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
