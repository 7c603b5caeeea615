// From a reading to the message that is sent, and from the message to words.

import { type Expression, FERPLUS, type Up } from "../common/protocol";

export type FacesMessage = Extract<Up, { type: "faces" }>;

/** What of a reading can be sent. */
export interface Readable {
  box: readonly number[];
  quality: number;
  probabilities: ArrayLike<number>;
}

/** Quality below which the server does not count a reading: `SignalOptions.min_quality`. */
export const MIN_QUALITY = 0.25;
/** Probability below which no expression stands out: `SmoothOptions.min_probability`. */
export const MIN_PROBABILITY = 0.4;

/** The face that takes up most of the picture: whoever sits at the device. */
export function largest<Face extends Readable>(faces: readonly Face[]): Face | null {
  const area = (face: Face): number => (face.box[2] ?? 0) * (face.box[3] ?? 0);
  return faces.reduce<Face | null>(
    (best, face) => (best === null || area(face) > area(best) ? face : best),
    null,
  );
}

/**
 * Probabilities as whole thousandths that sum to 1000: those that were cut most are rounded up.
 *
 * permille([0.5, 0.25, 0.25]) is [500, 250, 250]
 */
export function permille(probabilities: ArrayLike<number>): number[] {
  const values = Array.from(probabilities, (value) => Math.max(value, 0));
  const total = values.reduce((sum, value) => sum + value, 0);
  if (!(total > 0) || !Number.isFinite(total)) throw new RangeError("no probabilities");
  const exact = values.map((value) => (value / total) * 1000);
  const whole = exact.map(Math.floor);
  const missing = 1000 - whole.reduce((sum, value) => sum + value, 0);
  const byLoss = exact
    .map((value, index) => ({ index, loss: value - Math.floor(value) }))
    .sort((a, b) => b.loss - a.loss || a.index - b.index);
  for (const { index } of byLoss.slice(0, missing)) whole[index]! += 1;
  return whole;
}

/** The message of a moment: one face, or none. */
export function facesMessage(n: number, ageMs: number, face: Readable | null): FacesMessage {
  const age = Math.round(Math.min(Math.max(ageMs, 0), 60_000));
  if (face === null) return { type: "faces", n, age_ms: age, faces: [] };
  const q = Math.round(Math.min(Math.max(face.quality, 0), 1) * 100) / 100;
  return { type: "faces", n, age_ms: age, faces: [{ who: 1, q, p: permille(face.probabilities) }] };
}

/** How a face was seen: well, not clearly enough to be counted, or not at all. */
export type Seen = "well" | "unclear" | "none";

export function seen(message: FacesMessage): Seen {
  const face = message.faces[0];
  if (face === undefined) return "none";
  return face.q < MIN_QUALITY ? "unclear" : "well";
}

/** One bar: an expression and its thousandths. */
export interface Bar {
  expression: Expression;
  value: number;
}

export function bars(message: FacesMessage): Bar[] {
  const p = message.faces[0]?.p;
  return p ? FERPLUS.map((expression, index) => ({ expression, value: p[index] ?? 0 })) : [];
}

/** A message in one plain sentence. */
export function sentence(message: FacesMessage): string {
  const face = message.faces[0];
  if (face === undefined) return "No face. Nothing of you is counted.";
  const best = bars(message).reduce((most, bar) => (bar.value > most.value ? bar : most));
  if (face.q < MIN_QUALITY) return "Not seen clearly. These numbers are not counted.";
  if (best.value < MIN_PROBABILITY * 1000) return "No expression stands out.";
  return `Looks most like ${best.expression}: ${best.value} of 1000.`;
}

/** Quality in a word: how clearly the face was seen, not how good it is. */
export function clearness(q: number): string {
  if (q < MIN_QUALITY) return "not clear enough";
  if (q < 0.6) return "fairly clear";
  return "clear";
}

/** The message as it is sent, each field on its own line. */
export function exact(message: FacesMessage): string {
  const face = message.faces[0];
  const faces = face
    ? `[{"who":${face.who},"q":${face.q},\n  "p":${JSON.stringify(face.p)}}]`
    : "[]";
  return `{"v":1,"type":"faces","n":${message.n},"age_ms":${message.age_ms},\n "faces":${faces}}`;
}

/** What the page for deciding shows: an invented reading, made like a true one. */
export const EXAMPLE: FacesMessage = facesMessage(42, 83, {
  box: [0, 0, 100, 100],
  quality: 0.93,
  probabilities: [0.574, 0.291, 0.062, 0.038, 0.016, 0.004, 0.009, 0.006],
});
