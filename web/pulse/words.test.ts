import { describe, expect, it } from "vitest";
import { whole } from "../shared/faces";
import type { Pulse, Question, SignalNumbers } from "../shared/generated";
import { signed } from "../shared/words";
import {
  calmText,
  clock,
  moodText,
  noFeedback,
  parseClock,
  questionLine,
  questionText,
  stripShares,
  summary,
  topFeedback,
  whyText,
} from "./words";

function signal(valence: number | null, t = 0, half = 0.1): SignalNumbers {
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
    facing: null,
  };
}

function pulse(said: Partial<Pulse>): Pulse {
  return {
    v: 1,
    type: "pulse",
    t: 12,
    signal: signal(0.2),
    why: "",
    joined: 25,
    feedback: {},
    mood: "slightly positive",
    trend: "steady",
    resting_until: null,
    alert: null,
    watching: "yes",
    every_s: 1,
    people: [],
    question: null,
    words: [],
    ...said,
  };
}

describe("a question of the moment", () => {
  const question: Question = {
    id: 1,
    t: 60,
    text: "Clear so far?",
    answers: ["Yes", "No"],
    counts: [],
    joined: 0,
    closed_at: null,
  };

  it("says from how many answers on there are counts", () => {
    expect(questionText(null, 5)).toContain("from 5 answers");
    expect(questionText(question, 5)).toBe("Open. Counts show from 5 answers on.");
    expect(questionText({ ...question, closed_at: 90 }, 5)).toBe(
      "Closed at 1:30. Fewer than 5 answered.",
    );
    expect(questionLine(question)).toBe("Clear so far? Yes –, No –");
  });

  it("counts answers of students, of whom some may have left", () => {
    const counted = { ...question, counts: [9, 4], joined: 20 };
    expect(questionText(counted, 5)).toMatch(/^13 answers of 20 students\./);
    expect(questionText({ ...counted, joined: 12, closed_at: 90 }, 5)).toBe(
      "Closed at 1:30. 13 answers of 13 students.",
    );
    expect(questionLine(counted)).toBe("Clear so far? Yes 9, No 4");
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
    expect(whole([1, 1, 1], 100)).toEqual([34, 33, 33]);
    expect(whole([0.005, 0.995], 100)).toEqual([1, 99]);
  });
});

describe("sentences", () => {
  it("say the page", () => {
    const shares = stripShares(signal(0.2));
    expect(summary(pulse({}), 5, shares)).toBe(
      "21 of 24 faces readable; mostly neutral; mood: slightly positive, steady.",
    );
    expect(summary(pulse({ mood: "uncertain", trend: null }), 5, shares)).toContain(
      "mood: too uncertain to say.",
    );
    expect(summary(pulse({ feedback: { got_it: 2, lost: 7 } }), 5, shares)).toContain(
      "Most feedback: lost 7 of 25.",
    );
    expect(summary(pulse({ why: "few", signal: signal(null) }), 5, [])).toBe(
      "24 present. Needs at least 5 people.",
    );
    expect(summary(pulse({ why: "off", signal: signal(null) }), 5, [])).toBe("25 joined.");
  });

  it("say no feedback where there is none, and why", () => {
    expect(topFeedback({ got_it: 0, lost: 0 }, 9)).toBe("");
    expect(topFeedback({}, 3)).toBe("");
    expect(topFeedback({ got_it: 3, lost: 3 }, 9)).toBe("got it 3 of 9");
    expect(topFeedback({ got_it: 6, lost: 4 }, 8)).toBe("got it 6"); // some have left
    expect(noFeedback(pulse({ feedback: { lost: 0 } }), 5)).toBe("");
    expect(noFeedback(pulse({ joined: 3 }), 5)).toMatch(
      /Shown once 5 people have joined \(3 so far\)\..*counts for a minute/,
    );
  });

  it("say times and figures", () => {
    expect([clock(0), clock(65.9), clock(3845)]).toEqual(["0:00", "1:05", "1:04:05"]);
    expect(["0:00", "1:05", "1:04:05", "90:00"].map(parseClock)).toEqual([0, 65, 3845, 5400]);
    expect(["", "4", "4:75", "x:10"].map(parseClock)).toEqual([null, null, null, null]);
    expect([signed(0.123), signed(-0.1), signed(-0.001)]).toEqual(["+0.12", "\u22120.10", "0.00"]);
    expect(whyText("settling", 5)).toContain("came or went");
    expect(whyText("", 5)).toBe("");
    expect(["uncertain", "neutral", null].map(moodText)).toEqual([
      "too uncertain to say",
      "neutral",
      "",
    ]);
  });
});

describe("what is said where there is no alert", () => {
  const now = (changes: Partial<Pulse>): string => calmText(pulse(changes));

  it("is nothing of what was not looked for", () => {
    expect(now({})).toBe("Steady so far");
    expect(now({ trend: null })).toBe("Steady so far");
    expect(now({ watching: "early" })).toBe("Not enough data yet");
    expect(now({ watching: "resting", resting_until: 243 })).toBe("Alerts paused until 4:03");
    expect(now({ watching: "off" })).toBe("Alerts are off.");
    expect(now({ why: "off", feedback: {} })).toBe("");
    expect(now({ why: "off", feedback: { lost: 1 } })).toBe("No feedback stands out.");
    expect(now({ joined: 0, signal: { ...signal(null), present: 0 } })).toMatch(/^Nobody/);
  });

  it("never contradicts a trend", () => {
    expect(now({ trend: "falling" })).not.toMatch(/steady/i);
    expect(now({ trend: "rising" })).not.toMatch(/steady/i);
  });
});
