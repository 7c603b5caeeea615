// Small helpers for pages whose elements are all in their HTML.

const known = new Map<string, HTMLElement>();

/** The element of an id; one that is missing is a mistake in the page. */
export function byId<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  // The pulse may have moved to a small window with a document of its own.
  const element =
    known.get(id) ??
    document.getElementById(id) ??
    known.get("app")?.querySelector<HTMLElement>(`#${id}`);
  if (!element) throw new Error(`the page has no #${id}`);
  known.set(id, element);
  return element as Kind;
}

/** Set the text of an element, or of the element of an id, touching the page only where it changes. */
export function say(where: string | HTMLElement, text: string): void {
  const element = typeof where === "string" ? byId(where) : where;
  if (element.textContent !== text) element.textContent = text;
}

export function show(id: string, visible: boolean): void {
  const element = byId(id);
  if (element.hidden === visible) element.hidden = !visible;
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

/** Links to the page in other languages keep the rest of its address, which may have a key. */
export function keepAddressInLinks(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".languages a")) {
    link.addEventListener("click", () => {
      const address = new URL(location.href);
      address.searchParams.set("language", link.lang);
      link.href = address.href;
    });
  }
}

/** Coming back with the browser's own button may bring a page back whose camera is off. */
export function reloadWhenRestored(): void {
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}
