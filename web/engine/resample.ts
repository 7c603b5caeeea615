// Pictures made grey, resized and warped as OpenCV 4 does it on bytes, so that the browser reads
// what the Python engine reads. The golden files hold both to the same pixels.

import type { Frame, Grey } from "./types";

/** Grey as OpenCV weighs it: (4899 R + 9617 G + 1868 B + 8192) >> 14. */
export function toGrey(frame: Frame): Grey {
  const { data, width, height } = frame;
  const grey = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < grey.length; at++, from += 4) {
    grey[at] = (4899 * data[from]! + 9617 * data[from + 1]! + 1868 * data[from + 2]! + 8192) >> 14;
  }
  return { data: grey, width, height };
}

/** For each target pixel of an axis: the source pixels it is made of, and their weights. */
interface Taps {
  start: Int32Array;
  count: Int32Array;
  weights: Float64Array;
  most: number;
}

/** Bilinear: two neighbours, weights in 2048ths. */
function linearTaps(from: number, to: number): Taps {
  const taps = newTaps(to, 2);
  const scale = from / to;
  for (let index = 0; index < to; index++) {
    const place = (index + 0.5) * scale - 0.5;
    let low = Math.floor(place);
    let share = place - low;
    if (low < 0) [low, share] = [0, 0];
    if (low >= from - 1) [low, share] = [from - 1, 0];
    const second = Math.round(share * 2048);
    taps.start[index] = low;
    taps.count[index] = low + 1 < from ? 2 : 1;
    taps.weights[2 * index] = (2048 - second) / 2048;
    taps.weights[2 * index + 1] = second / 2048;
  }
  return taps;
}

/** Area: each source pixel as far as the target's covers it. */
function areaTaps(from: number, to: number): Taps {
  const scale = from / to;
  const most = Math.ceil(scale) + 2;
  const taps = newTaps(to, most);
  for (let index = 0; index < to; index++) {
    const [begin, end] = [index * scale, Math.min((index + 1) * scale, from)];
    const first = Math.floor(begin);
    let count = 0;
    for (let pixel = first; pixel < end && pixel < from; pixel++, count++) {
      const covered = Math.min(pixel + 1, end) - Math.max(pixel, begin);
      taps.weights[most * index + count] = covered / (end - begin);
    }
    taps.start[index] = first;
    taps.count[index] = count;
  }
  return taps;
}

function newTaps(to: number, most: number): Taps {
  return {
    start: new Int32Array(to),
    count: new Int32Array(to),
    weights: new Float64Array(to * most),
    most,
  };
}

/**
 * A frame resized and written into the top left of planes B, G, R (float32, 0 to 255), as YuNet
 * takes them; the rest stays 0. Shrunk to under half, pixels are averaged by area; else bilinear.
 *
 * @param planes float32 (3, rows, stride)
 */
export function resizeToPlanes(
  frame: Frame,
  width: number,
  height: number,
  byArea: boolean,
  planes: Float32Array,
  stride: number,
  rows: number,
): void {
  const taps = byArea ? areaTaps : linearTaps;
  const across = taps(frame.width, width);
  const down = taps(frame.height, height);
  const line = new Float64Array(width * 3);
  const lines = new Map<number, Float64Array>();
  for (let y = 0; y < height; y++) {
    line.fill(0);
    const first = down.start[y]!;
    for (const known of lines.keys()) if (known < first) lines.delete(known);
    for (let tap = 0; tap < down.count[y]!; tap++) {
      const weight = down.weights[down.most * y + tap]!;
      if (weight === 0) continue;
      let source = lines.get(first + tap);
      if (!source) {
        source = shrunkLine(frame, first + tap, across, width);
        lines.set(first + tap, source);
      }
      for (let index = 0; index < line.length; index++) line[index]! += weight * source[index]!;
    }
    for (let x = 0; x < width; x++) {
      for (let plane = 0; plane < 3; plane++) {
        // Canvas pixels are RGB, the planes BGR.
        planes[(plane * rows + y) * stride + x] = Math.round(line[3 * x + 2 - plane]!);
      }
    }
  }
}

function shrunkLine(frame: Frame, row: number, taps: Taps, width: number): Float64Array {
  const line = new Float64Array(width * 3);
  const base = row * frame.width * 4;
  for (let x = 0; x < width; x++) {
    let [red, green, blue] = [0, 0, 0];
    for (let tap = 0; tap < taps.count[x]!; tap++) {
      const weight = taps.weights[taps.most * x + tap]!;
      const at = base + 4 * (taps.start[x]! + tap);
      red += weight * frame.data[at]!;
      green += weight * frame.data[at + 1]!;
      blue += weight * frame.data[at + 2]!;
    }
    line[3 * x] = red;
    line[3 * x + 1] = green;
    line[3 * x + 2] = blue;
  }
  return line;
}

/** The rows of a 2 x 3 matrix: a b c, d e f. */
export type Affine = [number, number, number, number, number, number];

/**
 * Warp a grey picture: target pixel (x, y) is the source at the matrix times (x, y, 1), bilinear in
 * 32nds of a pixel, with the picture's edge repeated beyond it.
 */
export function warp(grey: Grey, matrix: Affine, side: number): Uint8Array {
  const [a, b, c, d, e, f] = matrix;
  const { data, width, height } = grey;
  const target = new Uint8Array(side * side);
  for (let y = 0; y < side; y++) {
    const rowX = rounded((b * y + c) * 1024) + 16;
    const rowY = rounded((e * y + f) * 1024) + 16;
    for (let x = 0; x < side; x++) {
      const fineX = (rowX + rounded(a * x * 1024)) >> 5;
      const fineY = (rowY + rounded(d * x * 1024)) >> 5;
      const left = clamped(fineX >> 5, width);
      const right = clamped((fineX >> 5) + 1, width);
      const top = clamped(fineY >> 5, height) * width;
      const bottom = clamped((fineY >> 5) + 1, height) * width;
      const [u, v] = [fineX & 31, fineY & 31];
      const upper = data[top + left]! * (32 - u) + data[top + right]! * u;
      const lower = data[bottom + left]! * (32 - u) + data[bottom + right]! * u;
      target[y * side + x] = (upper * (32 - v) + lower * v + 512) >> 10;
    }
  }
  return target;
}

/** A square grey picture averaged over blocks of `factor` pixels a side. */
export function shrunk(fine: Uint8Array, side: number, factor: number): Uint8Array {
  const small = new Uint8Array((side / factor) ** 2);
  const width = side / factor;
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let dy = 0; dy < factor; dy++) {
        const row = (y * factor + dy) * side + x * factor;
        for (let dx = 0; dx < factor; dx++) sum += fine[row + dx]!;
      }
      small[y * width + x] = Math.round(sum / factor ** 2);
    }
  }
  return small;
}

function clamped(place: number, size: number): number {
  return place < 0 ? 0 : place >= size ? size - 1 : place;
}

/** To the nearest whole number, halves to the even one, as C's `lrint` does. */
function rounded(value: number): number {
  const low = Math.floor(value);
  const rest = value - low;
  if (rest !== 0.5) return rest < 0.5 ? low : low + 1;
  return low % 2 === 0 ? low : low + 1;
}
