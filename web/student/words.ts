// What the student's page says of each state, and what to do.

import { type Text, type Trouble, troubleText, unansweredText } from "../shared/trouble";
import { text } from "../shared/words";
import type { State } from "./state";

/** What went wrong with the camera or the reader; feedback works all the same. */
export function withoutCamera(what: Trouble): Text {
  return withFeedback(troubleText(what));
}

function withFeedback(said: Text): Text {
  return { title: said.title, text: text("student-still-feedback", { text: said.text }) };
}

/** What the page says of the camera in each state. */
export function stateText(state: State): Text {
  switch (state.is) {
    case "none":
      return titled("plain");
    case "starting":
      if (state.camera) return titled("starting");
      return state.unanswered ? withFeedback(unansweredText()) : titled("waiting");
    case "still": {
      const { title, text: said } = troubleText("stuck");
      return withFeedback({ title, text: text("student-resumes", { text: said }) });
    }
    case "paused":
      return titled("paused");
    case "hidden":
      return titled("hidden");
    case "trouble":
      return withoutCamera(state.what);
    case "reading":
      return seenText(state.seen);
  }
}

function seenText(seen: Extract<State, { is: "reading" }>["seen"]): Text {
  switch (seen) {
    case "looking":
      return titled("almost");
    case "well":
      return titled("reading");
    case "unclear":
      return titled("unclear");
    case "none":
      return titled("no-face");
    case "blank": {
      const { title, text: said } = troubleText("stuck");
      return { title, text: text("student-not-counted", { text: said }) };
    }
  }
}

type Titled =
  | "plain"
  | "starting"
  | "waiting"
  | "paused"
  | "hidden"
  | "almost"
  | "reading"
  | "unclear"
  | "no-face";

function titled(name: Titled): Text {
  return { title: text(`student-${name}-title`), text: text(`student-${name}-text`) };
}

/** When the teacher sees feedback, and what happens to it until then. */
export function feedbackText(minGroupSize: number): string {
  return text("student-feedback-text", { people: minGroupSize });
}

/** What is stored of a class and of somebody in it, and for how long. */
export function storedText(days: number, consented: boolean): string {
  if (days === 0) return text("student-stored-nothing");
  const totals = text("student-stored-totals", { days });
  return consented ? `${totals} ${text("student-stored-consent")}` : totals;
}

/** Why a page has ended, and what can be done. */
export type Farewell = "left" | "left-offline" | "over" | "gone" | "elsewhere";

export interface FarewellText extends Text {
  points: string[];
  again?: string;
}

/**
 * @param camera whether this student had agreed to be read
 * @param stored what is stored, from `storedText`
 */
export function farewellText(how: Farewell, camera: boolean, stored: string): FarewellText {
  const off = camera ? `${text("student-camera-is-off")} ` : "";
  const role = camera ? "camera" : "plain";
  switch (how) {
    case "left":
      return {
        title: text("student-left-title"),
        text: text(`student-left-${role}`),
        points: [
          `${text(`student-left-deleted-${role}`)} ${text("student-feedback-stays")}`,
          stored,
        ],
        again: text("student-again"),
      };
    case "left-offline":
      return {
        title: text("student-left-title"),
        text: off + text("student-left-offline"),
        points: [text(`student-left-later-${role}`), text("student-feedback-stays")],
        again: text("student-again"),
      };
    case "over":
      return {
        title: text("student-over-title"),
        text: text(`student-over-${role}`),
        points: [stored],
        again: text("student-over-again"),
      };
    case "gone":
      return {
        title: text("student-gone-title"),
        text: off + text("student-gone-text"),
        points: [],
        again: text("shared-try-again"),
      };
    case "elsewhere":
      return {
        title: text("student-elsewhere-title"),
        text: text(`student-elsewhere-${role}`),
        points: [],
        again: text("student-elsewhere-again"),
      };
  }
}

/** What to say where a class cannot be opened. */
export function classTrouble(status: number, said: string): Text & { retry: boolean } {
  const words = (name: "not-found" | "too-many" | "offline" | "full"): Text => ({
    title: text(`student-${name}-title`),
    text: text(`student-${name}-text`),
  });
  if (status === 404) return { ...words("not-found"), retry: false };
  if (status === 429) return { ...words("too-many"), retry: true };
  if (status === 0) return { ...words("offline"), retry: true };
  if (status === 409) return { ...words("full"), retry: true };
  return { title: text("student-failed-title"), text: said, retry: true };
}
