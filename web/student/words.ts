// What the page says of each state, in plain words, and what to do.

import { canRetry, type State, type Trouble } from "./state";

export interface Words {
  title: string;
  text: string;
}

const TROUBLES: Record<Trouble, Words> = {
  denied: {
    title: "The camera was not allowed",
    text:
      "That is fine: the buttons work without it. To allow it after all, press the camera or lock " +
      "sign beside the address at the top of your browser, choose Allow, and try again. On a phone " +
      "it may be in the settings, under the browser’s name.",
  },
  missing: {
    title: "No camera was found",
    text: "Plug one in, or switch it on, and try again. The buttons work without it.",
  },
  busy: {
    title: "The camera is in use",
    text:
      "Another program has it, perhaps the meeting itself. Some computers let only one program use " +
      "it: close the other one, or go on without the camera. The buttons work without it.",
  },
  ended: {
    title: "The camera went away",
    text: "It was unplugged or switched off. Nothing is read now. The buttons go on working.",
  },
  stuck: {
    title: "No picture comes from the camera",
    text:
      "It may be covered, switched off with its key, or held by another program. Nothing is read " +
      "now. The buttons go on working.",
  },
  insecure: {
    title: "No camera on this address",
    text:
      "This page came without encryption (http), and browsers give cameras only to encrypted pages. " +
      "Ask your teacher for a link that begins with https. The buttons work without it.",
  },
  unsupported: {
    title: "This browser gives pages no camera",
    text: "Another browser, or a newer one, may. The buttons work without it.",
  },
  download: {
    title: "The reader did not arrive",
    text: "It is loaded once from the server. Check the network and try again; the buttons work meanwhile.",
  },
  engine: {
    title: "The reader does not run here",
    text:
      "Your browser may be too old, or set so that it runs no WebAssembly. Another browser may do. " +
      "The buttons work without it.",
  },
};

export function troubleWords(what: Trouble): Words & { retry: boolean } {
  return { ...TROUBLES[what], retry: canRetry(what) };
}

/** What the page says of the camera in each state. */
export function stateWords(state: State): Words {
  switch (state.is) {
    case "none":
      return {
        title: "You are here without a camera",
        text: "Nothing of you is read. The buttons count just the same.",
      };
    case "starting":
      return state.camera
        ? { title: "Getting ready", text: "The reader is being loaded onto your device." }
        : {
            title: "Waiting for your camera",
            text: "If your browser asks whether this page may use it, choose Allow.",
          };
    case "paused":
      return {
        title: "Paused: your camera is off",
        text: "Nothing is read or sent. The buttons go on working.",
      };
    case "hidden":
      return {
        title: "Paused while this page is hidden",
        text: "The browser gave it no pictures. It goes on when you come back to it.",
      };
    case "trouble":
      return TROUBLES[state.what];
    case "reading":
      return READING[state.seen];
  }
}

const READING: Record<Extract<State, { is: "reading" }>["seen"], Words> = {
  looking: { title: "Nearly there", text: "Looking for your face." },
  well: {
    title: "Your face is read on this device",
    text: "Only the numbers are sent. The picture stays here.",
  },
  unclear: {
    title: "Your face is not seen clearly",
    text: "Nothing of you is counted meanwhile. Some light from the front helps.",
  },
  none: {
    title: "No face is seen",
    text: "Nothing is counted while your face is not seen. That is fine.",
  },
};

/** What stays of a class and of somebody in it, and for how long. */
export function keptWords(days: number, consented: boolean): string {
  if (days === 0) return "Nothing is kept once the class is over.";
  const long = `for ${days === 1 ? "a day" : `${days} days`} after the class`;
  const totals = `Totals of the whole class are kept ${long}: nothing in them is yours alone.`;
  return consented
    ? `${totals} So is, under a number and without a name, that somebody agreed to be read, and when ` +
        "that began and ended."
    : totals;
}

/** Why a page has ended, and what can be done. */
export type Farewell = "left" | "left-offline" | "over" | "gone" | "elsewhere";

/** A point of a farewell that is `KEPT` is told by `keptWords`. */
export const KEPT = "kept";
export const FAREWELLS: Record<Farewell, Words & { points?: string[]; again?: string }> = {
  left: {
    title: "You have left the class",
    text: "Your camera is off, and your numbers on the server were deleted.",
    points: [
      "Deleted: your latest numbers and your place in the class. A button that you pressed is counted for the rest of its minute, as nobody’s.",
      KEPT,
    ],
    again: "Join again",
  },
  "left-offline": {
    title: "You have left the class",
    text:
      "Your camera is off, and this page has forgotten its key to the class. The server could not be " +
      "reached to tell it so.",
    points: [
      "It forgets your latest numbers by itself, some ten seconds after the last of them.",
      "It forgets the button you pressed after its minute.",
    ],
    again: "Join again",
  },
  over: {
    title: "The class is over",
    text: "Your camera is off. The server has forgotten your latest numbers.",
    points: [KEPT],
  },
  gone: {
    title: "The server does not know this class any more",
    text:
      "It was started again, or the class has ended. Your latest numbers are gone with it, and your " +
      "camera is off. If the lesson goes on, ask your teacher for a new link.",
    again: "Look again",
  },
  elsewhere: {
    title: "The class is open in another tab",
    text: "This one has stopped, and its camera is off, so that you are not counted twice.",
    again: "Use this tab instead",
  },
};

/** What to say where a class cannot be opened. */
export function classTrouble(status: number, said: string): Words & { retry: boolean } {
  if (status === 404) {
    return {
      title: "No class has this code",
      text: "It may be over, or a letter is different. Look at the code once more, or ask your teacher.",
      retry: false,
    };
  }
  if (status === 429) {
    return {
      title: "Too many tries from here",
      text: "Many people may share your school’s address. Wait a minute and try again.",
      retry: true,
    };
  }
  if (status === 0) {
    return {
      title: "The server cannot be reached",
      text: "Check that you are online, in the same network as your teacher if it has to be, and try again.",
      retry: true,
    };
  }
  if (status === 409) return { title: "You cannot join just now", text: said, retry: true };
  return { title: "That did not work", text: said, retry: true };
}

/** A stretch of time, in words. */
export function lapse(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return whole === 1 ? "a second" : `${whole} seconds`;
  const minutes = Math.round(seconds / 60);
  return minutes === 1 ? "a minute" : `${minutes} minutes`;
}

/** How long ago, in words. */
export function ago(seconds: number): string {
  return seconds < 1.5 ? "just now" : `${lapse(seconds)} ago`;
}
