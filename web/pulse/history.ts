// The last ten minutes of a class, one signal a second, and the columns that its chart draws. No DOM.

import { SHOWN_S, type SignalNumbers } from "../shared/generated";

/** Seconds without a signal after which the line is broken. */
const GAP_S = 3;
/** The chart shows at least so much. */
const SHORTEST_S = 10;

/** Times, valence, and the low and high end of its band; null where there was no reading. */
export type Columns = [number[], (number | null)[], (number | null)[], (number | null)[]];

export class History {
  private recent: SignalNumbers[] = [];

  /** Begin anew with what the server remembers. */
  reset(signals: readonly SignalNumbers[] = []): void {
    this.recent = signals.slice(-SHOWN_S);
  }

  /** Add a signal; true where it begins a new second and so is added. */
  add(signal: SignalNumbers): boolean {
    const last = this.recent.at(-1);
    if (last && Math.floor(signal.t) <= Math.floor(last.t)) return false;
    this.recent.push(signal);
    if (this.recent.length > SHOWN_S) this.recent.shift();
    return true;
  }

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
