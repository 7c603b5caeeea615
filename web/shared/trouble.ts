// What can go wrong with a picture or with the program that reads it, and what to do about it.

import { text } from "./words";

export type Trouble =
  | "denied" // the browser or the person said no
  | "missing" // no camera
  | "busy" // another program has it
  | "ended" // it was unplugged, or sharing was stopped
  | "stuck" // it is on, but no picture comes
  | "insecure" // the page was opened without encryption
  | "unsupported" // the browser has no cameras for pages
  | "not-shared" // the picker was closed, or sharing is not allowed
  | "not-captured" // what was picked cannot be captured
  | "download" // the reader did not arrive
  | "scrambled" // the browser gives the reader other pixels
  | "engine"; // the reader does not run here

/** Something that the page can say, and go on without. */
export class TroubleError extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble);
  }
}

export interface Text {
  title: string;
  text: string;
}

/** What is said while the browser's question about the camera has been left open. */
export function unansweredText(): Text {
  return {
    title: text("shared-trouble-unanswered-title"),
    text: text("shared-trouble-unanswered-text"),
  };
}

export function troubleText(what: Trouble): Text {
  return { title: text(`shared-trouble-${what}-title`), text: text(`shared-trouble-${what}-text`) };
}

/** Whether trying again may help. */
export function canRetry(what: Trouble): boolean {
  return what !== "insecure" && what !== "unsupported";
}

/** What a failed `getUserMedia`, or `getDisplayMedia` where a window is shared, means. */
export function troubleOf(error: unknown, sharing = false): Trouble {
  if (error instanceof TroubleError) return error.trouble;
  switch (error instanceof Error ? error.name : "") {
    case "NotAllowedError":
    case "SecurityError":
      return sharing ? "not-shared" : "denied";
    case "InvalidStateError":
    case "AbortError":
      return sharing ? "not-shared" : "busy";
    case "NotFoundError":
    case "OverconstrainedError":
      return sharing ? "not-captured" : "missing";
    default:
      return sharing ? "not-captured" : "busy"; // trying again is worth it
  }
}
