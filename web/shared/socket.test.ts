import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LiveSocket } from "./socket";

/** A socket whose handshake is swallowed on the way. */
class Swallowed {
  readyState = 0;
  onclose: ((event: object) => void) | null = null;
  close(): void {
    this.readyState = 3;
  }
}

describe("where WebSockets do not get through", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal("window", Object.assign(new EventTarget(), globalThis));
    vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
    vi.stubGlobal("location", { protocol: "http:", host: "school" });
    vi.stubGlobal("fetch", async () => new Response("ok"));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  async function standings(seconds: number): Promise<string[]> {
    const seen: string[] = [];
    const standing = (now: string) => seen.push(now);
    const socket = new LiveSocket("/api/classes/A/feed", "t", { standing, message: () => {} });
    expect(socket.send({ type: "pause" })).toBe(false);
    await vi.advanceTimersByTimeAsync(seconds * 1000);
    socket.close();
    return seen;
  }

  it("says so within half a minute where a network swallows the handshake", async () => {
    vi.stubGlobal("WebSocket", Swallowed);
    expect(await standings(15)).not.toContain("blocked");
    expect(await standings(32)).toContain("blocked");
  });

  it("says so soon where a browser has none, or an extension refuses them", async () => {
    vi.stubGlobal("WebSocket", undefined);
    expect(await standings(8)).toContain("blocked");
    vi.stubGlobal(
      "WebSocket",
      class {
        constructor() {
          throw new Error("blocked");
        }
      },
    );
    expect(await standings(8)).toContain("blocked");
  });
});
