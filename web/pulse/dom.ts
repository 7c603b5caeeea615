// Small helpers for a page whose elements are all in its HTML.

/** The element of an id; one that is missing is a mistake in the page. */
export function need<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  // The page may have moved to a small window with a document of its own.
  const element =
    known.get(id) ??
    document.getElementById(id) ??
    known.get("app")?.querySelector<HTMLElement>(`#${id}`);
  if (!element) throw new Error(`the page has no #${id}`);
  known.set(id, element);
  return element as Kind;
}
const known = new Map<string, HTMLElement>();

/** Set an element's text, if it is another one: the page is touched no more than it must be. */
export function say(id: string, text: string): void {
  const element = need(id);
  if (element.textContent !== text) element.textContent = text;
}

export function show(id: string, visible: boolean): void {
  const element = need(id);
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

/** What this browser remembers for the page; nothing where it may not. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // a private window: it is forgotten
  }
}

/**
 * Open a dialog, close it with its button and Escape; `submit` says whether to close. One submission
 * is waited for at a time, and one that ends late closes no dialog that was opened after it.
 */
export function dialog(name: string, submit: () => boolean | Promise<boolean>): HTMLDialogElement {
  const element = need<HTMLDialogElement>(`${name}-dialog`);
  let waiting: object | null = null;
  element.addEventListener("close", () => {
    waiting = null;
  });
  need<HTMLFormElement>(`${name}-form`).addEventListener("submit", async (event) => {
    event.preventDefault();
    if (waiting) return;
    const own = {};
    waiting = own;
    let done = false;
    try {
      done = await submit();
    } finally {
      if (waiting === own) waiting = null;
      else done = false;
    }
    if (done) element.close();
  });
  element.addEventListener("click", (event) => {
    if (event.target === element) element.close(); // beside it
  });
  return element;
}
