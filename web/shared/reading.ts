// The loop that reads: frames go to the worker, one at a time, at a pace that the device can keep.

import { EngineError, Reader, type ReaderOptions, type Reading } from "../engine/client";
import { Pace, type PaceOptions } from "./pace";
import { TroubleError } from "./trouble";

/**
 * Load the models and start the reader.
 *
 * @param side longer side at which faces are looked for, pixels
 * @param onProgress gets the share that has arrived, 0 to 1
 * @param files which model, and where the models are, if not the server's
 * @throws TroubleError
 */
export async function openReader(
  side: number,
  onProgress: (share: number) => void,
  files: Pick<ReaderOptions, "model" | "models"> = {},
): Promise<Reader> {
  try {
    const worker = new Worker(new URL("../engine/worker.ts", import.meta.url), { type: "module" });
    return await Reader.open({ worker, side, onProgress, ...files });
  } catch (error) {
    // What did not arrive, or arrived damaged, may arrive later; what does not run here will not.
    const kind = error instanceof EngineError ? error.kind : "wasm";
    const late = kind === "download" || kind === "checksum";
    throw new TroubleError(late ? "download" : kind === "canvas" ? "scrambled" : "engine");
  }
}

/** What one frame showed. */
export interface Latest {
  readings: readonly Reading[];
  /** Whether the picture was one plain color, as of a covered camera. */
  blank: boolean;
  /** When the frame was made, milliseconds of `performance.now()`. */
  at: number;
  /** Of the frame that the boxes are in, pixels. */
  width: number;
  height: number;
}

export interface ReadingEvents {
  read(latest: Latest): void;
  /** Reading fails again and again; it has stopped. */
  failed(): void;
}

/** Failures in a row that are too many. */
const MAX_FAILURES = 5;
/** Between tries at a camera that has no picture yet, milliseconds. */
const AGAIN_MS = 60;

/** Reads while it is started. The latest reading is `latest`; it is forgotten when it stops. */
export class ReadLoop {
  readonly pace: Pace;
  latest: Latest | null = null;
  private run = 0;

  /** @param frame gives the camera's picture now, or null where there is none */
  constructor(
    readonly reader: Reader,
    private readonly frame: () => Promise<ImageBitmap | null>,
    private readonly events: ReadingEvents,
    pace: Partial<PaceOptions> = {},
  ) {
    this.pace = new Pace(pace);
  }

  start(): void {
    this.stop();
    this.pace.reset();
    this.reader.reset();
    void this.loop(this.run);
  }

  stop(): void {
    this.run += 1;
    this.latest = null;
  }

  private async loop(run: number): Promise<void> {
    let failures = 0;
    while (run === this.run) {
      const began = performance.now();
      let wait = AGAIN_MS;
      try {
        const latest = await this.once(began);
        if (run !== this.run) return;
        if (latest) {
          failures = 0;
          this.latest = latest;
          const now = performance.now();
          wait = this.pace.update(now - began, now);
          this.events.read(latest);
        }
      } catch {
        failures += 1;
        if (run === this.run && failures >= MAX_FAILURES) {
          this.stop();
          this.events.failed();
          return;
        }
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  private async once(at: number): Promise<Latest | null> {
    const frame = await this.frame();
    if (frame === null) return null;
    const { width, height } = frame;
    const result = await this.reader.read(frame, at / 1000);
    return result && { readings: result.readings, blank: result.blank, at, width, height };
  }
}
