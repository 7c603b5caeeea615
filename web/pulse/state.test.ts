import { describe, expect, it } from "vitest";
import type { Pulse, SignalNumbers, Snapshot } from "../shared/generated";
import { State } from "./state";

const SIGNAL: SignalNumbers = {
  t: 3,
  present: 9,
  counted: 9,
  coverage: 1,
  shares: { neutral: 0.9, happiness: 0.1 },
  valence: 0.08,
  valence_band: [0, 0.16],
  arousal: 0,
  facing: null,
};
const PULSE: Pulse = {
  v: 1,
  type: "pulse",
  t: 3,
  signal: SIGNAL,
  why: "",
  joined: 9,
  feedback: {},
  mood: "neutral",
  trend: null,
  resting_until: null,
  alert: { t: 3, kind: "lower", text: "Lower.", ended_at: null },
  watching: "yes",
  every_s: 1,
  people: [],
  question: null,
  words: [],
};
const INFO: Snapshot = {
  v: 1,
  type: "snapshot",
  alert_options: { change: 0.2, feedback_share: 0.3, rest_s: 180, shown_s: 60 },
  code: "ABCDEFGH",
  name: "Demo",
  min_group_size: 5,
  per_person: false,
  facing: false,
  faces: true,
  simulated: true,
  t: 2,
  feedback: [],
  history: [{ ...SIGNAL, t: 1 }],
  markers: [{ id: 1, t: 1, text: "welcome" }],
};

function opened(): { state: State; wait(seconds: number): void } {
  let now = 0;
  const state = new State(() => now);
  state.stands("connecting", "Connecting …");
  state.receive(INFO);
  state.stands("open", "Live");
  state.receive(PULSE);
  return {
    state,
    wait: (seconds) => {
      now += seconds;
    },
  };
}

describe("State", () => {
  it("takes the class and its pulses", () => {
    const { state } = opened();
    expect(state.history.signals).toHaveLength(2);
    expect(state.shares[0]).toMatchObject({ id: "neutral", percent: 90 });
    expect(state.text).toBe("Live");
    state.receive({
      v: 1,
      type: "markers",
      markers: [...INFO.markers, { id: 2, t: 4, text: "slide 1" }],
    });
    expect(state.markers.map(({ text }) => text)).toEqual(["welcome", "slide 1"]);
  });

  it("knows the open question, until it is closed or the class is over", () => {
    const { state } = opened();
    expect(state.openQuestion).toBeNull();
    const question = {
      ...{ id: 1, t: 2, text: "Clear so far?", answers: ["Yes", "No"] },
      ...{ counts: [], joined: 0, closed_at: null },
    };
    state.receive({ ...PULSE, t: 4, question });
    expect(state.openQuestion?.id).toBe(1);
    state.receive({ ...PULSE, t: 5, question: { ...question, closed_at: 5 } });
    expect(state.openQuestion).toBeNull();
    state.receive({ ...PULSE, t: 6, question });
    state.stands("over", "Over");
    expect(state.openQuestion).toBeNull();
  });

  it("shows figures as old once nothing is heard, and says of when they are", () => {
    const { state, wait } = opened();
    wait(6);
    expect(state.old).toBe(true);
    expect(state.text).toContain("as of 0:03");
    state.receive({ ...PULSE, t: 9 });
    expect(state.old).toBe(false);
  });

  it("says the same words while it tries again and again", () => {
    const { state } = opened();
    state.stands("connecting", "Connection lost. Trying again …");
    const said = state.text;
    state.stands("connecting", "Connecting …");
    expect(said).toContain("Connection lost");
    expect(state.text).toBe(said);
    expect(state.old).toBe(true);
  });

  it("knows the moment of a key between two pulses", () => {
    const { state, wait } = opened();
    wait(0.5);
    expect(state.moment).toBeCloseTo(3.5);
    wait(60);
    expect(state.moment).toBeLessThan(9);
  });

  it("keeps the class's markers, not twice, when it comes back", () => {
    const { state } = opened();
    state.receive(INFO);
    expect(state.markers).toHaveLength(1);
    expect(INFO.markers).toHaveLength(1);
  });

  it("says why it may not watch", () => {
    const state = new State(() => 0);
    state.stands("connecting", "Connecting …");
    expect(state.text).toBe("Connecting …");
    state.receive({ v: 1, type: "refused", reason: "no_class", text: "No such class." });
    state.stands("refused", "No such class.");
    expect(state.text).toMatch(/^No such class\. /);
    expect([state.ended, state.old]).toEqual([true, false]);
  });

  it("puts an alert away until the next one", () => {
    const { state } = opened();
    expect(state.alert?.kind).toBe("lower");
    state.dismiss();
    expect(state.alert).toBeNull();
    state.receive({
      ...PULSE,
      t: 200,
      alert: { t: 200, kind: "lost", text: "Lost.", ended_at: null },
    });
    expect(state.alert?.kind).toBe("lost");
  });
});
