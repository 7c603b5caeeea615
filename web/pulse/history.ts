// The last ten minutes of a class, one value a second, and the columns that its charts draw. No DOM.

import {
  type FeedbackCounts,
  type FeedbackValue,
  SHOWN_S,
  type SignalNumbers,
} from "../shared/generated";

/** Seconds without a signal after which the line is broken. */
const GAP_S = 3;
/** The chart shows at least so much. */
const SHORTEST_S = 10;

/** Times, valence, and the low and high end of its band; null where there was no reading. */
export type Columns = [number[], (number | null)[], (number | null)[], (number | null)[]];

/** Times, and the shares of those who joined that stand by "lost" and by "got it"; null below k. */
export type FeedbackColumns = [number[], (number | null)[], (number | null)[]];

/** One value a second. */
class LastMinutes<Value extends { t: number }> {
  protected recent: Value[] = [];

  /** Begin anew with what the server remembers. */
  reset(values: readonly Value[] = []): void {
    this.recent = values.slice(-SHOWN_S);
  }

  /** Add a value; true where it begins a new second and so is added. */
  add(value: Value): boolean {
    const last = this.recent.at(-1);
    if (last && Math.floor(value.t) <= Math.floor(last.t)) return false;
    this.recent.push(value);
    if (this.recent.length > SHOWN_S) this.recent.shift();
    return true;
  }
}

export class History extends LastMinutes<SignalNumbers> {
  get signals(): readonly SignalNumbers[] {
    return this.recent;
  }

  columns(): Columns {
    const columns: Columns = [[], [], [], []];
    let before: SignalNumbers | undefined;
    for (const signal of this.recent) {
      if (before && signal.t - before.t > GAP_S)
        push(columns, (before.t + signal.t) / 2, null, null);
      push(columns, signal.t, signal.valence, signal.valence_band);
      before = signal;
    }
    return columns;
  }
}

export class FeedbackHistory extends LastMinutes<FeedbackCounts> {
  get seconds(): readonly FeedbackCounts[] {
    return this.recent;
  }

  columns(): FeedbackColumns {
    const columns: FeedbackColumns = [[], [], []];
    let before: FeedbackCounts | undefined;
    for (const second of this.recent) {
      if (before && second.t - before.t > GAP_S) {
        columns[0].push((before.t + second.t) / 2);
        columns[1].push(null);
        columns[2].push(null);
      }
      columns[0].push(second.t);
      columns[1].push(feedbackShare(second, "lost"));
      columns[2].push(feedbackShare(second, "got_it"));
      before = second;
    }
    return columns;
  }
}

/** The part of the students that stands by something; null where it is not said of so few. */
export function feedbackShare(
  { counts, joined }: Pick<FeedbackCounts, "counts" | "joined">,
  value: FeedbackValue,
): number | null {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (Object.keys(counts).length === 0) return null;
  return (counts[value] ?? 0) / Math.max(joined, all, 1);
}

function push(
  [times, values, lows, highs]: Columns,
  t: number,
  value: number | null,
  band: [number, number] | null,
): void {
  times.push(t);
  values.push(value);
  lows.push(band ? band[0] : null);
  highs.push(band ? band[1] : null);
}

/** The stretch of time that the chart shows at `t`: from the class's begin, ten minutes at most. */
export function span(t: number): [number, number] {
  const to = Math.max(t, SHORTEST_S);
  return [Math.max(to - SHOWN_S, 0), to];
}

export interface Label {
  x: number;
  width: number;
}

/**
 * Places for labels above the chart, in rows: the latest first, none over another. A label has room
 * in the lowest row where it meets no later one; where there is none, it is left out.
 *
 * @param right end of the chart, which no label leaves
 */
export function placeLabels<Kind extends Label>(
  labels: readonly Kind[],
  right: number,
  rows: number,
): (Kind & { row: number })[] {
  const placed: (Kind & { row: number })[] = [];
  const limits = Array<number>(rows).fill(right);
  for (const label of [...labels].sort((a, b) => b.x - a.x)) {
    const x = Math.min(label.x, right - label.width);
    const row = limits.findIndex((limit) => x + label.width <= limit);
    if (x < 0 || row < 0) continue;
    placed.push({ ...label, x, row });
    limits[row] = x - 10;
  }
  return placed;
}
