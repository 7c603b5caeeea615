// What a picture is before anybody looks for faces in it: whether there is one at all.

/** Pixels that are looked at; so many tell whether a picture is plain. */
const SAMPLES = 1000;
/** Gray values of a plain picture lie this close together; a covered camera's noise is less. */
const PLAIN_STD = 3;
/** In the dark the noise of a covered camera is larger, in gray values. */
const DARK = { mean: 32, std: 8 };
/** Reading back gives this much else than was drawn, in gray values: no rounding, but on purpose. */
const SCRAMBLED = 8;

/** RGBA pixels, as of a canvas. */
export interface Pixels {
  data: ArrayLike<number>;
  width: number;
  height: number;
}

/** Whether a picture is one plain color, as of a covered camera or one that gives nothing. */
export function isBlank({ data }: Pixels): boolean {
  const step = 4 * Math.max(Math.floor(data.length / 4 / SAMPLES), 1);
  let [count, sum, squares] = [0, 0, 0];
  for (let at = 0; at + 2 < data.length; at += step) {
    const gray = 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
    count += 1;
    sum += gray;
    squares += gray * gray;
  }
  const mean = sum / count;
  const std = Math.sqrt(Math.max(squares / count - mean * mean, 0));
  return std < PLAIN_STD || (mean < DARK.mean && std < DARK.std);
}

/** What `scrambles` needs of a canvas. */
export interface Canvas {
  width: number;
  height: number;
  getContext(kind: "2d", options: { alpha: boolean }): Context | null;
}

interface Context {
  fillStyle: unknown;
  fillRect(x: number, y: number, width: number, height: number): void;
  getImageData(x: number, y: number, width: number, height: number): Pixels;
}

/** Whether the browser gives back other pixels than were drawn, as some do against fingerprinting. */
export function scrambles(canvas: Canvas): boolean {
  const context = canvas.getContext("2d", { alpha: false })!;
  const gray = (x: number): number => (x * 37) % 256;
  for (let x = 0; x < canvas.width; x += 1) {
    context.fillStyle = `rgb(${gray(x)} ${gray(x)} ${gray(x)})`;
    context.fillRect(x, 0, 1, canvas.height);
  }
  const { data, width } = context.getImageData(0, 0, canvas.width, canvas.height);
  let difference = 0;
  for (let at = 0; at < data.length; at += 4) {
    difference += Math.abs(data[at]! - gray((at / 4) % width));
  }
  return difference / (data.length / 4) > SCRAMBLED;
}
