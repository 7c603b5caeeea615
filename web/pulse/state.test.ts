import { describe, expect, it } from "vitest";
import type { ClassInfo, Pulse, Signal } from "../common/protocol";
import { State } from "./state";

const SIGNAL: Signal = {
  t: 3,
  present: 9,
  counted: 9,
  coverage: 1,
  shares: { neutral: 0.9, happiness: 0.1 },
  valence: 0.08,
  valence_band: [0, 0.16],
  arousal: 0,
};
const PULSE: Pulse = {
  type: "pulse",
  t: 3,
  signal: SIGNAL,
  why: "",
  joined: 9,
  buttons: {},
  alert: { t: 3, kind: "lower", words: "Lower." },
  watching: "yes",
  every_s: 1,
  people: [],
};
const INFO: ClassInfo = {
  type: "class",
  alerts: { change: 0.2, apart_s: 180 },
  code: "ABCDEFGH",
  name: "Demo",
  min_people: 5,
  per_person: false,
  faces: true,
  simulated: true,
  t: 2,
  history: [{ ...SIGNAL, t: 1 }],
  markers: [{ t: 1, text: "welcome" }],
};

function opened(): { state: State; wait(seconds: number): void } {
  let now = 0;
  const state = new State(() => now);
  state.stands("connecting", "Connecting …");
  state.take(INFO);
  state.stands("open", "Connected");
  state.take(PULSE);
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
    expect(state.word).toBe("even");
    expect(state.looks).toBe("mostly neutral; even");
    expect(state.words).toBe("Live");
    state.take({ type: "marked", marker: { t: 4, text: "slide 1" } });
    expect(state.markers.map(({ text }) => text)).toEqual(["welcome", "slide 1"]);
  });

  it("shows figures as old once nothing is heard, and says of when they are", () => {
    const { state, wait } = opened();
    wait(6);
    expect(state.old).toBe(true);
    expect(state.words).toContain("those of 0:03");
    state.take({ ...PULSE, t: 9 });
    expect(state.old).toBe(false);
  });

  it("says the same words while it tries again and again", () => {
    const { state } = opened();
    state.stands("connecting", "The connection is lost. Trying again …");
    const said = state.words;
    state.stands("connecting", "Connecting …");
    expect(said).toContain("The connection is lost");
    expect(state.words).toBe(said);
    expect(state.old).toBe(true);
  });

  it("keeps the class's markers, not twice, when it comes back", () => {
    const { state } = opened();
    state.take(INFO);
    expect(state.markers).toHaveLength(1);
    expect(INFO.markers).toHaveLength(1);
  });

  it("says why it may not watch", () => {
    const state = new State(() => 0);
    state.stands("connecting", "Connecting …");
    expect(state.words).toBe("Connecting …");
    state.take({ type: "refused", reason: "no_class", words: "No such class." });
    state.stands("refused", "No such class.");
    expect(state.words).toMatch(/^No such class\. /);
    expect([state.ended, state.old]).toEqual([true, false]);
  });

  it("puts an alert away until the next one", () => {
    const { state } = opened();
    expect(state.alert?.words).toBe("Lower.");
    state.dismiss();
    expect(state.alert).toBeNull();
    state.take({ ...PULSE, t: 200, alert: { t: 200, kind: "lost", words: "Lost." } });
    expect(state.alert?.words).toBe("Lost.");
  });
});
