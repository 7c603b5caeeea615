// From readings to the message that a class gets.

import type { Reading } from "../engine/client";
import { type Faces, MAX_FACES } from "./generated";

export type FacesMessage = Omit<Faces, "v">;
/** What of a reading can be sent. */
export type Readable = Pick<Reading, "who" | "quality" | "facing"> & {
  probabilities: ArrayLike<number>;
};

/** The face that takes up most of the picture: whoever sits at the device. */
export function largest<Face extends { box: readonly number[] }>(
  faces: readonly Face[],
): Face | null {
  const area = (face: Face): number => (face.box[2] ?? 0) * (face.box[3] ?? 0);
  return faces.reduce<Face | null>(
    (best, face) => (best === null || area(face) > area(best) ? face : best),
    null,
  );
}

/**
 * Everyone who is seen, the clearest first where there are too many.
 *
 * @param asksFacing whether the class has the share that faces the screen
 */
export function facesMessage(
  n: number,
  ageMs: number,
  readings: readonly Readable[],
  asksFacing = false,
): FacesMessage {
  const faces = [...readings]
    .sort((a, b) => b.quality - a.quality)
    .slice(0, MAX_FACES)
    .map(({ who, quality, probabilities, facing }) => ({
      who,
      q: Math.round(Math.min(Math.max(quality, 0), 1) * 100) / 100,
      p: whole(probabilities, 1000),
      ...(asksFacing ? { f: Math.round(facing * 1000) } : {}),
    }));
  return { type: "faces", n, age_ms: Math.round(Math.min(Math.max(ageMs, 0), 60_000)), faces };
}

/**
 * Shares as whole numbers that sum to a total: those that were cut most are rounded up.
 *
 * whole([0.5, 0.25, 0.25], 1000) is [500, 250, 250]
 */
export function whole(shares: ArrayLike<number>, total: number): number[] {
  const values = Array.from(shares, (value) => Math.max(value, 0));
  const sum = values.reduce((all, value) => all + value, 0);
  if (!(sum > 0) || !Number.isFinite(sum)) throw new RangeError("no probabilities");
  const exact = values.map((value) => (value / sum) * total);
  const parts = exact.map(Math.floor);
  const missing = total - parts.reduce((all, value) => all + value, 0);
  const byLoss = exact
    .map((value, index) => ({ index, loss: value - Math.floor(value) }))
    .sort((a, b) => b.loss - a.loss || a.index - b.index);
  for (const { index } of byLoss.slice(0, missing)) parts[index]! += 1;
  return parts;
}
