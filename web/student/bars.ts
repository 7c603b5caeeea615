// Eight bars with their words and numbers.

import { make, say } from "./dom";
import type { Bar } from "./numbers";

/** Bars in an element; `update` draws, and an empty list leaves them empty. */
export class Bars {
  private readonly rows = new Map<string, { fill: HTMLElement; value: HTMLElement }>();

  constructor(private readonly place: HTMLElement) {}

  update(bars: readonly Bar[]): void {
    for (const { expression, value } of bars) {
      const row = this.rows.get(expression) ?? this.add(expression);
      row.fill.style.transform = `scaleX(${value / 1000})`;
      say(row.value, String(value));
    }
    this.place.classList.toggle("empty", bars.length === 0);
    if (bars.length > 0) return;
    for (const row of this.rows.values()) {
      row.fill.style.transform = "scaleX(0)";
      say(row.value, "–");
    }
  }

  private add(expression: string): { fill: HTMLElement; value: HTMLElement } {
    const row = make("div", "bar");
    row.dataset.expression = expression;
    const track = make("span", "track");
    const fill = make("span", "fill");
    const value = make("span", "value");
    track.append(fill);
    row.append(make("span", "word", expression), track, value);
    this.place.append(row);
    this.rows.set(expression, { fill, value });
    return { fill, value };
  }
}
