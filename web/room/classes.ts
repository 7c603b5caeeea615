// The origin's four classes, chosen out of FER-2013's seven; twin of Reading.among in Python.

import { FER2013, UNCERTAIN } from "../engine/labels";

/** The four classes of the student project that roomtone grew from. */
export const ORIGIN = ["angry", "fear", "happy", "neutral"] as const;

/**
 * The likeliest of some FER-2013 classes, and their probabilities renormalised; "uncertain" where
 * the face more likely shows none of them.
 */
export function among(
  fer2013: readonly number[],
  classes: readonly (typeof FER2013)[number][],
): { name: string; shares: number[] } {
  const kept = classes.map((name) => fer2013[FER2013.indexOf(name)] ?? 0);
  const total = kept.reduce((sum, value) => sum + value, 0);
  const shares = kept.map((value) => value / (total || 1));
  const best = shares.indexOf(Math.max(...shares));
  return { name: total >= 0.5 ? (classes[best] ?? UNCERTAIN) : UNCERTAIN, shares };
}
