// Steady a person's readings over time; twin of roomtone/smoothing.py.

import { FERPLUS } from "./labels";
import type { Reading } from "./types";

export interface SmoothOptions {
  halfLifeS: number;
  margin: number;
  staleS: number;
  minQuality: number;
  minProbability: number;
}

export const SMOOTH_OPTIONS: SmoothOptions = {
  halfLifeS: 0.6,
  margin: 0.1,
  staleS: 2,
  minQuality: 0.25,
  minProbability: 0.4,
};

interface Past {
  t: number;
  weight: number;
  ferplus: number[];
  fer2013: number[];
  quality: number;
  expression: string;
}

/** `update(reading)` returns the steadied reading of that person; `reset()` forgets everyone. */
export class Smoother {
  private readonly options: SmoothOptions;
  private readonly people = new Map<number, Past>();

  constructor(options: Partial<SmoothOptions> = {}) {
    this.options = { ...SMOOTH_OPTIONS, ...options };
  }

  update(reading: Reading): Reading {
    const { options } = this;
    let past = this.people.get(reading.who);
    const elapsed = past ? reading.t - past.t : 0;
    if (past && !(elapsed > 0 && elapsed <= options.staleS)) past = undefined;
    let weight = Math.max(reading.quality, 1e-3);
    let quality = weight * reading.quality;
    const ferplus = reading.probabilities.map((value) => weight * value);
    const fer2013 = reading.fer2013.map((value) => weight * value);
    if (past && options.halfLifeS > 0) {
      const decay = 0.5 ** (elapsed / options.halfLifeS);
      weight += decay * past.weight;
      quality += decay * past.quality;
      for (const [index, value] of past.ferplus.entries()) ferplus[index]! += decay * value;
      for (const [index, value] of past.fer2013.entries()) fer2013[index]! += decay * value;
    }
    const probabilities = ferplus.map((value) => value / weight);
    const expression = this.label(probabilities, past);
    this.people.set(reading.who, { t: reading.t, weight, ferplus, fer2013, quality, expression });
    this.forget(reading.t);
    const named = probabilities[FERPLUS.indexOf(expression as (typeof FERPLUS)[number])] ?? 0;
    return {
      ...reading,
      probabilities,
      fer2013: fer2013.map((value) => value / weight),
      quality: quality / weight,
      expression,
      uncertain: quality / weight < options.minQuality || named < options.minProbability,
    };
  }

  reset(): void {
    this.people.clear();
  }

  private label(probabilities: number[], past: Past | undefined): string {
    const highest = Math.max(...probabilities);
    const best = FERPLUS[probabilities.indexOf(highest)] as string;
    if (!past || past.expression === best) return best;
    const index = (FERPLUS as readonly string[]).indexOf(past.expression);
    return highest - (probabilities[index] ?? 0) >= this.options.margin ? best : past.expression;
  }

  private forget(t: number): void {
    if (this.people.size <= 64) return;
    for (const [who, past] of this.people) {
      if (t - past.t > this.options.staleS) this.people.delete(who);
    }
  }
}
