// What the camera page says of the faces in its picture. No DOM.

import type { Reading } from "../engine/types";
import { MIN_QUALITY } from "../shared/generated";
import { troubleText } from "../shared/trouble";
import { text } from "../shared/words";

/**
 * How many faces are in view, and how many of them can be read.
 *
 * @param others faces that are left out, on a camera on oneself
 */
export function seenText(
  readings: readonly Pick<Reading, "quality" | "uncertain">[],
  others: number,
): string {
  const faces = readings.length;
  if (faces === 0) return text("camera-seen-none");
  const clear = readings.filter(({ quality }) => quality >= MIN_QUALITY);
  const readable = clear.length;
  const uncertain = clear.filter((one) => one.uncertain).length;
  return [
    readable === faces
      ? text("camera-seen-all", { faces })
      : text("camera-seen-some", { faces, readable }),
    uncertain ? text("camera-seen-uncertain", { uncertain }) : "",
    others ? text("camera-seen-others", { others }) : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** Why nothing is read: no new picture comes. */
export function stillText(shared: boolean): string {
  return shared ? text("camera-still") : blankText(false);
}

/** Why nothing is read: the picture is one plain color. */
export function blankText(shared: boolean): string {
  if (shared) return text("camera-blank");
  const { title, text: said } = troubleText("stuck");
  return `${title}. ${said}`;
}

/** A warning where others are read already. */
export function joinedText(present: number): string {
  return text("camera-joined", { present });
}
