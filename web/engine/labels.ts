// The words for expressions: FER+'s eight, FER-2013's seven. Twin of roomtone.labels.

/** FER+'s expressions in the order of its vote columns (Barsoum et al., arXiv 1608.01041). */
export const FERPLUS = [
  "neutral",
  "happiness",
  "surprise",
  "sadness",
  "anger",
  "disgust",
  "fear",
  "contempt",
] as const;

/** FER-2013's classes in the order of its `emotion` column (Goodfellow et al., arXiv 1307.0414). */
export const FER2013 = ["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"] as const;

export type Ferplus = (typeof FERPLUS)[number];
export type Fer2013 = (typeof FER2013)[number];

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
