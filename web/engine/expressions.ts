// Read expressions from crops: one network, two calibrated distributions; twin of
// roomtone/expressions.py.

import type { Runner } from "./types";

/** What the model's file states of itself, as the server passes it on. */
export interface Contract {
  file: string;
  sha256: string;
  input_size: number;
  mean: number;
  std: number;
}

/** Distributions for n faces, each summing to 1. */
export interface Expressions {
  ferplus: number[][];
  fer2013: number[][];
}

export class ExpressionClassifier {
  constructor(
    private readonly model: Runner,
    readonly contract: Pick<Contract, "input_size" | "mean" | "std">,
  ) {}

  /** Distributions for grey crops of `input_size` a side; none for none. */
  async classify(crops: readonly Uint8Array[]): Promise<Expressions> {
    if (crops.length === 0) return { ferplus: [], fer2013: [] };
    const { input_size: size, mean, std } = this.contract;
    const batch = new Float32Array(crops.length * size * size);
    for (const [index, crop] of crops.entries()) {
      const base = index * crop.length;
      for (let at = 0; at < crop.length; at++) batch[base + at] = (crop[at]! - mean) / std;
    }
    const outputs = await this.model.run("crops", batch, [crops.length, 1, size, size]);
    batch.fill(0);
    return {
      ferplus: split(outputs.ferplus!, crops.length),
      fer2013: split(outputs.fer2013!, crops.length),
    };
  }
}

function split(values: Float32Array, rows: number): number[][] {
  const width = values.length / rows;
  return Array.from({ length: rows }, (_, row) =>
    Array.from(values.subarray(row * width, (row + 1) * width)),
  );
}
