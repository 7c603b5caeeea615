// Find the faces of a frame: YuNet in ONNX Runtime; twin of roomtone/faces.py.

import type * as ort from "onnxruntime-web";
import { resized, roundHalfEven } from "./resample";
import type { Box, Face, Frame, Landmarks, Point, Runner } from "./types";

export interface FaceOptions {
  /**
   * The longer sides at which the frame is looked at, pixels, each 32 or more. A side above the
   * frame's own is cut to twice the frame's, so that small pictures are enlarged.
   */
  sidePx: readonly number[];
  /** Least confidence of a face, 0 to 1. */
  minScore: number;
  /** Boxes that overlap more (intersection over union) are one face, 0 to 1. */
  maxOverlap: number;
  /** Shortest side of a box, in the frame's pixels. */
  minFacePx: number;
}

export const FACE_OPTIONS: FaceOptions = {
  sidePx: [640],
  minScore: 0.6,
  maxOverlap: 0.3,
  minFacePx: 8,
};

const STRIDES = [8, 16, 32] as const;
const MULTIPLE = 32;

/** Score, x, y, w, h and five points, in the frame's pixels. */
type Row = Float32Array;

export class FaceDetector {
  private readonly options: FaceOptions;
  private planes = new Float32Array(0);

  constructor(
    private readonly model: Runner,
    options: Partial<FaceOptions> = {},
  ) {
    this.options = { ...FACE_OPTIONS, ...options };
  }

  /** The faces of a frame, highest score first, boxes inside the frame. */
  async detect(frame: Frame): Promise<Face[]> {
    const longer = Math.max(frame.width, frame.height);
    const scales = new Set(this.options.sidePx.map((side) => Math.min(side / longer, 2)));
    const found: Row[] = [];
    for (const scale of [...scales].sort((a, b) => a - b)) {
      found.push(...(await this.at(frame, scale)));
    }
    return merged(found, this.options.maxOverlap)
      .map((row) => toFace(row, frame))
      .filter((face) => Math.min(face.box[2], face.box[3]) >= this.options.minFacePx);
  }

  /** Faces at one scale, in the frame's pixels. */
  private async at(frame: Frame, scale: number): Promise<Row[]> {
    const wide = Math.max(1, roundHalfEven(frame.width * scale));
    const high = Math.max(1, roundHalfEven(frame.height * scale));
    const [stride, lines] = [roundedUp(wide), roundedUp(high)];
    const size = 3 * stride * lines;
    if (this.planes.length !== size) this.planes = new Float32Array(size);
    const small = resized(frame, wide, high, scale < 0.5);
    spread(small, wide, this.planes, stride);
    small.fill(0); // no picture stays longer than it is needed
    const outputs = await this.model.run("input", this.planes, [1, 3, lines, stride]);
    this.planes.fill(0);
    const rows = decoded(outputs, stride, this.options.minScore);
    for (const row of rows) {
      for (let at = 1; at < row.length; at += 2) {
        row[at]! *= frame.width / wide;
        row[at + 1]! *= frame.height / high;
      }
    }
    return rows;
  }
}

/** R, G, B of each pixel into the top left of planes B, G, R, `stride` pixels a line. */
function spread(pixels: Uint8Array, wide: number, planes: Float32Array, stride: number): void {
  const [blue, green, red] = [0, 1, 2].map((plane) => (plane * planes.length) / 3) as [
    number,
    number,
    number,
  ];
  for (let line = 0, from = 0; from < pixels.length; line++) {
    for (let x = 0, to = line * stride; x < wide; x++, to++, from += 3) {
      planes[red + to] = pixels[from]!;
      planes[green + to] = pixels[from + 1]!;
      planes[blue + to] = pixels[from + 2]!;
    }
  }
}

/** A session as a `Runner`. */
export function runner(runtime: Pick<typeof ort, "Tensor">, session: ort.InferenceSession): Runner {
  return {
    async run(name, data, shape) {
      const outputs = await session.run({ [name]: new runtime.Tensor("float32", data, shape) });
      const values: Record<string, Float32Array> = {};
      for (const [key, value] of Object.entries(outputs)) {
        values[key] = Float32Array.from(value.data as Float32Array);
        value.dispose();
      }
      return values;
    },
  };
}

function roundedUp(side: number): number {
  return Math.ceil(side / MULTIPLE) * MULTIPLE;
}

/** YuNet's twelve outputs to rows in input pixels. */
function decoded(outputs: Record<string, Float32Array>, width: number, minScore: number): Row[] {
  const rows: Row[] = [];
  for (const stride of STRIDES) {
    const classes = outputs[`cls_${stride}`]!;
    const objects = outputs[`obj_${stride}`]!;
    const boxes = outputs[`bbox_${stride}`]!;
    const points = outputs[`kps_${stride}`]!;
    const columns = Math.floor(width / stride);
    for (let cell = 0; cell < classes.length; cell++) {
      const score = Math.sqrt(unit(classes[cell]!) * unit(objects[cell]!));
      if (Math.fround(score) < Math.fround(minScore)) continue;
      const [column, line] = [cell % columns, Math.floor(cell / columns)];
      const row = new Float32Array(15);
      const w = Math.exp(boxes[4 * cell + 2]!) * stride;
      const h = Math.exp(boxes[4 * cell + 3]!) * stride;
      row[0] = score;
      row[1] = (column + boxes[4 * cell]!) * stride - w / 2;
      row[2] = (line + boxes[4 * cell + 1]!) * stride - h / 2;
      row[3] = w;
      row[4] = h;
      for (let corner = 0; corner < 5; corner++) {
        row[5 + 2 * corner] = (points[10 * cell + 2 * corner]! + column) * stride;
        row[6 + 2 * corner] = (points[10 * cell + 2 * corner + 1]! + line) * stride;
      }
      rows.push(row);
    }
  }
  return rows;
}

/** Non-maximum suppression: of boxes that overlap, the one with the highest score. */
function merged(rows: Row[], maxOverlap: number): Row[] {
  const waiting = [...rows].sort((a, b) => b[0]! - a[0]!);
  const strongest: Row[] = [];
  for (const row of waiting) {
    if (strongest.every((other) => overlap(row, other) <= maxOverlap)) strongest.push(row);
  }
  return strongest;
}

function overlap(a: Row, b: Row): number {
  const wide = Math.min(a[1]! + a[3]!, b[1]! + b[3]!) - Math.max(a[1]!, b[1]!);
  const high = Math.min(a[2]! + a[4]!, b[2]! + b[4]!) - Math.max(a[2]!, b[2]!);
  const shared = Math.max(wide, 0) * Math.max(high, 0);
  return shared / (a[3]! * a[4]! + b[3]! * b[4]! - shared);
}

function toFace(row: Row, frame: Frame): Face {
  const left = clamp(row[1]!, frame.width);
  const top = clamp(row[2]!, frame.height);
  const right = clamp(row[1]! + row[3]!, frame.width);
  const bottom = clamp(row[2]! + row[4]!, frame.height);
  const box: Box = [left, top, right - left, bottom - top];
  const corner = (index: number): Point => [row[5 + 2 * index]!, row[6 + 2 * index]!];
  const landmarks: Landmarks = [corner(0), corner(1), corner(2), corner(3), corner(4)];
  return { box, landmarks, score: row[0]! };
}

function unit(value: number): number {
  return Math.min(Math.max(value, 0), 1);
}

function clamp(value: number, high: number): number {
  return Math.min(Math.max(value, 0), high);
}
