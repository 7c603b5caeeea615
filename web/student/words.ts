// What the student's page says of each state, in plain words, and what to do.

import { type Text, type Trouble, troubleText, UNANSWERED } from "../shared/trouble";
import type { State } from "./state";

/** What went wrong with the camera or the reader; feedback works all the same. */
export function withoutCamera(what: Trouble): Text {
  return withFeedback(troubleText(what));
}

function withFeedback({ title, text }: Text): Text {
  return { title, text: `${text} You can still give feedback.` };
}

const NO_PICTURE = troubleText("stuck");

/** What the page says of the camera in each state. */
export function stateText(state: State): Text {
  switch (state.is) {
    case "none":
      return {
        title: "You joined without a camera",
        text: "Your face isn’t read. Your feedback counts just the same.",
      };
    case "starting":
      if (state.camera)
        return { title: "Getting ready", text: "The reader is loading onto your device." };
      if (state.unanswered) return withFeedback(UNANSWERED);
      return {
        title: "Waiting for your camera",
        text: "If your browser asks whether this page may use it, choose Allow.",
      };
    case "still":
      return withFeedback({ ...NO_PICTURE, text: `${NO_PICTURE.text} It resumes by itself.` });
    case "paused":
      return {
        title: "Paused: your camera is off",
        text: "Nothing is read or sent. You can still give feedback.",
      };
    case "hidden":
      return {
        title: "Paused while this page is hidden",
        text: "The browser gave it no pictures. It resumes when you come back.",
      };
    case "trouble":
      return withoutCamera(state.what);
    case "reading":
      return READING[state.seen];
  }
}

const READING: Record<Extract<State, { is: "reading" }>["seen"], Text> = {
  looking: { title: "Almost ready", text: "Looking for your face." },
  well: {
    title: "Your face is read on this device",
    text: "Only numbers are sent. The picture stays here.",
  },
  unclear: {
    title: "Your face isn’t seen clearly",
    text: "You aren’t counted meanwhile. Some light from the front helps.",
  },
  blank: { ...NO_PICTURE, text: `${NO_PICTURE.text} You aren’t counted meanwhile.` },
  none: {
    title: "No face in view",
    text: "You aren’t counted while your face isn’t in view. That is fine.",
  },
};

/** When the teacher sees feedback, and what happens to it until then. */
export function feedbackText(minGroupSize: number): string {
  return (
    "Counted together with everyone’s for a minute, without your name. Your teacher sees counts " +
    `only while at least ${minGroupSize} people are in the class.`
  );
}

/** What is stored of a class and of somebody in it, and for how long. */
export function storedText(days: number, consented: boolean): string {
  if (days === 0) return "Nothing is stored once the class is over.";
  const long = `for ${days === 1 ? "a day" : `${days} days`} after the class`;
  const totals = `Totals of the whole class are stored ${long}; nothing in them is linked to you.`;
  return consented
    ? `${totals} So is a consent record: a number without a name, and when consent began and ended.`
    : totals;
}

/** Why a page has ended, and what can be done. */
export type Farewell = "left" | "left-offline" | "over" | "gone" | "elsewhere";

export interface FarewellText extends Text {
  points: string[];
  again?: string;
}

const FEEDBACK_STAYS =
  "Feedback that you gave stays up to a minute, anonymously; nothing is linked to you.";

/**
 * @param camera whether this student had agreed to be read
 * @param stored what is stored, from `storedText`
 */
export function farewellText(how: Farewell, camera: boolean, stored: string): FarewellText {
  const off = camera ? "Your camera is off. " : "";
  switch (how) {
    case "left":
      return {
        title: "You left the class",
        text: camera
          ? "Your camera is off, and your numbers on the server were deleted."
          : "Your place in the class was deleted.",
        points: [
          `Deleted: ${camera ? "your latest numbers and " : ""}your place in the class. ${FEEDBACK_STAYS}`,
          stored,
        ],
        again: "Join again",
      };
    case "left-offline":
      return {
        title: "You left the class",
        text: `${off}The server could not be reached to delete your place in the class.`,
        points: [
          camera
            ? "It deletes your latest numbers by itself, some ten seconds after the last of them."
            : "It deletes your place in the class by itself.",
          FEEDBACK_STAYS,
        ],
        again: "Join again",
      };
    case "over":
      return {
        title: "The class is over",
        text: off + (camera ? "Your latest numbers were deleted." : "Thanks for your feedback."),
        points: [stored],
        again: "Join again if it resumes",
      };
    case "gone":
      return {
        title: "The server no longer knows this class",
        text:
          `It was restarted, or the class has ended. ${off}If the class goes on, ask your ` +
          "teacher for a new link.",
        points: [],
        again: "Try again",
      };
    case "elsewhere":
      return {
        title: "The class is open in another tab",
        text: `This tab has stopped${camera ? ", and its camera is off," : ""} so that you aren’t counted twice.`,
        points: [],
        again: "Use this tab instead",
      };
  }
}

/** What to say where a class cannot be opened. */
export function classTrouble(status: number, said: string): Text & { retry: boolean } {
  if (status === 404) {
    return {
      title: "No class has this code",
      text: "It may be over, or a letter is different. Check the code, or ask your teacher.",
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
      text: "Check that you are online, in the same network as your teacher if necessary, and try again.",
      retry: true,
    };
  }
  const title = status === 409 ? "You cannot join right now" : "That did not work";
  return { title, text: said, retry: true };
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
