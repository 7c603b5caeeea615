// What can go wrong with a picture or with the program that reads it, and what to do about it.

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

const TEXTS: Record<Trouble, Text> = {
  denied: {
    title: "The camera was not allowed",
    text:
      "To allow it, press the camera or lock sign beside the address at the top of your browser, " +
      "choose Allow, and try again. On a phone it may be in the settings, under the browser’s name.",
  },
  missing: { title: "No camera was found", text: "Plug one in, or switch it on, and try again." },
  busy: {
    title: "The camera is in use",
    text:
      "Another program has it, perhaps the meeting itself. Some computers let only one program use " +
      "it: close the other one and try again.",
  },
  ended: {
    title: "The picture has ended",
    text: "The camera was unplugged, or sharing was stopped. Nothing is read now.",
  },
  stuck: {
    title: "The camera gives no picture",
    text: "It may be covered, switched off with its key or by the system, or held by another program.",
  },
  insecure: {
    title: "No camera on this address",
    text:
      "This page came without encryption (http), and browsers give cameras only to encrypted pages. " +
      "Ask for a link that begins with https.",
  },
  unsupported: {
    title: "This browser cannot do that",
    text: "Try a recent Chrome, Edge, Firefox or Safari.",
  },
  "not-shared": {
    title: "Nothing was shared",
    text:
      "Either the picker was closed, or this computer does not let the browser record the screen. " +
      "Try again and pick the meeting’s window. On a Mac, allow the browser first in System " +
      "Settings, Privacy & Security, Screen Recording.",
  },
  "not-captured": {
    title: "This window cannot be captured",
    text:
      "The system gave no picture of what you picked. Make sure that the window is open and not " +
      "minimized, or pick another window or a browser tab.",
  },
  download: {
    title: "The reader did not load",
    text: "It is loaded once from the server. Check the network and try again.",
  },
  scrambled: {
    title: "This browser scrambles pictures",
    text:
      "Its protection against fingerprinting gives this page other pixels than the camera’s. Allow " +
      "canvas data for this page (in Firefox, by the sign beside the address), or use another browser.",
  },
  engine: {
    title: "The reader does not run here",
    text:
      "Your browser is too old, or WebAssembly is switched off in it, as in the lockdown mode of a " +
      "phone. Another browser may work.",
  },
};

/** What is said while the browser's question about the camera has been left open. */
export const UNANSWERED: Text = {
  title: "Still waiting for the camera",
  text:
    "Your browser may be asking: look beside the address, or for a window behind this one, and choose " +
    "Allow. If nothing asks, allow the camera in the browser’s or the system’s settings.",
};

export function troubleText(what: Trouble): Text {
  return TEXTS[what];
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
