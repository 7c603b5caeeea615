// The probabilities of those who are seen, as bars: for a camera on oneself.

import type { Reading } from "../engine/client";
import { among, FERPLUS, ORIGIN } from "../engine/labels";
import { label } from "./overlay";

/** Most people whose bars are shown. */
const MOST = 6;

/** Show the largest faces' probabilities. */
export function showPeople(place: HTMLElement, readings: readonly Reading[], four: boolean): void {
  const largest = [...readings]
    .sort((a, b) => b.box[2] * b.box[3] - a.box[2] * a.box[3])
    .slice(0, MOST)
    .sort((a, b) => a.who - b.who);
  const cards = largest.map((reading) => {
    const old = place.querySelector<HTMLElement>(`[data-who="${reading.who}-${four}"]`);
    return update(old ?? card(reading.who, four), reading, four);
  });
  const same =
    cards.length === place.children.length &&
    cards.every((element, index) => element === place.children[index]);
  if (!same) place.replaceChildren(...cards);
}

function names(four: boolean): readonly string[] {
  return four ? ORIGIN : FERPLUS;
}

function card(who: number, four: boolean): HTMLElement {
  const element = document.createElement("section");
  element.className = "person";
  element.dataset.who = `${who}-${four}`;
  element.append(document.createElement("h2"));
  for (const name of names(four)) {
    const row = document.createElement("div");
    row.className = "row";
    const [word, track, value] = ["word", "track", "value"].map((kind) => {
      const span = document.createElement("span");
      span.className = kind;
      return span;
    }) as [HTMLElement, HTMLElement, HTMLElement];
    word.textContent = name;
    const fill = document.createElement("span");
    fill.className = "fill";
    track.append(fill);
    row.append(word, track, value);
    element.append(row);
  }
  return element;
}

function update(element: HTMLElement, reading: Reading, four: boolean): HTMLElement {
  const shares = four ? among(reading.fer2013, ORIGIN).shares : reading.probabilities;
  element.querySelector("h2")!.textContent = `Person ${reading.who}: ${label(reading, four)}`;
  element.querySelectorAll<HTMLElement>(".row").forEach((row, index) => {
    const share = shares[index] ?? 0;
    row.querySelector<HTMLElement>(".fill")!.style.transform = `scaleX(${share})`;
    row.querySelector(".value")!.textContent = `${Math.round(share * 100)} %`;
  });
  return element;
}
