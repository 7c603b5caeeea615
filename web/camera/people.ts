// The probabilities of those who are seen, as bars: for a camera on oneself.

import type { Reading } from "../engine/client";
import { among, FERPLUS, ORIGIN } from "../engine/labels";
import { Bars, expressionNames } from "../shared/bars";
import { make, say } from "../shared/dom";
import type { Expression, Fer2013 } from "../shared/generated";
import { text } from "../shared/words";
import { label } from "./overlay";

/** Most people whose bars are shown. */
const MAX_SHOWN = 6;

interface Card {
  element: HTMLElement;
  title: HTMLElement;
  bars: Bars;
}
let cards = new Map<string, Card>();

/** Show the largest faces' probabilities. */
export function showPeople(place: HTMLElement, readings: readonly Reading[], four: boolean): void {
  const names = four ? ORIGIN : FERPLUS;
  const largest = [...readings]
    .sort((a, b) => b.box[2] * b.box[3] - a.box[2] * a.box[3])
    .slice(0, MAX_SHOWN)
    .sort((a, b) => a.who - b.who);
  const shown = new Map<string, Card>();
  for (const reading of largest) {
    const id = `${reading.who}-${four}`;
    const card = cards.get(id) ?? newCard(names);
    shown.set(id, card);
    say(card.title, text("camera-person", { who: reading.who, label: label(reading, four) }));
    const shares = four ? among(reading.fer2013, ORIGIN).shares : reading.probabilities;
    for (const [index, name] of names.entries()) card.bars.set(name, shares[index] ?? 0);
  }
  cards = shown;
  const elements = [...shown.values()].map(({ element }) => element);
  const same =
    elements.length === place.children.length &&
    elements.every((element, index) => element === place.children[index]);
  if (!same) place.replaceChildren(...elements);
}

function newCard(names: readonly (Expression | Fer2013)[]): Card {
  const element = make("section", "person");
  const title = make("h2");
  const bars = make("dl", "bars");
  element.append(title, bars);
  return { element, title, bars: new Bars(bars, expressionNames(names)) };
}
