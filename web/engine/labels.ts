// What expressions are called, and the likeliest of some; the names themselves are generated.

import { FER2013, type Fer2013, UNCERTAIN } from "../shared/generated";

export {
  type Expression,
  FER2013,
  FERPLUS,
  type Fer2013,
  ORIGIN,
  UNCERTAIN,
} from "../shared/generated";

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
 * The likeliest of some FER-2013 classes, and their probabilities renormalized, in their order.
 *
 * @param fer2013 probabilities over `FER2013`
 * @returns the name is "uncertain" where the face more likely shows none of the classes
 */
export function among(
  fer2013: readonly number[],
  classes: readonly Fer2013[],
): { name: string; shares: number[] } {
  const chosen = classes.map((name) => fer2013[FER2013.indexOf(name)] ?? 0);
  const total = chosen.reduce((sum, value) => sum + value, 0);
  const shares = chosen.map((value) => value / (total || 1));
  return { name: total >= 0.5 ? mostLikely(classes, shares) : UNCERTAIN, shares };
}
