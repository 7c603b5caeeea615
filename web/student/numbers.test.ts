import { describe, expect, it } from "vitest";

import {
  bars,
  clearness,
  EXAMPLE,
  exact,
  facesMessage,
  largest,
  permille,
  type Readable,
  seen,
  sentence,
} from "./numbers";

const face = (quality: number, probabilities: ArrayLike<number>): Readable => ({
  box: [0, 0, 10, 10],
  quality,
  probabilities,
});

describe("permille", () => {
  it("sums to 1000, whatever is rounded", () => {
    expect(permille([0.5, 0.25, 0.25])).toEqual([500, 250, 250]);
    expect(permille(new Float32Array(8).fill(0.125))).toEqual(Array(8).fill(125));
    for (let seed = 1; seed < 100; seed += 1) {
      const values = Array.from({ length: 8 }, (_, index) => (seed * 7919 * (index + 3)) % 101);
      const whole = permille(values);
      expect(whole.reduce((sum, value) => sum + value)).toBe(1000);
      expect(whole.every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
    }
  });

  it("gives what was cut most back first", () => {
    expect(permille([1, 1, 1])).toEqual([334, 333, 333]);
  });

  it("refuses what is no distribution", () => {
    expect(() => permille([0, 0])).toThrow(RangeError);
    expect(() => permille([Number.NaN])).toThrow(RangeError);
    expect(() => permille([Infinity, 1])).toThrow(RangeError);
  });
});

describe("facesMessage", () => {
  const happy = face(0.98765, [0.1, 0.9, 0, 0, 0, 0, 0, 0]);

  it("holds one face's numbers and nothing else", () => {
    expect(facesMessage(7, 80.4, happy)).toEqual({
      type: "faces",
      n: 7,
      age_ms: 80,
      faces: [{ who: 1, q: 0.99, p: [100, 900, 0, 0, 0, 0, 0, 0] }],
    });
  });

  it("says that nobody is seen", () => {
    expect(facesMessage(8, 0, null).faces).toEqual([]);
  });

  it("stays within the protocol's ranges", () => {
    expect(facesMessage(1, -5, null).age_ms).toBe(0);
    expect(facesMessage(1, 1e9, null).age_ms).toBe(60_000);
    expect(facesMessage(1, 0, { ...happy, quality: 1.2 }).faces[0]?.q).toBe(1);
  });

  it("is short", () => {
    const long = facesMessage(9_000_000_000_000_000, 60_000, face(0.55, Array(8).fill(0.125)));
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
    sentence(facesMessage(1, 0, face(quality, p)));
  expect(of(1, [0.1, 0.9, 0, 0, 0, 0, 0, 0])).toBe("Looks most like happiness: 900 of 1000.");
  expect(of(0.1, [0.1, 0.9, 0, 0, 0, 0, 0, 0])).toContain("not counted");
  expect(of(1, Array(8).fill(0.125))).toBe("No expression stands out.");
  expect(sentence(facesMessage(1, 0, null))).toContain("No face");
  expect([0.1, 0.4, 0.9].map(clearness)).toEqual(["not clear enough", "fairly clear", "clear"]);
});

it("tells how a face was seen", () => {
  expect(seen(facesMessage(1, 0, null))).toBe("none");
  expect(seen(facesMessage(1, 0, face(0.2, [1])))).toBe("unclear");
  expect(seen(EXAMPLE)).toBe("well");
});

it("shows exactly what is sent", () => {
  expect(JSON.parse(exact(EXAMPLE))).toEqual({ v: 1, ...EXAMPLE });
  expect(JSON.parse(exact(facesMessage(3, 9, null)))).toEqual({
    v: 1,
    ...facesMessage(3, 9, null),
  });
  expect(bars(EXAMPLE)).toHaveLength(8);
  expect(bars(EXAMPLE)[1]).toEqual({ expression: "happiness", value: 291 });
  expect(bars(facesMessage(1, 0, null))).toEqual([]);
});
