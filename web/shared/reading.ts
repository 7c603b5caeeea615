// The loop that reads: frames from the camera go to the reader, one at a time, at a pace that the
// device can keep.

import { largest, type Readable } from "./numbers";
import { Pace } from "./pace";

/** What is needed of the reader (`Reader` of web/engine/client.ts). */
export interface Engine<Face extends Readable> {
  /** What a frame shows; null where it was dropped. The frame is taken over. */
  read(frame: ImageBitmap, t: number): Promise<{ readings: readonly Face[] } | null>;
  reset(): void;
  close(): void;
}

export interface Latest<Face extends Readable> {
  /** The largest face; null for none. */
  face: Face | null;
  /** When the frame was taken, milliseconds of `performance.now()`. */
  at: number;
}

export interface ReadingEvents<Face extends Readable> {
  read(latest: Latest<Face>): void;
  /** Reading fails again and again. */
  failed(): void;
}

/** Failures in a row that are too many. */
const PATIENCE = 5;
/** Between looks at a camera that has no picture yet, milliseconds. */
const AGAIN_MS = 60;

/** Reads while it is started. The latest reading is `latest`; it is forgotten when it stops. */
export class Reading<Face extends Readable> {
  readonly pace = new Pace();
  latest: Latest<Face> | null = null;
  private run = 0;

  /** @param frame gives the camera's picture now, or null where there is none yet */
  constructor(
    readonly engine: Engine<Face>,
    private readonly frame: () => Promise<ImageBitmap | null>,
    private readonly events: ReadingEvents<Face>,
  ) {}

  start(): void {
    this.stop();
    this.pace.reset();
    this.engine.reset();
    void this.loop(++this.run);
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
        if (run === this.run && failures >= PATIENCE) {
          this.stop();
          this.events.failed();
          return;
        }
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  private async once(at: number): Promise<Latest<Face> | null> {
    const frame = await this.frame();
    if (frame === null) return null;
    const result = await this.engine.read(frame, at / 1000);
    return result && { face: largest(result.readings), at };
  }
}
