// What the camera page says of the faces in its picture. No DOM.

import type { Reading } from "../engine/types";
import { MIN_QUALITY } from "../shared/generated";
import { troubleText } from "../shared/trouble";

/**
 * How many faces are in view, and how many of them can be read.
 *
 * @param others faces that are left out, on a camera on oneself
 */
export function seenText(
  readings: readonly Pick<Reading, "quality" | "uncertain">[],
  others: number,
): string {
  const count = readings.length;
  if (count === 0) return "No face in view.";
  const readable = readings.filter(({ quality }) => quality >= MIN_QUALITY).length;
  const uncertain = readings.filter((one) => one.uncertain && one.quality >= MIN_QUALITY).length;
  const faces = count === 1 ? "1 face in view" : `${count} faces in view`;
  const of =
    readable === count ? (count === 1 ? "readable" : "all readable") : `${readable} readable`;
  const unsure = uncertain ? `, ${uncertain} uncertain` : "";
  const left = others ? ` ${others === 1 ? "1 other is" : `${others} others are`} skipped.` : "";
  return `${faces}, ${of}${unsure}.${left}`;
}

/** Why nothing is read: no new picture comes. */
export function stillText(shared: boolean): string {
  return shared
    ? "The picture stands still. Nothing is read until it moves again."
    : blankText(false);
}

/** Why nothing is read: the picture is one plain color. */
export function blankText(shared: boolean): string {
  if (shared)
    return "The shared window shows nothing. Make sure that it is open and not minimized.";
  const { title, text } = troubleText("stuck");
  return `${title}. ${text}`;
}

/** A warning where others are read already. */
export function joinedText(present: number): string {
  return (
    `${present === 1 ? "1 person is" : `${present} people are`} already read in this class, by their ` +
    "own camera or another one. Whoever is in this picture too counts twice: ask them to turn off " +
    "their own camera on the student page."
  );
}
