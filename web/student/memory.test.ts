// What remembers: the seat, the pace, the presses, the announcer.

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { Announcer } from "./announcer";
import { Pace } from "./pace";
import { Presses, STANDS_S } from "./press";
import { type Seat, Seats, taken } from "./seat";

const seat: Seat = { token: "t", consented: true, camera: true, n: 4, sent: 3 };

/** As a browser's, with a room that can be too small. */
class FakeStorage {
  readonly kept = new Map<string, string>();
  constructor(private readonly room = 10) {}
  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (this.kept.size >= this.room) throw new DOMException("full", "QuotaExceededError");
    this.kept.set(key, value);
  }
  removeItem(key: string): void {
    this.kept.delete(key);
  }
}
const seatsIn = (storage: FakeStorage | null): Seats => new Seats(storage as unknown as Storage);

describe("Seats", () => {
  it("outlive a reload, one for each class, until dropped", () => {
    const storage = new FakeStorage();
    seatsIn(storage).put("A", seat);
    const again = seatsIn(storage);
    expect(again.get("A")).toEqual(seat);
    expect(again.get("B")).toBeNull();
    again.drop("A");
    expect(storage.kept.size).toBe(0);
    expect(again.get("A")).toBeNull();
  });

  it.each([null, new FakeStorage(0)])("do without a storage that works", (storage) => {
    const seats = seatsIn(storage);
    seats.put("A", seat);
    expect(seats.get("A")).toEqual(seat);
  });

  it("do not trust what they find", () => {
    const storage = new FakeStorage();
    for (const text of ["{", "null", "3", '{"token":1}', '{"token":"t"}']) {
      storage.kept.set("roomtone:seat:A", text);
      expect(seatsIn(storage).get("A")).toBeNull();
    }
  });

  it("go on beyond whatever another page counted", () => {
    expect(taken(seat, 5000).n).toBe(5000);
    expect(taken({ ...seat, n: 6000 }, 5000).n).toBe(6000); // a clock that was set back
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

describe("Presses", () => {
  it("stand for a minute; the last one counts", () => {
    const presses = new Presses();
    expect(presses.at(0)).toBeNull();
    presses.press("lost", 0);
    presses.press("got_it", 10);
    expect(presses.at(20)).toEqual({ button: "got_it", left: STANDS_S - 10 });
    expect(presses.update(20)).toBeNull();
    expect(presses.update(10 + STANDS_S)).toBe("got_it");
    expect(presses.update(11 + STANDS_S)).toBeNull();
  });

  it("are renewed", () => {
    const presses = new Presses();
    presses.press("lost", 0);
    presses.press("lost", 50);
    expect(presses.update(70)).toBeNull();
    presses.reset();
    expect(presses.at(70)).toBeNull();
  });
});

describe("Announcer", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("tells what lasts, once", () => {
    const told: string[] = [];
    const announcer = new Announcer((text) => told.push(text), 1000);
    announcer.update("on");
    vi.advanceTimersByTime(500);
    announcer.update("off");
    announcer.update("on");
    vi.advanceTimersByTime(5000);
    announcer.update("off");
    announcer.update("on");
    vi.advanceTimersByTime(5000);
    expect(told).toEqual(["on"]);
  });

  it("tells at once what was asked for", () => {
    const told: string[] = [];
    const announcer = new Announcer((text) => told.push(text), 1000);
    announcer.update("soon");
    announcer.say("now");
    vi.advanceTimersByTime(5000);
    expect(told).toEqual(["now"]);
  });
});
