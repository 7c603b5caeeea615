// Names for the next marker, guessed from those before. No DOM.

const USUAL = ["exercise", "question", "recap"];
const MOST = 5;

/** Names worth offering, the likeliest first: "slide 8" after "slide 7". */
export function suggest(before: readonly string[]): string[] {
  const latest = [...before].reverse();
  const counted = latest.map(next).find((text) => text !== null) ?? "slide 1";
  const named = latest.filter((text) => next(text) === null);
  return [...new Set([counted, ...named.slice(0, 2), ...USUAL])].slice(0, MOST);
}

/** The name that follows one that ends in a number; null for others. */
function next(text: string): string | null {
  const found = /^(.*?)(\d{1,4})$/.exec(text.trim());
  return found ? `${found[1]}${Number(found[2]) + 1}` : null;
}
