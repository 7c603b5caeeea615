// Rows of a word, a small bar and a figure, in a <dl>.

import { make, need } from "./dom";

interface Row {
  fill: HTMLElement;
  figure: HTMLElement;
  row: HTMLElement;
}

export class Bars {
  private readonly rows = new Map<string, Row>();

  /** @param words the rows' names by their ids, in order */
  constructor(host: string, words: Record<string, string>) {
    for (const [id, name] of Object.entries(words)) {
      const row = make("div", "row");
      row.dataset.id = id;
      const track = make("span", "track");
      track.setAttribute("aria-hidden", "true");
      const fill = make("span", "fill");
      track.append(fill);
      const figure = make("b");
      const value = make("dd");
      value.append(track, figure);
      row.append(make("dt", "", name), value);
      need(host).append(row);
      this.rows.set(id, { fill, figure, row });
    }
  }

  /** @param part 0 to 1 */
  set(id: string, part: number, text: string): void {
    const row = this.rows.get(id);
    if (!row) return;
    const scale = `scaleX(${Math.min(Math.max(part, 0), 1)})`;
    if (row.figure.textContent === text && row.fill.style.transform === scale) return;
    row.figure.textContent = text;
    row.fill.style.transform = scale;
    row.row.classList.toggle("none", part <= 0);
  }
}
