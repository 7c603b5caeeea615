// How far the picture of a face can be trusted; twin of roomtone/quality.py.

import type { Face } from "./types";

/** Each pair is (worth 0, worth 1), linear between them. */
export interface QualityOptions {
  sizePx: [number, number];
  sharpness: [number, number];
  turn: [number, number];
  score: [number, number];
}

export const QUALITY_OPTIONS: QualityOptions = {
  sizePx: [10, 28],
  sharpness: [0.02, 0.08],
  turn: [0.75, 0.35],
  score: [0.5, 0.8],
};

/** Quality of a face, 0 to 1: that of its weakest property. */
export function assess(
  face: Face,
  crop: Uint8Array,
  options: QualityOptions = QUALITY_OPTIONS,
): number {
  return Math.min(
    ramp(Math.min(face.box[2], face.box[3]), options.sizePx),
    ramp(sharpness(crop), options.sharpness),
    ramp(turn(face), options.turn),
    ramp(face.score, options.score),
  );
}

/** Contrast of a square grey crop's finest details over its whole contrast; 0 for a plain area. */
export function sharpness(crop: Uint8Array): number {
  const size = Math.sqrt(crop.length);
  const details = new Spread();
  const all = new Spread();
  for (const value of crop) all.add(value);
  for (let y = 1; y < size - 1; y++) {
    for (let x = 1; x < size - 1; x++) {
      const at = y * size + x;
      const around = crop[at - size]! + crop[at + size]! + crop[at - 1]! + crop[at + 1]!;
      details.add(crop[at]! - around / 4);
    }
  }
  return all.deviation < 1 ? 0 : details.deviation / all.deviation;
}

/** How far the head is turned sideways: 0 from the front, about 0.5 in profile. */
export function turn(face: Face): number {
  const [left, right, nose, mouthLeft, mouthRight] = face.landmarks;
  const eyes = [(left[0] + right[0]) / 2, (left[1] + right[1]) / 2] as const;
  const mouth = [(mouthLeft[0] + mouthRight[0]) / 2, (mouthLeft[1] + mouthRight[1]) / 2] as const;
  const down = [mouth[0] - eyes[0], mouth[1] - eyes[1]] as const;
  const length = Math.hypot(down[0], down[1]);
  const cross = (nose[1] - eyes[1]) * down[0] - (nose[0] - eyes[0]) * down[1];
  const across = Math.abs(cross) / (length || 1);
  const apart = Math.hypot(right[0] - left[0], right[1] - left[1]);
  return across / ((apart + length) / 2 || 1);
}

/** Where half of the heads are turned 30 degrees sideways, and how fast that changes: in `turn`. */
const FACING_TURN = 0.296;
const FACING_SCALE = 0.04;

/** The probability that a head faces the screen: that it is turned less than 30 degrees sideways. */
export function facing(face: Face): number {
  return 1 / (1 + Math.exp((turn(face) - FACING_TURN) / FACING_SCALE));
}

class Spread {
  private n = 0;
  private sum = 0;
  private squares = 0;

  add(value: number): void {
    this.n += 1;
    this.sum += value;
    this.squares += value * value;
  }

  get deviation(): number {
    const mean = this.sum / this.n;
    return Math.sqrt(Math.max(this.squares / this.n - mean * mean, 0));
  }
}

function ramp(value: number, [zero, one]: [number, number]): number {
  return Math.min(Math.max((value - zero) / (one - zero), 0), 1);
}
