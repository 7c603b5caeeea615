// The words for expressions: FER+'s eight, FER-2013's seven; twin of roomtone/labels.py.

export { type Expression, FERPLUS } from "../common/protocol";

/** FER-2013's classes in the order of its `emotion` column (Goodfellow et al., arXiv 1307.0414). */
export const FER2013 = ["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"] as const;
export type Fer2013 = (typeof FER2013)[number];

/** The four classes of the student project that roomtone grew from. */
export const ORIGIN: readonly Fer2013[] = ["angry", "fear", "happy", "neutral"];

/** What an uncertain face is labelled instead of a guess. */
export const UNCERTAIN = "uncertain";

/** The name with the highest probability; the first of equals. */
export function mostLikely<Name extends string>(
  names: readonly Name[],
  probabilities: ArrayLike<number>,
): Name {
  let best = 0;
  for (let i = 1; i < names.length; i++) {
    if (probabilities[i]! > probabilities[best]!) best = i;
  }
  return names[best]!;
}

/**
 * The likeliest of some FER-2013 classes, and their probabilities renormalised, in their order.
 *
 * @param fer2013 probabilities over `FER2013`
 * @returns the name is "uncertain" where the face more likely shows none of the classes
 */
export function among(
  fer2013: readonly number[],
  classes: readonly Fer2013[],
): { name: string; shares: number[] } {
  const kept = classes.map((name) => fer2013[FER2013.indexOf(name)] ?? 0);
  const total = kept.reduce((sum, value) => sum + value, 0);
  const shares = kept.map((value) => value / (total || 1));
  return { name: total >= 0.5 ? mostLikely(classes, shares) : UNCERTAIN, shares };
}
