// What the stages exchange: Frame, Face, Reading; and what runs a model; twin of roomtone/types.py.

/** One picture: `data` holds R, G, B, A of each pixel, row by row, as ImageData does. */
export interface Frame {
  readonly data: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** A picture of one plane: 8-bit grey, row by row. */
export interface Grey {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** x, y in the frame's pixels. */
export type Point = readonly [x: number, y: number];

/** In the frame's pixels, inside the frame. */
export type Box = readonly [x: number, y: number, width: number, height: number];

/** The eye at the picture's left, the eye at its right, the nose, the mouth's two corners. */
export type Landmarks = readonly [Point, Point, Point, Point, Point];

/** A face found in a frame. */
export interface Face {
  readonly box: Box;
  readonly landmarks: Landmarks;
  /** The detector's confidence, 0 to 1. */
  readonly score: number;
}

/** One person's expression at one instant. It holds no pixels, landmarks or embedding. */
export interface Reading {
  /** Seconds since the source began. */
  readonly t: number;
  /** An id within the session; not a name. */
  readonly who: number;
  readonly box: Box;
  /** The detector's confidence, 0 to 1. */
  readonly score: number;
  /** How far the picture of the face can be trusted, 0 to 1. */
  readonly quality: number;
  /** Calibrated, one for each of `FERPLUS`, summing to 1. */
  readonly probabilities: readonly number[];
  /** The same picture over `FER2013`, summing to 1. */
  readonly fer2013: readonly number[];
  /** One of `FERPLUS`. */
  readonly expression: string;
  /** Whether the expression should not be named: low quality, or no clear favourite. */
  readonly uncertain: boolean;
  /** The probability that the head faces the screen, 0 to 1. */
  readonly facing: number;
}

/** Runs a model: names and arrays in, names and arrays out. */
export interface Runner {
  run(
    name: string,
    data: Float32Array,
    shape: readonly number[],
  ): Promise<Record<string, Float32Array>>;
}
