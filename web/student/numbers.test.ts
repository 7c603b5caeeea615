import { describe, expect, it } from "vitest";

import { facesMessage, largest, type Readable, whole } from "../shared/faces";
import { bars, clearness, exact, example, seen, sentence } from "./numbers";

const face = (quality: number, probabilities: ArrayLike<number>): Readable => ({
  who: 1,
  quality,
  probabilities,
  facing: 0.9,
});

describe("whole numbers", () => {
  it("sums to 1000, whatever is rounded", () => {
    expect(whole([0.5, 0.25, 0.25], 1000)).toEqual([500, 250, 250]);
    expect(whole(new Float32Array(8).fill(0.125), 1000)).toEqual(Array(8).fill(125));
    for (let seed = 1; seed < 100; seed += 1) {
      const values = Array.from({ length: 8 }, (_, index) => (seed * 7919 * (index + 3)) % 101);
      const parts = whole(values, 1000);
      expect(parts.reduce((sum, value) => sum + value)).toBe(1000);
      expect(parts.every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
    }
  });

  it("gives what was cut most back first", () => {
    expect(whole([1, 1, 1], 1000)).toEqual([334, 333, 333]);
  });

  it("refuses what is no distribution", () => {
    expect(() => whole([0, 0], 1000)).toThrow(RangeError);
    expect(() => whole([Number.NaN], 1000)).toThrow(RangeError);
    expect(() => whole([Infinity, 1], 1000)).toThrow(RangeError);
  });
});

describe("facesMessage", () => {
  const happy = face(0.98765, [0.1, 0.9, 0, 0, 0, 0, 0, 0]);

  it("holds one face's numbers and nothing else", () => {
    expect(facesMessage(7, 80.4, [happy])).toEqual({
      type: "faces",
      n: 7,
      age_ms: 80,
      faces: [{ who: 1, q: 0.99, p: [100, 900, 0, 0, 0, 0, 0, 0] }],
    });
  });

  it("says that nobody is seen", () => {
    expect(facesMessage(8, 0, []).faces).toEqual([]);
  });

  it("stays within the protocol's ranges", () => {
    expect(facesMessage(1, -5, []).age_ms).toBe(0);
    expect(facesMessage(1, 1e9, []).age_ms).toBe(60_000);
    expect(facesMessage(1, 0, [{ ...happy, quality: 1.2 }]).faces[0]?.q).toBe(1);
  });

  it("is short", () => {
    const long = facesMessage(9_000_000_000_000_000, 60_000, [face(0.55, Array(8).fill(0.125))]);
    expect(JSON.stringify({ v: 1, ...long }).length).toBeLessThan(160);
  });
});

it("takes the largest face", () => {
  const small = { ...face(1, [1]), box: [0, 0, 5, 5] };
  const large = { ...face(0.1, [1]), box: [50, 0, 9, 9] };
  expect(largest([small, large])).toBe(large);
  expect(largest([])).toBeNull();
});

it("puts a message into words", () => {
  const of = (quality: number, p: number[]): string =>
    sentence(facesMessage(1, 0, [face(quality, p)]));
  expect(of(1, [0.1, 0.9, 0, 0, 0, 0, 0, 0])).toBe("Looks most like happiness (90%).");
  expect(of(0.1, [0.1, 0.9, 0, 0, 0, 0, 0, 0])).toContain("aren’t counted");
  expect(of(1, Array(8).fill(0.125))).toBe("No expression stands out.");
  expect(sentence(facesMessage(1, 0, []))).toContain("No face");
  expect([0.1, 0.4, 0.9].map(clearness)).toEqual(["not clear enough", "fairly clear", "clear"]);
});

it("tells how a face was seen", () => {
  expect(seen(facesMessage(1, 0, []))).toBe("none");
  expect(seen(facesMessage(1, 0, [face(0.2, [1])]))).toBe("unclear");
  expect(seen(example(false))).toBe("well");
});

it("shows exactly what is sent", () => {
  for (const said of [example(false), example(true)]) {
    expect(JSON.parse(exact(said))).toEqual({ v: 1, ...said });
  }
  expect(JSON.parse(exact(facesMessage(3, 9, [])))).toEqual({
    v: 1,
    ...facesMessage(3, 9, []),
  });
  expect(bars(example(false))).toHaveLength(8);
  expect(bars(example(false))[1]).toEqual({ expression: "happiness", value: 291 });
  expect(bars(facesMessage(1, 0, []))).toEqual([]);
});
