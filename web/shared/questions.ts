// Questions of the moment, as pages show them.

import { type OpenQuestion, READY_ANSWERS, READY_QUESTION } from "./generated";
import { text } from "./words";

/** A question of the moment and its answers: the ready one in the page's language, others as asked. */
export function questionWords({ text: asked, answers }: Pick<OpenQuestion, "text" | "answers">): {
  asked: string;
  answers: string[];
} {
  const ready = asked === READY_QUESTION && answers.join("\n") === READY_ANSWERS.join("\n");
  if (!ready) return { asked, answers };
  return {
    asked: text("shared-ready-question"),
    answers: ([0, 1, 2] as const).map((number) => text(`shared-ready-answer-${number}`)),
  };
}
