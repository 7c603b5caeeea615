// The reader of web/engine, opened with this page's settings, and its errors sorted.

import { EngineError, Reader, type Reading } from "../engine/client";
import { type Trouble, TroubleError } from "./state";

export type Engine = Reader;
export type Face = Reading;

/** Longer side of the picture in which faces are looked for, pixels: one person sits close. */
const SIDE = 320;

/**
 * Load the models and start the reader.
 *
 * @param progress hears the share that has arrived, 0 to 1
 * @throws TroubleError
 */
export async function openEngine(progress: (share: number) => void): Promise<Engine> {
  try {
    return await Reader.open({ model: "expression", side: SIDE, onProgress: progress });
  } catch (error) {
    throw new TroubleError(troubleOf(error));
  }
}

/** What did not arrive, or arrived damaged, may arrive later; what does not run here will not. */
function troubleOf(error: unknown): Trouble {
  const kind = error instanceof EngineError ? error.kind : "wasm";
  return kind === "download" || kind === "checksum" ? "download" : "engine";
}
