import { expect, it } from "vitest";
import { type Canvas, isBlank, scrambles } from "./picture";

const [width, height] = [64, 48];

function picture(gray: (pixel: number) => number) {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    data.fill(gray(pixel), 4 * pixel, 4 * pixel + 3);
    data[4 * pixel + 3] = 255;
  }
  return { data, width, height };
}

it("knows the plain picture of a covered camera, noise and all", () => {
  const noise = (pixel: number) => (pixel * 7919) % 13;
  expect(isBlank(picture(() => 0))).toBe(true);
  expect(isBlank(picture((pixel) => 4 + noise(pixel)))).toBe(true);
  expect(isBlank(picture(() => 128))).toBe(true);
  expect(isBlank(picture((pixel) => 100 + 8 * noise(pixel)))).toBe(false);
  expect(isBlank(picture((pixel) => (pixel % width) / 2))).toBe(false); // a dark room
});

/** A canvas of columns, whose pixels come back as a browser changes them. */
function canvas(changed: (gray: number, at: number) => number): Canvas {
  const columns: number[] = [];
  const context = {
    fillStyle: "",
    fillRect: (x: number) => {
      columns[x] = Number(/\d+/.exec(context.fillStyle)?.[0]);
    },
    getImageData: () => picture((pixel) => changed(columns[pixel % width] ?? 0, pixel)),
  };
  return { width, height, getContext: () => context };
}

it("notices a browser that scrambles what is read back, not one that rounds", () => {
  expect(scrambles(canvas((gray) => gray))).toBe(false);
  expect(scrambles(canvas((gray, at) => gray ^ (at % 2)))).toBe(false);
  expect(scrambles(canvas(() => 255))).toBe(true);
  expect(scrambles(canvas((_, at) => (at * 7919) % 256))).toBe(true);
});
