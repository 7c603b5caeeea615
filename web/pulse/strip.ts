// The expressions as one strip, with a legend that says the same in words.

import { make, need, say } from "./dom";
import { type Share, STRIP, STRIP_WORDS } from "./words";

export class Strip {
  constructor() {
    for (const id of STRIP) {
      const part = make("span", `part fill-${id}`);
      part.id = `part-${id}`;
      part.title = STRIP_WORDS[id];
      const percent = make("span", "percent");
      percent.id = `part-percent-${id}`;
      part.append(make("span", "name", STRIP_WORDS[id]), percent);
      if (id === "tense") part.prepend(make("span", "short", "focus/tense"));
      need("strip").append(part);
      const item = make("li");
      const figure = make("b");
      figure.id = `percent-${id}`;
      item.append(make("span", `swatch fill-${id}`), make("span", "", STRIP_WORDS[id]), figure);
      need("legend").append(item);
    }
  }

  set(shares: readonly Share[]): void {
    need("shares-card").classList.toggle("empty", shares.length === 0);
    for (const id of STRIP) {
      const percent = shares.find((share) => share.id === id)?.percent;
      say(`percent-${id}`, percent === undefined ? "–" : `${percent} %`);
      if (percent === undefined) continue;
      say(`part-percent-${id}`, `${percent} %`);
      const part = need(`part-${id}`);
      if (part.style.flexGrow !== String(percent)) part.style.flexGrow = String(percent);
    }
  }
}
