// The engine as a page uses it: `Reader.open`, then `read` a frame at a time.

import { EngineError, FOLDER, type ModelName } from "./models";
import type { Reading } from "./types";
import type { Answer, Request } from "./worker";

export { EngineError, type ErrorKind, type ModelName } from "./models";
export type { Reading } from "./types";

export interface ReaderOptions {
  /** Of worker.ts, for this reader alone. */
  worker: Worker;
  model?: ModelName;
  /** The folder with the models, an address that ends with a slash; by default the server's. */
  models?: string;
  /** Longer side at which faces are looked for, pixels: 320 for one person, more for a room. */
  side?: number;
  /** Hears the share that was loaded, 0 to 1. */
  onProgress?: (share: number) => void;
}

export interface Result {
  readings: Reading[];
  /** Whether the picture was one plain color, as of a covered camera. */
  blank: boolean;
  /** Milliseconds that the reading took in its worker. */
  ms: number;
}

/** Without an answer for so long, the worker is taken for dead, milliseconds. */
const STUCK_MS = 20_000;

/** Reads frames in a worker of its own. One frame at a time: others are dropped, never queued. */
export class Reader {
  /** Frames that came while another was being read. */
  dropped = 0;
  private waiting: {
    resolve: (result: Result) => void;
    reject: (error: Error) => void;
  } | null = null;

  private failure: Error | null = null;
  private deadline = 0;

  private constructor(private readonly worker: Worker) {
    worker.onmessage = (event: MessageEvent<Answer>) => this.hear(event.data);
    worker.onerror = worker.onmessageerror = () => this.fail("the reader's worker failed");
  }

  /**
   * Load the runtime and the models, and start.
   *
   * @throws EngineError
   */
  static open({
    worker,
    model = "expression",
    models = FOLDER,
    side = 320,
    onProgress,
  }: ReaderOptions): Promise<Reader> {
    return new Promise((resolve, reject) => {
      const fail = (error: EngineError): void => {
        worker.terminate();
        reject(error);
      };
      worker.onerror = (event: Event) => {
        // What did not load has no message; what failed on the way has.
        const kind = (event as ErrorEvent).message ? "wasm" : "download";
        fail(new EngineError(kind, "The reader could not be started."));
      };
      worker.onmessage = (event: MessageEvent<Answer>) => {
        const answer = event.data;
        if (answer.type === "progress") onProgress?.(answer.share);
        else if (answer.type === "failed") fail(new EngineError(answer.kind, answer.words));
        else if (answer.type === "opened") resolve(new Reader(worker));
      };
      worker.postMessage({ type: "open", model, models, side } satisfies Request);
    });
  }

  /**
   * What a frame shows; null where it was dropped. The bitmap is taken over. Once the worker has
   * failed, or not answered for 20 s, every read is refused.
   *
   * @param t seconds of a clock that never goes back
   */
  read(bitmap: ImageBitmap, t: number): Promise<Result | null> {
    if (this.failure) {
      bitmap.close();
      return Promise.reject(this.failure);
    }
    if (this.waiting) {
      bitmap.close();
      this.dropped += 1;
      return Promise.resolve(null);
    }
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.deadline = window.setTimeout(() => this.fail("the reader does not answer"), STUCK_MS);
      this.worker.postMessage({ type: "read", bitmap, t } satisfies Request, [bitmap]);
    });
  }

  /** Forget everyone, as before another stream. */
  reset(): void {
    this.worker.postMessage({ type: "reset" } satisfies Request);
  }

  close(): void {
    this.fail("the reader was closed");
  }

  private fail(words: string): void {
    this.failure = new Error(words);
    this.worker.terminate();
    this.settle(this.failure);
  }

  private hear(answer: Answer): void {
    const { waiting } = this;
    if (answer.type === "result" && waiting) {
      window.clearTimeout(this.deadline);
      this.waiting = null;
      waiting.resolve({ readings: answer.readings, blank: answer.blank, ms: answer.ms });
    } else if (answer.type === "unreadable") {
      this.settle(new Error(answer.words));
    }
  }

  private settle(error: Error): void {
    window.clearTimeout(this.deadline);
    this.waiting?.reject(error);
    this.waiting = null;
  }
}
