// Join codes as people type them.

import { text } from "../shared/words";

/** Letters and digits of a code: none that are easily mistaken for each other. */
const CODE = /^[2-9A-HJKMNP-Z]{8}$/;

/** A code in any case, with dashes and spaces, or a whole link; null where it is no code. */
export function tidyCode(typed: string): string | null {
  const last = typed.trim().split(/[?#]/)[0]!.replace(/\/+$/, "").split("/").at(-1)!;
  const code = last.toUpperCase().replace(/[\s\-\u2010-\u2015.]/g, "");
  return CODE.test(code) ? code : null;
}

/** The code of a page's address, as it stands there; empty on `/join` itself. */
export function codeInPath(path: string): string {
  try {
    return decodeURIComponent(path.split("/")[2] ?? "");
  } catch {
    return path.split("/")[2] ?? "";
  }
}

/** A code in two halves, for reading aloud. */
export function spaced(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}

/** What to say of something that is no code. */
export function wrongCode(typed: string): string {
  return text(typed.trim() === "" ? "student-code-text" : "student-code-wrong");
}
