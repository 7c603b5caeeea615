import { describe, expect, it } from "vitest";
import type { Pulse, Signal } from "../common/protocol";
import {
  calmWords,
  clock,
  looks,
  signed,
  stripShares,
  summary,
  topButton,
  trend,
  trendWords,
  type ValenceWord,
  valenceWord,
  wholePercents,
  whyWords,
} from "./words";

function signal(valence: number | null, t = 0, half = 0.1): Signal {
  return {
    t,
    present: 24,
    counted: valence === null ? 0 : 21,
    coverage: 0.875,
    shares:
      valence === null
        ? {}
        : {
            neutral: 0.54,
            happiness: 0.26,
            surprise: 0.04,
            sadness: 0.05,
            anger: 0.06,
            fear: 0.05,
          },
    valence,
    valence_band: valence === null ? null : [valence - half, valence + half],
    arousal: valence === null ? null : 0.1,
  };
}

function pulse(said: Partial<Pulse>): Pulse {
  return {
    type: "pulse",
    t: 12,
    signal: signal(0.2),
    why: "",
    joined: 25,
    buttons: {},
    alert: null,
    watching: "yes",
    every_s: 1,
    people: [],
    ...said,
  };
}

describe("valenceWord", () => {
  it.each<[number, ValenceWord]>([
    [-0.5, "unpleasant"],
    [-0.2, "slightly unpleasant"],
    [0, "even"],
    [0.2, "slightly pleasant"],
    [0.5, "pleasant"],
  ])("%f is %s", (valence, word) => {
    expect(valenceWord(signal(valence), null)).toBe(word);
  });

  it("holds its word a little beyond the limit, both ways", () => {
    expect(valenceWord(signal(0.13), "even")).toBe("even");
    expect(valenceWord(signal(0.15), "even")).toBe("slightly pleasant");
    expect(valenceWord(signal(0.11), "slightly pleasant")).toBe("slightly pleasant");
    expect(valenceWord(signal(0.09), "slightly pleasant")).toBe("even");
    expect(valenceWord(signal(-0.31), "slightly unpleasant")).toBe("slightly unpleasant");
  });

  it("is unsure where the band is wide, and says nothing of nothing", () => {
    expect(valenceWord(signal(0.5, 0, 0.5), "pleasant")).toBe("unsure");
    expect(valenceWord(signal(null), "pleasant")).toBeNull();
  });
});

describe("trend", () => {
  const line = (late: number, early: number): Signal[] =>
    Array.from({ length: 81 }, (_, t) => signal(t > 60 ? late : early, t));

  it("compares the last 20 s with the minute before", () => {
    expect(trend(line(0.2, 0.18), 80)).toBe("steady");
    expect(trend(line(0.2, 0.1), 80)).toBe("rising");
    expect(trend(line(-0.2, 0.1), 80)).toBe("falling");
  });

  it("says nothing of a young class", () => {
    expect(trend(line(0.2, 0.1).slice(0, 25), 25)).toBeNull();
    expect(trend([], 0)).toBeNull();
  });
});

describe("shares", () => {
  it("pools what is mostly concentration, neutral first, and sums to 100", () => {
    const shares = stripShares(signal(0.2));
    expect(shares.map(({ id }) => id)).toEqual([
      "neutral",
      "happiness",
      "surprise",
      "sadness",
      "tense",
    ]);
    expect(shares.at(-1)?.share).toBeCloseTo(0.11);
    expect(shares.reduce((sum, { percent }) => sum + percent, 0)).toBe(100);
    expect(stripShares(signal(null))).toEqual([]);
  });

  it("rounds so that the sum stays", () => {
    expect(wholePercents([1, 1, 1])).toEqual([34, 33, 33]);
    expect(wholePercents([0, 0])).toEqual([0, 0]);
    expect(wholePercents([0.005, 0.995])).toEqual([1, 99]);
  });
});

describe("sentences", () => {
  it("say the page", () => {
    const look = looks(stripShares(signal(0.2)), "slightly pleasant", "steady");
    expect(summary(pulse({}), 5, look)).toBe(
      "21 of 24 counted; mostly neutral; slightly pleasant, steady.",
    );
    expect(summary(pulse({ buttons: { got_it: 2, lost: 7 } }), 5, look)).toContain(
      "The button pressed most: lost 7 of 25.",
    );
    expect(summary(pulse({ why: "few", signal: signal(null) }), 5, "")).toBe(
      "24 present. Not enough people to say (needs 5).",
    );
    expect(summary(pulse({ why: "off", signal: signal(null) }), 5, "")).toBe("25 joined.");
  });

  it("say no button where none is pressed", () => {
    expect(topButton({ got_it: 0, lost: 0 }, 9)).toBe("");
    expect(topButton({}, 3)).toBe("");
    expect(topButton({ got_it: 3, lost: 3 }, 9)).toBe("got it 3 of 9");
    expect(topButton({ got_it: 6, lost: 4 }, 8)).toBe("got it 6"); // some have left
  });

  it("say times and figures", () => {
    expect([clock(0), clock(65.9), clock(3845)]).toEqual(["0:00", "1:05", "1:04:05"]);
    expect([signed(0.123), signed(-0.1), signed(-0.001)]).toEqual(["+0.12", "\u22120.10", "0.00"]);
    expect(whyWords("settling", 5)).toContain("came or went");
    expect(whyWords("", 5)).toBe("");
  });
});

describe("what is said where there is no alert", () => {
  const now = (changes: Partial<Pulse>): string => calmWords({ ...pulse(signal(0.2)), ...changes });

  it("is nothing of what was not looked for", () => {
    expect(now({})).toBe("No lasting change in the class.");
    expect(now({ watching: "early" })).toMatch(/^Too little is known/);
    expect(now({ watching: "resting" })).toMatch(/^An alert was given lately/);
    expect(now({ watching: "off" })).toBe("Alerts are switched off.");
    expect(now({ why: "off", buttons: {} })).toBe("");
    expect(now({ why: "off", buttons: { lost: 1 } })).toBe("No button is pressed by many.");
  });

  it("tells what a trend is a trend of", () => {
    expect(trendWords("rising")).toBe("rising over the last minute");
    expect(trendWords("steady")).toBe("steady");
    expect(trendWords(null)).toBe("");
  });
});
