import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Reader } from "./client";

/** A worker that opens, and then answers nothing by itself. */
class StubWorker {
  static latest: StubWorker;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: (() => void) | null = null;
  terminated = false;
  constructor() {
    StubWorker.latest = this;
  }
  postMessage(request: { type: string }): void {
    if (request.type === "open")
      queueMicrotask(() => this.onmessage?.({ data: { type: "opened" } }));
  }
  terminate(): void {
    this.terminated = true;
  }
}

const frame = () => ({ close: vi.fn() }) as unknown as ImageBitmap;

describe("a reader whose worker fails", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal("Worker", StubWorker);
    vi.stubGlobal("window", globalThis);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("refuses the read under way and every one after it", async () => {
    const reader = await Reader.open({ worker: new Worker("worker.js") });
    const reading = reader.read(frame(), 0);
    StubWorker.latest.onerror?.();
    await expect(reading).rejects.toThrow("failed");
    const late = frame();
    await expect(reader.read(late, 1)).rejects.toThrow("failed");
    expect(late.close).toHaveBeenCalled();
  });

  it("takes a worker that is silent for 20 s for dead", async () => {
    const reader = await Reader.open({ worker: new Worker("worker.js") });
    const reading = expect(reader.read(frame(), 0)).rejects.toThrow("does not answer");
    await vi.advanceTimersByTimeAsync(20_000);
    await reading;
    expect(StubWorker.latest.terminated).toBe(true);
  });
});
