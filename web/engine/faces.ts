// Find the faces of a frame: YuNet in ONNX Runtime; twin of roomtone/faces.py.

import type * as ort from "onnxruntime-web";
import { resizeToPlanes } from "./resample";
import type { Box, Face, Frame, Landmarks, Point } from "./types";

export interface FaceOptions {
  /** The longer side at which the frame is looked at, pixels. */
  sidePx: number;
  minScore: number;
  maxOverlap: number;
  minFacePx: number;
}

export const FACE_OPTIONS: FaceOptions = {
  sidePx: 640,
  minScore: 0.6,
  maxOverlap: 0.3,
  minFacePx: 8,
};

const STRIDES = [8, 16, 32] as const;
const MULTIPLE = 32;

/** Score, x, y, w, h and five points, in the frame's pixels. */
type Row = Float32Array;

/** Runs a model: names and arrays in, names and arrays out. */
export interface Runner {
  run(
    name: string,
    data: Float32Array,
    shape: readonly number[],
  ): Promise<Record<string, Float32Array>>;
}

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
    const scale = Math.min(this.options.sidePx / Math.max(frame.width, frame.height), 2);
    const wide = Math.max(1, Math.round(frame.width * scale));
    const high = Math.max(1, Math.round(frame.height * scale));
    const [stride, rows] = [roundedUp(wide), roundedUp(high)];
    const size = 3 * stride * rows;
    if (this.planes.length !== size) this.planes = new Float32Array(size);
    resizeToPlanes(frame, wide, high, scale < 0.5, this.planes, stride, rows);
    const outputs = await this.model.run("input", this.planes, [1, 3, rows, stride]);
    this.planes.fill(0); // no picture stays longer than it is needed
    const found = decoded(outputs, stride, this.options.minScore);
    for (const row of found) {
      for (let at = 1; at < row.length; at += 2) {
        row[at]! *= frame.width / wide;
        row[at + 1]! *= frame.height / high;
      }
    }
    return merged(found, this.options.maxOverlap)
      .map((row) => toFace(row, frame))
      .filter((face) => Math.min(face.box[2], face.box[3]) >= this.options.minFacePx);
  }
}

/** A session as a `Runner`. */
export function runner(
  runtime: Pick<typeof ort, "Tensor">,
  session: ort.InferenceSession,
): Runner {
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
      if (score < minScore) continue;
      const [column, line] = [cell % columns, Math.floor(cell / columns)];
      const row = new Float32Array(15);
      const w = Math.exp(boxes[4 * cell + 2]!) * stride;
      const h = Math.exp(boxes[4 * cell + 3]!) * stride;
      row[0] = score;
      row[1] = (column + boxes[4 * cell]!) * stride - w / 2;
      row[2] = (line + boxes[4 * cell + 1]!) * stride - h / 2;
      row[3] = w;
      row[4] = h;
      for (let mark = 0; mark < 5; mark++) {
        row[5 + 2 * mark] = (points[10 * cell + 2 * mark]! + column) * stride;
        row[6 + 2 * mark] = (points[10 * cell + 2 * mark + 1]! + line) * stride;
      }
      rows.push(row);
    }
  }
  return rows;
}

/** Non-maximum suppression: of boxes that overlap, the one with the highest score. */
function merged(rows: Row[], maxOverlap: number): Row[] {
  const waiting = [...rows].sort((a, b) => b[0]! - a[0]!);
  const kept: Row[] = [];
  for (const row of waiting) {
    if (kept.every((other) => overlap(row, other) <= maxOverlap)) kept.push(row);
  }
  return kept;
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
  const marks = [0, 1, 2, 3, 4].map((mark): Point => [row[5 + 2 * mark]!, row[6 + 2 * mark]!]);
  return { box, landmarks: marks as Landmarks, score: row[0]! };
}

function unit(value: number): number {
  return Math.min(Math.max(value, 0), 1);
}

function clamp(value: number, high: number): number {
  return Math.min(Math.max(value, 0), high);
}
