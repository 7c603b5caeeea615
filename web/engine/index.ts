// The entry point of the npm package @roomtone/engine: `createReader`, then `read`.

import { type ModelName, type Reading, Reader as WorkerReader } from "./client";

export { EngineError, type ErrorKind, type ModelName } from "./client";
export { type Expression, FER2013, FERPLUS, type Fer2013, UNCERTAIN } from "./labels";
export type { Box, Reading } from "./types";

/** What can be read: whatever `createImageBitmap` takes. A `Blob` is a picture's file. */
export type Source = ImageBitmapSource;

export interface ReaderOptions {
  /** "nano" is loaded and reads faster, "expression" is right more often. */
  model?: ModelName;
  /**
   * Where the package's folder `files` lies on your server, absolute or relative to the page; by
   * default beside this module. Bundlers move the module, so give it there.
   */
  base?: string | URL;
  /** Longer side at which faces are looked for, pixels: 320 for one person, more for a room. */
  sidePx?: number;
  /** Hears the share that was loaded, 0 to 1. */
  onProgress?: (share: number) => void;
}

export interface Reader {
  /**
   * Everyone seen in a picture, by id; null where the reader was still busy with the one before.
   *
   * Ids and smoothing go from picture to picture: call `reset` before another stream or photo.
   *
   * @param t seconds of a clock that never goes back; by default the page's own
   * @throws Error the source cannot be read, or the reader was closed
   */
  read(source: Source, t?: number): Promise<readonly Reading[] | null>;
  /** Forget everyone. */
  reset(): void;
  /** End the worker; every later `read` is refused. */
  close(): void;
}

/**
 * Load the runtime and the models (about 5 MB), in a worker of its own.
 *
 * @throws EngineError what did not arrive, or does not run in this browser
 */
export async function createReader({
  model = "nano",
  base = import.meta.url.replace(/[^/]*$/, "files/"),
  sidePx = 640,
  onProgress,
}: ReaderOptions = {}): Promise<Reader> {
  const files = new URL(base, document.baseURI);
  if (!files.pathname.endsWith("/")) files.pathname += "/";
  const worker = new Worker(new URL("worker.js", files), { type: "module" });
  const reader = await WorkerReader.open({
    worker,
    model,
    models: files.href,
    side: sidePx,
    ...(onProgress && { onProgress }),
  });
  return {
    read: async (source, t = performance.now() / 1000) =>
      (await reader.read(await createImageBitmap(source), t))?.readings ?? null,
    reset: () => reader.reset(),
    close: () => reader.close(),
  };
}
