// The last ten minutes of a class, one signal a second, and the columns that its chart draws. No DOM.

import type { Signal } from "../common/protocol";

export const LONGEST = 600;
/** Seconds without a signal after which the line is broken. */
const GAP_S = 3;
/** The chart shows at least so much, so that a young class's line does not race. */
const SHORTEST_S = 120;

/** Times, valence, and the low and high end of its band; null where nothing was said. */
export type Columns = [number[], (number | null)[], (number | null)[], (number | null)[]];

export class History {
  private kept: Signal[] = [];

  /** Begin anew with what the server remembers. */
  reset(signals: readonly Signal[] = []): void {
    this.kept = signals.slice(-LONGEST);
  }

  /** Take a signal; true where it begins a new second and so was kept. */
  add(signal: Signal): boolean {
    const last = this.kept.at(-1);
    if (last && Math.floor(signal.t) <= Math.floor(last.t)) return false;
    this.kept.push(signal);
    if (this.kept.length > LONGEST) this.kept.shift();
    return true;
  }

  get signals(): readonly Signal[] {
    return this.kept;
  }

  columns(): Columns {
    const columns: Columns = [[], [], [], []];
    let before: Signal | undefined;
    for (const signal of this.kept) {
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

/** The stretch of time that the chart shows at `t`: now is always at its right end. */
export function span(t: number): [number, number] {
  return [t - Math.min(Math.max(t, SHORTEST_S), LONGEST), t];
}

export interface Label {
  x: number;
  width: number;
}

/** Which labels can be drawn side by side: the latest first, none over another. */
export function roomFor<Kind extends Label>(labels: readonly Kind[], right: number): Kind[] {
  const shown: Kind[] = [];
  let limit = right;
  for (const label of [...labels].sort((a, b) => b.x - a.x)) {
    const x = Math.min(label.x, right - label.width);
    if (x < 0 || x + label.width > limit) continue;
    shown.push({ ...label, x });
    limit = x - 10;
  }
  return shown;
}
