// Cut a face out of a frame the way FER-2013 frames faces; twin of roomtone/crops.py.

import { type Affine, shrunk, warp } from "./resample";
import type { Face, Grey, Landmarks, Point } from "./types";

/** Median place of eyes, nose and mouth corners in FER-2013's pictures, as shares of the side. */
export const TEMPLATE: readonly Point[] = [
  [0.3164, 0.3803],
  [0.6836, 0.3803],
  [0.5, 0.6021],
  [0.3475, 0.7634],
  [0.6525, 0.7634],
];

/** Samples of a large face lie at most so many pixels apart, and are at most so many. */
const SPACING = 1.5;
const MAX_SAMPLES = 12;

/** The crop of a face: grey, `size` x `size`. */
export function cut(grey: Grey, face: Face, size: number): Uint8Array {
  const template = TEMPLATE.map(([x, y]): Point => [x * size, y * size]);
  const [a, b, c, d, e, f] = similarity(template, face.landmarks);
  const samples = Math.min(Math.max(1, Math.ceil(Math.hypot(a, d) / SPACING)), MAX_SAMPLES);
  const [fa, fb, fd, fe] = [a / samples, b / samples, d / samples, e / samples];
  // Pixel centres: fine pixel i lies at (i + 0.5) / samples in crop pixels, and the frame's own
  // pixel j at j + 0.5.
  const fine: Affine = [fa, fb, c + (fa + fb) / 2 - 0.5, fd, fe, f + (fd + fe) / 2 - 0.5];
  const warped = warp(grey, fine, size * samples);
  return samples > 1 ? shrunk(warped, samples) : warped.data;
}

/** The turn, size and shift that take `source` nearest to `target` (least squares). */
export function similarity(source: readonly Point[], target: Landmarks): Affine {
  const n = source.length;
  const middle = mean(source);
  const centre = mean(target);
  let [turnX, turnY, spread] = [0, 0, 0];
  for (let index = 0; index < n; index++) {
    const sx = source[index]![0] - middle[0];
    const sy = source[index]![1] - middle[1];
    const tx = target[index]![0] - centre[0];
    const ty = target[index]![1] - centre[1];
    turnX += tx * sx + ty * sy;
    turnY += ty * sx - tx * sy;
    spread += sx * sx + sy * sy;
  }
  const [cos, sin] = [turnX / spread, turnY / spread];
  const shiftX = centre[0] - (cos * middle[0] - sin * middle[1]);
  const shiftY = centre[1] - (sin * middle[0] + cos * middle[1]);
  return [cos, -sin, shiftX, sin, cos, shiftY];
}

function mean(points: readonly Point[]): Point {
  const sum = points.reduce<Point>(([x, y], [px, py]) => [x + px, y + py], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}
