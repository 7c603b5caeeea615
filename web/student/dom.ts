// Small helpers for the page's elements.

/** The element of an id; its absence is a mistake in index.html. */
export function byId<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const element = document.getElementById(id);
  if (!element) throw new Error(`index.html has no #${id}`);
  return element as Kind;
}

/** A new element with a class and a text. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className = "",
  text = "",
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

/** Set a text, touching the page only where it changes. */
export function say(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** One of index.html's symbols. */
export function icon(name: string): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `#shape-${name}`);
  svg.append(use);
  return svg;
}

export type Step = "opening" | "code" | "stopped" | "welcome" | "class" | "farewell";
const STEPS: readonly Step[] = ["opening", "code", "stopped", "welcome", "class", "farewell"];

/** Show one step of the page, and take the keyboard and the screen reader to its title. */
export function show(step: Step, title: string): void {
  for (const each of STEPS) byId(`step-${each}`).hidden = each !== step;
  document.title = title;
  window.scrollTo(0, 0);
  byId(`step-${step}`).querySelector("h1")?.focus({ preventScroll: true });
}
