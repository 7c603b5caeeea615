// What remembers: the membership, the pace, feedback, the announcer.

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { Announcer } from "../shared/announcer";
import { FEEDBACK_S, NOTICE } from "../shared/generated";
import { Pace } from "../shared/pace";
import { StandingFeedback } from "./feedback";
import { type Membership, Memberships, resumed } from "./participant";

const membership: Membership = {
  token: "t",
  notice: NOTICE,
  consented: true,
  camera: true,
  n: 4,
  sent: 3,
};

/** As a browser's, with a size that can be too small. */
class FakeStorage {
  readonly items = new Map<string, string>();
  constructor(private readonly size = 10) {}
  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (this.items.size >= this.size) throw new DOMException("full", "QuotaExceededError");
    this.items.set(key, value);
  }
  removeItem(key: string): void {
    this.items.delete(key);
  }
}
const membershipsIn = (storage: FakeStorage | null): Memberships =>
  new Memberships(storage as unknown as Storage);

describe("Memberships", () => {
  it("outlive a reload, one for each class, until dropped", () => {
    const storage = new FakeStorage();
    membershipsIn(storage).put("A", membership);
    const again = membershipsIn(storage);
    expect(again.get("A")).toEqual(membership);
    expect(again.get("B")).toBeNull();
    again.drop("A");
    expect(storage.items.size).toBe(0);
    expect(again.get("A")).toBeNull();
  });

  it.each([null, new FakeStorage(0)])("do without a storage that works", (storage) => {
    const memberships = membershipsIn(storage);
    memberships.put("A", membership);
    expect(memberships.get("A")).toEqual(membership);
  });

  it("do not trust what they find", () => {
    const storage = new FakeStorage();
    for (const text of ["{", "null", "3", '{"token":1}', '{"token":"t"}']) {
      storage.items.set("roomtone:member:A", text);
      expect(membershipsIn(storage).get("A")).toBeNull();
    }
  });

  it("end where students are told something new", () => {
    const storage = new FakeStorage();
    const { notice: _, ...early } = membership;
    for (const old of [early, { ...membership, notice: "2026-11" }]) {
      storage.items.set("roomtone:member:A", JSON.stringify(old));
      expect(membershipsIn(storage).get("A")).toBeNull();
    }
  });

  it("continue beyond whatever another page counted", () => {
    expect(resumed(membership, 5000).n).toBe(5000);
    expect(resumed({ ...membership, n: 6000 }, 5000).n).toBe(6000); // a clock that was set back
  });
});

describe("Pace", () => {
  it("reads nine times a second where that is light", () => {
    const pace = new Pace();
    expect(pace.update(30, 0)).toBe(80);
    expect(pace.slow).toBe(false);
  });

  it("leaves the device time of its own", () => {
    const pace = new Pace();
    let now = 0;
    for (let count = 0; count < 30; count += 1) now += 200 + pace.update(200, now);
    expect(pace.ms).toBeCloseTo(200);
    expect(pace.perSecond).toBeCloseTo(2);
  });

  it("goes on, whatever a reading takes", () => {
    const pace = new Pace();
    for (let count = 0; count < 5; count += 1) expect(pace.update(4000, count * 4100)).toBe(20);
    expect(pace.slow).toBe(true);
    pace.reset();
    expect([pace.slow, pace.perSecond, pace.ms]).toEqual([false, 0, 0]);
  });
});

describe("Feedback", () => {
  it("stand for a minute; the last one counts", () => {
    const feedback = new StandingFeedback();
    expect(feedback.at(0)).toBeNull();
    feedback.set("lost", 0);
    feedback.set("got_it", 10);
    expect(feedback.at(20)).toEqual({ value: "got_it", left: FEEDBACK_S - 10 });
    expect(feedback.update(20)).toBeNull();
    expect(feedback.update(10 + FEEDBACK_S)).toBe("got_it");
    expect(feedback.update(11 + FEEDBACK_S)).toBeNull();
  });

  it("are renewed", () => {
    const feedback = new StandingFeedback();
    feedback.set("lost", 0);
    feedback.set("lost", 50);
    expect(feedback.update(70)).toBeNull();
    feedback.reset();
    expect(feedback.at(70)).toBeNull();
  });
});

describe("Announcer", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("tells what lasts, once", () => {
    const said: string[] = [];
    const announcer = new Announcer((text) => said.push(text), 1000);
    announcer.update("on");
    vi.advanceTimersByTime(500);
    announcer.update("off");
    announcer.update("on");
    vi.advanceTimersByTime(5000);
    announcer.update("off");
    announcer.update("on");
    vi.advanceTimersByTime(5000);
    expect(said).toEqual(["on"]);
  });

  it("tells at once what was asked for", () => {
    const said: string[] = [];
    const announcer = new Announcer((text) => said.push(text), 1000);
    announcer.update("soon");
    announcer.say("now");
    vi.advanceTimersByTime(5000);
    expect(said).toEqual(["now"]);
  });
});
