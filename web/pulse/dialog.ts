// Dialogs with a form, and what this browser remembers for the page.

import { byId } from "../shared/dom";

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
 * Open a dialog, close it with its buttons and Escape; `submit` says whether to close. One submission
 * is waited for at a time, and one that ends late closes no dialog that was opened after it.
 */
export function dialog(name: string, submit: () => boolean | Promise<boolean>): HTMLDialogElement {
  const element = byId<HTMLDialogElement>(`${name}-dialog`);
  let waiting: object | null = null;
  element.addEventListener("close", () => {
    waiting = null;
  });
  byId<HTMLFormElement>(`${name}-form`).addEventListener("submit", async (event) => {
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
    const closes = (event.target as Element).closest(".close");
    if (event.target === element || closes) element.close(); // beside it, or its button
  });
  return element;
}
