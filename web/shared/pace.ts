// How often this device reads: up to nine times a second, less where that would tire it.

export interface PaceOptions {
  /** Shortest time between readings, milliseconds. */
  shortest_ms: number;
  /** Longest time between readings where the device can keep it, milliseconds. */
  longest_ms: number;
  /** Share of the time that reading may take, 0 to 1. */
  share: number;
  /** A device that takes longer for a reading is called slow, milliseconds. */
  slow_ms: number;
}

const DEFAULTS: PaceOptions = {
  shortest_ms: 110,
  longest_ms: 1000,
  share: 0.4,
  slow_ms: 1500,
};

/** `update(took)` gets what a reading took and returns the milliseconds until the next one. */
export class Pace {
  private readonly options: PaceOptions;
  private took = 0;
  private count = 0;
  private times: number[] = [];

  constructor(options: Partial<PaceOptions> = {}) {
    this.options = { ...DEFAULTS, ...options };
  }

  update(tookMs: number, nowMs: number): number {
    const { shortest_ms, longest_ms, share } = this.options;
    // The first readings of a model also set it up; they say little of the ones to come.
    this.took = this.count < 2 ? tookMs : 0.7 * this.took + 0.3 * tookMs;
    this.count += 1;
    this.times = [...this.times.filter((time) => nowMs - time < 5000), nowMs];
    const period = Math.min(Math.max(this.took / share, shortest_ms), longest_ms);
    return Math.max(period - tookMs, 20);
  }

  reset(): void {
    this.took = this.count = 0;
    this.times = [];
  }

  /** What a reading takes, milliseconds. */
  get ms(): number {
    return this.took;
  }

  /** Readings a second, of the last five seconds. */
  get perSecond(): number {
    if (this.times.length < 2) return 0;
    const span = this.times.at(-1)! - this.times[0]!;
    return span > 0 ? ((this.times.length - 1) * 1000) / span : 0;
  }

  get slow(): boolean {
    return this.count >= 4 && this.took > this.options.slow_ms;
  }
}
