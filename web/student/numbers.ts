// What a message says of its one face, in figures and words.

import { type FacesMessage, facesMessage } from "../shared/faces";
import { type Expression, FERPLUS, MIN_PROBABILITY, MIN_QUALITY } from "../shared/generated";
import { percent, text } from "../shared/words";

/** How a face was seen: well, not clearly enough to be counted, not at all; blank: no picture to see. */
export type Seen = "well" | "unclear" | "none" | "blank";

export function seen(message: FacesMessage): Seen {
  const face = message.faces[0];
  if (face === undefined) return "none";
  return face.q < MIN_QUALITY ? "unclear" : "well";
}

/** One bar: an expression and its thousandths. */
export interface Bar {
  expression: Expression;
  value: number;
}

export function bars(message: FacesMessage): Bar[] {
  const p = message.faces[0]?.p;
  return p ? FERPLUS.map((expression, index) => ({ expression, value: p[index] ?? 0 })) : [];
}

/** A message in one plain sentence. */
export function sentence(message: FacesMessage): string {
  const face = message.faces[0];
  if (face === undefined) return text("student-sent-no-face");
  const best = bars(message).reduce((most, bar) => (bar.value > most.value ? bar : most));
  if (face.q < MIN_QUALITY) return text("student-sent-unclear");
  if (best.value < MIN_PROBABILITY * 1000) return text("student-sent-even");
  return text("student-sent-most", {
    expression: text(`signal-expression-${best.expression}`),
    percent: percent(best.value / 1000),
  });
}

/** Quality in a word: how clearly the face was seen, not how good it is. */
export function clearness(q: number): string {
  if (q < MIN_QUALITY) return text("student-not-clear");
  if (q < 0.6) return text("student-fairly-clear");
  return text("student-clear");
}

/** The message as it is sent, each field on its own line. */
export function exact(message: FacesMessage): string {
  const face = message.faces[0];
  const faces = face
    ? `[{"who":${face.who},"q":${face.q},\n  "p":${JSON.stringify(face.p)}${facing(face.f)}}]`
    : "[]";
  return `{"v":1,"type":"faces","n":${message.n},"age_ms":${message.age_ms},\n "faces":${faces}}`;
}

const facing = (f?: number): string => (f === undefined ? "" : `,"f":${f}`);

/** What the page for deciding shows: an invented reading, made like a true one. */
export function example(asksFacing: boolean): FacesMessage {
  const probabilities = [0.574, 0.291, 0.062, 0.038, 0.016, 0.004, 0.009, 0.006];
  const reading = { who: 1, quality: 0.93, facing: 0.968, probabilities };
  return facesMessage(42, 83, [reading], asksFacing);
}
