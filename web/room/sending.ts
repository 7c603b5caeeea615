// From readings to the message that a class takes.

import type { FaceNumbers, Up } from "../common/protocol";
import type { Reading } from "../engine/client";

/** Most faces in one message; see roomtone/live/protocol.py. */
const MOST = 100;

export type FacesMessage = Extract<Up, { type: "faces" }>;

/** Everyone who is seen, the clearest first where there are too many. */
export function facesMessage(n: number, ageMs: number, readings: readonly Reading[]): FacesMessage {
  const faces = [...readings]
    .sort((a, b) => b.quality - a.quality)
    .slice(0, MOST)
    .map(
      (reading): FaceNumbers => ({
        who: reading.who,
        q: Math.round(Math.min(Math.max(reading.quality, 0), 1) * 1000) / 1000,
        p: reading.probabilities.map((value) => Math.round(value * 1000)),
      }),
    );
  return { type: "faces", n, age_ms: Math.min(Math.round(Math.max(ageMs, 0)), 60_000), faces };
}
