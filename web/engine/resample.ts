// Pictures made grey, resized and warped as OpenCV 4 does it on bytes, to the bit: its fixed-point
// arithmetic written out. The golden files hold both engines to the same pixels.

import type { Frame, Grey } from "./types";

/** The rows of a 2 x 3 matrix: a b c, d e f. */
export type Affine = readonly [number, number, number, number, number, number];

/** Half to the even neighbour, as Python's `round` and OpenCV's `cvRound` do. */
export function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 !== 0) ? below + 1 : below;
}

/** Grey by the weights of BT.601 in units of 2^-15: `cv2.COLOR_BGR2GRAY`. */
export function toGrey(frame: Frame): Grey {
  const { data, width, height } = frame;
  const out = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < out.length; i++, at += 4) {
    out[i] = (data[at]! * 9798 + data[at + 1]! * 19235 + data[at + 2]! * 3735 + 16384) >> 15;
  }
  return { data: out, width, height };
}

/**
 * A frame at another size: `cv2.resize`.
 *
 * @param area whether each pixel becomes the mean of what it covers (`INTER_AREA`, to shrink with);
 *   else it is interpolated between four neighbours (`INTER_LINEAR`)
 * @returns R, G, B of each pixel, row by row
 */
export function resized(frame: Frame, width: number, height: number, area: boolean): Uint8Array {
  const [across, down] = [frame.width / width, frame.height / height];
  const whole = Number.isInteger(across) && Number.isInteger(down);
  // OpenCV halves by means of four pixels under either name.
  if (whole && (area || (across === 2 && down === 2))) {
    return blocks(frame, 4, 3, width, height, across, down);
  }
  return area ? averaged(frame, width, height) : interpolated(frame, width, height);
}

/** A square grey picture averaged over blocks of `factor` pixels a side: `INTER_AREA`. */
export function shrunk(fine: Grey, factor: number): Uint8Array {
  const side = fine.width / factor;
  return blocks(fine, 1, 1, side, side, factor, factor);
}

/** Means of blocks of `across` x `down` pixels. `stride`: values per pixel, of which `channels` are read. */
function blocks(
  picture: Frame,
  stride: number,
  channels: number,
  width: number,
  height: number,
  across: number,
  down: number,
): Uint8Array {
  const { data } = picture;
  const row = picture.width * stride;
  const share = Math.fround(1 / (across * down));
  const four = across === 2 && down === 2;
  const out = new Uint8Array(width * height * channels);
  let to = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const start = y * down * row + x * across * stride;
      for (let channel = 0; channel < channels; channel++) {
        let sum = 0;
        for (let i = 0; i < down; i++) {
          let at = start + i * row + channel;
          for (let j = 0; j < across; j++, at += stride) sum += data[at]!;
        }
        out[to++] = four ? (sum + 2) >> 2 : roundHalfEven(Math.fround(sum * share));
      }
    }
  }
  return out;
}

/** Where each of `size` positions lies among `from` pixels: the pixel before it, and weights. */
function positions(size: number, from: number): { before: Int32Array; weights: Int16Array } {
  const scale = 1 / (size / from);
  const before = new Int32Array(size);
  const weights = new Int16Array(size * 2);
  for (let i = 0; i < size; i++) {
    const at = Math.fround((i + 0.5) * scale - 0.5);
    before[i] = Math.floor(at);
    const part = Math.fround(at - before[i]!);
    weights[2 * i] = roundHalfEven(Math.fround(Math.fround(1 - part) * 2048));
    weights[2 * i + 1] = roundHalfEven(Math.fround(part * 2048));
  }
  return { before, weights };
}

function interpolated(frame: Frame, width: number, height: number): Uint8Array {
  const { data } = frame;
  const columns = positions(width, frame.width);
  const rows = positions(height, frame.height);
  const out = new Uint8Array(width * height * 3);
  let upper = new Int32Array(width * 3);
  let lower = new Int32Array(width * 3);
  let [upperRow, lowerRow] = [-1, -1];
  const last = frame.width - 1;

  /** Row `y`, interpolated between columns, in units of 1 / 2048. */
  const fill = (line: Int32Array, y: number): void => {
    const start = y * frame.width * 4;
    for (let x = 0, to = 0; x < width; x++) {
      let left = columns.before[x]!;
      let [a, b] = [columns.weights[2 * x]!, columns.weights[2 * x + 1]!];
      if (left < 0) [left, a, b] = [0, 2048, 0];
      if (left >= last) [left, a, b] = [last, 2048, 0];
      const at = start + left * 4;
      const next = left < last ? at + 4 : at;
      line[to++] = data[at]! * a + data[next]! * b;
      line[to++] = data[at + 1]! * a + data[next + 1]! * b;
      line[to++] = data[at + 2]! * a + data[next + 2]! * b;
    }
  };

  for (let y = 0, to = 0; y < height; y++) {
    const above = Math.min(Math.max(rows.before[y]!, 0), frame.height - 1);
    const below = Math.min(Math.max(rows.before[y]! + 1, 0), frame.height - 1);
    if (above === lowerRow) {
      [upper, lower] = [lower, upper];
      [upperRow, lowerRow] = [lowerRow, upperRow];
    }
    if (above !== upperRow) fill(upper, above);
    if (below !== lowerRow) fill(lower, below);
    [upperRow, lowerRow] = [above, below];
    const [a, b] = [rows.weights[2 * y]!, rows.weights[2 * y + 1]!];
    for (let i = 0; i < upper.length; i++) {
      const sum = ((a * (upper[i]! >> 4)) >> 16) + ((b * (lower[i]! >> 4)) >> 16);
      out[to++] = (sum + 2) >> 2;
    }
  }
  return out;
}

/** For each of `size` positions, which of `from` pixels it covers, and how far, as shares of it. */
function covers(size: number, from: number): { first: number; shares: Float32Array }[] {
  const scale = 1 / (size / from);
  return Array.from({ length: size }, (_, i) => {
    const start = i * scale;
    const end = start + scale;
    const cell = Math.min(scale, from - start);
    const whole = Math.min(Math.floor(end), from - 1);
    const first = Math.min(Math.ceil(start), whole);
    const shares: number[] = [];
    const cut = first - start > 1e-3;
    if (cut) shares.push((first - start) / cell);
    for (let pixel = first; pixel < whole; pixel++) shares.push(1 / cell);
    if (end - whole > 1e-3) shares.push(Math.min(end - whole, 1, cell) / cell);
    return { first: cut ? first - 1 : first, shares: new Float32Array(shares) };
  });
}

function averaged(frame: Frame, width: number, height: number): Uint8Array {
  const { data } = frame;
  const columns = covers(width, frame.width);
  const rows = covers(height, frame.height);
  const out = new Uint8Array(width * height * 3);
  const line = new Float32Array(width * 3);
  const sums = new Float32Array(width * 3);
  for (let y = 0; y < height; y++) {
    const { first, shares } = rows[y]!;
    sums.fill(0);
    for (let i = 0; i < shares.length; i++) {
      averageRow(data, (first + i) * frame.width * 4, columns, line);
      for (let j = 0; j < sums.length; j++) sums[j] = sums[j]! + shares[i]! * line[j]!;
    }
    for (let j = 0; j < sums.length; j++) out[y * sums.length + j] = roundHalfEven(sums[j]!);
  }
  return out;
}

function averageRow(
  data: Frame["data"],
  start: number,
  columns: readonly { first: number; shares: Float32Array }[],
  line: Float32Array,
): void {
  let to = 0;
  for (const { first, shares } of columns) {
    let [red, green, blue] = [0, 0, 0];
    for (let i = 0, at = start + first * 4; i < shares.length; i++, at += 4) {
      const share = shares[i]!;
      red += data[at]! * share;
      green += data[at + 1]! * share;
      blue += data[at + 2]! * share;
    }
    line[to++] = red;
    line[to++] = green;
    line[to++] = blue;
  }
}

/**
 * A square of `side` pixels out of a picture, interpolated between four neighbours, the edge
 * repeated beyond it: `cv2.warpAffine` with INTER_LINEAR, WARP_INVERSE_MAP, BORDER_REPLICATE.
 *
 * OpenCV rounds positions to 1/1024 pixel, their sum to 1/32, and weights are products of 32nds.
 */
export function warp(picture: Grey, matrix: Affine, side: number): Grey {
  const { data, width, height } = picture;
  const [a, b, c, d, e, f] = matrix;
  const across = new Int32Array(side);
  const down = new Int32Array(side);
  for (let x = 0; x < side; x++) {
    across[x] = roundHalfEven(a * x * 1024);
    down[x] = roundHalfEven(d * x * 1024);
  }
  const out = new Uint8Array(side * side);
  const [lastX, lastY] = [width - 1, height - 1];
  for (let y = 0, to = 0; y < side; y++) {
    const startX = roundHalfEven((b * y + c) * 1024) + 16;
    const startY = roundHalfEven((e * y + f) * 1024) + 16;
    for (let x = 0; x < side; x++) {
      const placeX = (startX + across[x]!) >> 5;
      const placeY = (startY + down[x]!) >> 5;
      const [left, top] = [placeX >> 5, placeY >> 5];
      const [fx, fy] = [placeX & 31, placeY & 31];
      const x0 = left < 0 ? 0 : left > lastX ? lastX : left;
      const x1 = left < -1 ? 0 : left >= lastX ? lastX : left + 1;
      const y0 = (top < 0 ? 0 : top > lastY ? lastY : top) * width;
      const y1 = (top < -1 ? 0 : top >= lastY ? lastY : top + 1) * width;
      const upper = data[y0 + x0]! * (32 - fx) + data[y0 + x1]! * fx;
      const lower = data[y1 + x0]! * (32 - fx) + data[y1 + x1]! * fx;
      out[to++] = (upper * (32 - fy) + lower * fy + 512) >> 10;
    }
  }
  return { data: out, width: side, height: side };
}
