import { describe, expect, it } from "vitest";
import { SHOWN_S, type SignalNumbers } from "../shared/generated";
import { FeedbackHistory, History, placeLabels, span } from "./history";

function at(t: number, valence: number | null = 0.1): SignalNumbers {
  return {
    t,
    present: 9,
    counted: valence === null ? 0 : 9,
    coverage: 1,
    shares: {},
    valence,
    valence_band: valence === null ? null : [valence - 0.1, valence + 0.1],
    arousal: null,
    facing: null,
  };
}

describe("History", () => {
  it("keeps one signal a second and is bounded", () => {
    const history = new History();
    expect(history.add(at(0.2))).toBe(true);
    expect(history.add(at(0.9))).toBe(false);
    expect(history.add(at(1.1))).toBe(true);
    for (let t = 2; t < 900; t++) history.add(at(t));
    expect(history.signals).toHaveLength(SHOWN_S);
    expect(history.signals.at(-1)?.t).toBe(899);
    history.reset(Array.from({ length: 700 }, (_, t) => at(t)));
    expect(history.signals).toHaveLength(SHOWN_S);
    expect(history.signals[0]?.t).toBe(100);
  });

  it("breaks the line where nothing was said, and where nothing was heard", () => {
    const history = new History();
    history.reset([at(1), at(2, null), at(3), at(60)]);
    const [times, values, lows, highs] = history.columns();
    expect(times).toEqual([1, 2, 3, 31.5, 60]);
    expect(values).toEqual([0.1, null, 0.1, null, 0.1]);
    expect(lows[1]).toBeNull();
    expect(highs[0]).toBeCloseTo(0.2);
  });
});

describe("FeedbackHistory", () => {
  it("draws shares of those who joined, and nothing of too few or of what was not heard", () => {
    const history = new FeedbackHistory();
    history.reset([{ t: 1, joined: 4, counts: {} }]);
    history.add({ t: 2, joined: 10, counts: { lost: 4, got_it: 1 } });
    history.add({ t: 3, joined: 2, counts: { lost: 3, got_it: 1 } }); // some have left
    history.add({ t: 9, joined: 10, counts: { too_fast: 2 } });
    expect(history.columns()).toEqual([
      [1, 2, 3, 6, 9],
      [null, 0.4, 0.75, null, 0],
      [null, 0.1, 0.25, null, 0],
    ]);
  });
});

describe("span", () => {
  it("ends now and is filled, until it is ten minutes long", () => {
    expect(span(4)).toEqual([0, 10]);
    expect(span(45)).toEqual([0, 45]);
    expect(span(300)).toEqual([0, 300]);
    expect(span(3000)).toEqual([2400, 3000]);
  });
});

describe("placeLabels", () => {
  const labels = [
    { x: 0, width: 50, text: "a" },
    { x: 100, width: 50, text: "b" },
    { x: 120, width: 50, text: "c" },
    { x: 290, width: 50, text: "d" },
  ];
  const placed = (rows: number) =>
    placeLabels(labels, 300, rows).map(({ text, x, row }) => [text, x, row]);

  it("prefers the latest and lets none overlap or leave the chart", () => {
    expect(placed(1)).toEqual([
      ["d", 250, 0],
      ["c", 120, 0],
      ["a", 0, 0],
    ]);
  });

  it("shows close ones above each other", () => {
    expect(placed(2)).toEqual([
      ["d", 250, 0],
      ["c", 120, 0],
      ["b", 100, 1],
      ["a", 0, 0],
    ]);
  });
});
