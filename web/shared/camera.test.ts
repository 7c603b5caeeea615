import { afterEach, describe, expect, it, vi } from "vitest";
import { Picture } from "./picture";

function stream() {
  const track = { stop: vi.fn(), addEventListener: vi.fn(), getSettings: () => ({}) };
  return { track, getTracks: () => [track], getVideoTracks: () => [track] };
}

describe("a picture", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("that comes when another was asked for is switched off", async () => {
    const [camera, screen] = [stream(), stream()];
    let allow = (): void => undefined;
    const mediaDevices = {
      getUserMedia: () => new Promise((resolve) => (allow = () => resolve(camera))),
      getDisplayMedia: () => Promise.resolve(screen),
    };
    vi.stubGlobal("navigator", { mediaDevices });
    const video = { srcObject: null, play: () => Promise.resolve() };
    const picture = new Picture(video as unknown as HTMLVideoElement, () => undefined);
    const first = picture.openCamera("");
    await picture.openWindow();
    allow();
    await first;
    expect(camera.track.stop).toHaveBeenCalled();
    expect(video.srcObject).toBe(screen);
    picture.stop();
    expect(screen.track.stop).toHaveBeenCalled();
  });
});
