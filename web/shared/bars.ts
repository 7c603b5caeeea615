// Rows of a word, a small bar and a figure, in a <dl>.

import { make } from "./dom";
import type { Expression, Fer2013 } from "./generated";
import { percent, text } from "./words";

interface Row {
  fill: HTMLElement;
  figure: HTMLElement;
  row: HTMLElement;
}

export class Bars {
  private readonly rows = new Map<string, Row>();

  /** @param names the rows' names by their ids, in order */
  constructor(
    private readonly host: HTMLElement,
    names: Record<string, string>,
  ) {
    for (const [id, name] of Object.entries(names)) {
      const row = make("div", "row none");
      row.dataset.id = id;
      const track = make("span", "track");
      track.setAttribute("aria-hidden", "true");
      const fill = make("span", "fill");
      track.append(fill);
      const figure = make("b", "", "–");
      const value = make("dd");
      value.append(track, figure);
      row.append(make("dt", "", name), value);
      host.append(row);
      this.rows.set(id, { fill, figure, row });
    }
  }

  /** @param part 0 to 1 */
  set(id: string, part: number, text = percent(part)): void {
    const row = this.rows.get(id);
    if (!row) return;
    this.host.classList.remove("empty");
    const scale = `scaleX(${Math.min(Math.max(part, 0), 1)})`;
    if (row.figure.textContent === text && row.fill.style.transform === scale) return;
    row.figure.textContent = text;
    row.fill.style.transform = scale;
    row.row.classList.toggle("none", part <= 0);
  }

  clear(): void {
    for (const id of this.rows.keys()) this.set(id, 0, "–");
    this.host.classList.add("empty");
  }
}

/** The names of expressions by their ids. */
export function expressionNames(ids: readonly (Expression | Fer2013)[]): Record<string, string> {
  return Object.fromEntries(ids.map((id) => [id, text(`signal-expression-${id}`)]));
}
