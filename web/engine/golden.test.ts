// The browser's engine reads what the Python engine reads (tests/golden). tests/test_golden.py runs
// this and names the folder of the models; the detector's comes from a Python package.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as ort from "onnxruntime-web/wasm";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { type Contract, ExpressionClassifier } from "./expressions";
import { FaceDetector, runner } from "./faces";
import { Pipeline } from "./pipeline";
import type { Frame, Reading } from "./types";

interface Case {
  picture: string;
  sides: number[];
  model: "expression" | "nano";
  steps: { t: number; turned: number | null }[];
  readings: Reading[][];
}

const golden = join(import.meta.dirname, "../../tests/golden");
const cases: Case[] = JSON.parse(readFileSync(join(golden, "golden.json"), "utf8"));
const models = process.env.ROOMTONE_MODELS ?? "";

/** The frame with its columns moved to the right, in a circle; black for null. */
function turned({ data, width, height }: Frame, columns: number | null): Frame {
  const out = new Uint8Array(data.length);
  if (columns !== null) {
    for (let y = 0, at = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at += 4) {
        const to = 4 * (y * width + ((x + columns) % width));
        out.set(data.subarray(at, at + 4), to);
      }
    }
  }
  return { data: out, width, height };
}

async function session(file: string): Promise<ort.InferenceSession> {
  ort.env.wasm.numThreads = 1;
  return ort.InferenceSession.create(new Uint8Array(readFileSync(join(models, file))), {
    executionProviders: ["wasm"],
    logSeverityLevel: 3,
  });
}

async function pipeline({ model, sides }: Case): Promise<Pipeline> {
  const contracts = JSON.parse(readFileSync(join(models, "contract.json"), "utf8"));
  const contract: Contract = contracts[model];
  return new Pipeline(
    new FaceDetector(runner(ort, await session("yunet.onnx")), { sidePx: sides }),
    new ExpressionClassifier(runner(ort, await session(contract.file)), contract),
  );
}

describe.skipIf(!models)("The two engines agree", () => {
  for (const one of cases) {
    it(`on the ${one.picture} at ${one.sides} pixels with ${one.model}`, async () => {
      const reader = await pipeline(one);
      const { data, width, height } = PNG.sync.read(
        readFileSync(join(golden, `${one.picture}.png`)),
      );
      let worst = { box: 0, probability: 0, quality: 0, facing: 0 };
      for (const [index, step] of one.steps.entries()) {
        const readings = await reader.step(turned({ data, width, height }, step.turned), step.t);
        const expected = one.readings[index]!;
        expect(readings.map(({ who }) => who)).toEqual(expected.map(({ who }) => who));
        for (const [place, reading] of readings.entries()) {
          const twin = expected[place]!;
          expect(reading.expression).toBe(twin.expression);
          expect(reading.uncertain).toBe(twin.uncertain);
          worst = {
            box: Math.max(worst.box, apart(reading.box, twin.box)),
            probability: Math.max(
              worst.probability,
              apart(reading.probabilities, twin.probabilities),
              apart(reading.fer2013, twin.fer2013),
            ),
            quality: Math.max(worst.quality, Math.abs(reading.quality - twin.quality)),
            facing: Math.max(worst.facing, Math.abs(reading.facing - twin.facing)),
          };
        }
      }
      expect(worst.box).toBeLessThan(1);
      // Crops are warped to 1/32 of a pixel: where landmarks differ in their last digits, that may be
      // rounded the other way, which shows in noisy and tiny faces.
      expect(worst.probability).toBeLessThan(one.picture === "hard" ? 5e-3 : 1e-3);
      expect(worst.quality).toBeLessThan(0.01);
      expect(worst.facing).toBeLessThan(0.05);
    }, 60_000);
  }
});

function apart(one: readonly number[], other: readonly number[]): number {
  expect(one.length).toBe(other.length);
  return Math.max(...one.map((value, index) => Math.abs(value - other[index]!)));
}
