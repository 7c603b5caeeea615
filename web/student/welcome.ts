// What is read and what is sent, said before anything is asked; and the choice.

import { Bars, expressionNames } from "../shared/bars";
import { cameraHindrance } from "../shared/camera";
import { byId, say, show } from "../shared/dom";
import { type ClassDescription, FERPLUS } from "../shared/generated";
import { decimal, lasting, text } from "../shared/words";
import { bars, clearness, exact, example } from "./numbers";
import { showStep } from "./steps";
import { feedbackText, storedText, withoutCamera } from "./words";

const checkbox = (): HTMLInputElement => byId<HTMLInputElement>("consent");
const withCamera = (): HTMLButtonElement => byId<HTMLButtonElement>("join-camera");
const without = (): HTMLButtonElement => byId<HTMLButtonElement>("join-plain");

/** Show what joining means. `join(true)` is only ever called with the box ticked. */
export function showWelcome(about: ClassDescription, join: (consent: boolean) => void): void {
  const hindrance = about.faces ? cameraHindrance() : null;
  say("welcome-name", about.name);
  say("welcome-length", text("student-lasts", { duration: lasting(about.minutes) }));
  show("welcome-simulated", about.simulated);
  show("welcome-notice", about.notice.trim() !== "");
  say("welcome-notice-text", about.notice);
  show("welcome-faces", about.faces);
  show("welcome-feedback", !about.faces);
  show("welcome-per-person", about.per_person);
  for (const id of ["welcome-facing", "field-f", "field-f-text"]) show(id, about.facing);
  say("welcome-together", text("student-group-text", { people: about.min_group_size }));
  say("welcome-answers", text("student-answers-text", { people: about.min_group_size }));
  say("welcome-stored", storedText(about.retention_days, true));
  say("welcome-feedback-text", feedbackText(about.min_group_size));
  say("welcome-stored-plain", storedText(about.retention_days, false));
  showExample(about.facing);
  byId("choice-consent").hidden = withCamera().hidden = !about.faces || hindrance !== null;
  byId("choice-hindrance").hidden = hindrance === null;
  if (hindrance) {
    const words = withoutCamera(hindrance);
    say("choice-hindrance-title", words.title);
    say("choice-hindrance-text", words.text);
  }
  const choice = about.faces && hindrance === null;
  byId("choice-title").hidden = !about.faces;
  say("choice-title", text(choice ? "student-choice-title" : "student-choice-plain"));
  byId("choice-text").hidden = byId("join-hint").hidden = !choice;
  say(without(), text(about.faces ? "student-join-plain" : "student-join"));
  without().classList.toggle("main", !choice);
  checkbox().checked = false;
  checkbox().onchange = () => ready();
  withCamera().onclick = () => {
    if (checkbox().checked) join(true);
  };
  without().onclick = () => join(false);
  joining(false);
  welcomeError("");
  showStep("welcome", `${text("student-join-name", { name: about.name })} · roomtone`);
}

/** While the server is asked, neither button can be pressed again. */
export function joining(now: boolean): void {
  without().disabled = checkbox().disabled = now;
  if (now) withCamera().disabled = true;
  else ready();
}

export function welcomeError(text: string): void {
  say("join-error", text);
}

function ready(): void {
  withCamera().disabled = !checkbox().checked;
  say("join-hint", text(checkbox().checked ? "student-join-next" : "student-join-hint"));
}

function showExample(facing: boolean): void {
  const message = example(facing);
  const place = byId("welcome-example");
  place.replaceChildren();
  const shown = new Bars(place, expressionNames(FERPLUS));
  for (const { expression, value } of bars(message)) shown.set(expression, value / 1000);
  const q = message.faces[0]!.q;
  const values = { quality: decimal(q, 2), clearness: clearness(q) };
  say("welcome-example-rest", text("student-clearness", values));
  say("welcome-example-raw", exact(message));
}
