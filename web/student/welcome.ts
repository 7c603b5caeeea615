// What is read and what is sent, said before anything is asked; and the choice.

import { Bars, ownNames } from "../shared/bars";
import { cameraHindrance } from "../shared/camera";
import { byId, say, show } from "../shared/dom";
import { type ClassDescription, FERPLUS } from "../shared/generated";
import { bars, clearness, EXAMPLE, exact } from "./numbers";
import { showStep } from "./steps";
import { feedbackText, storedText, withoutCamera } from "./words";

const checkbox = (): HTMLInputElement => byId<HTMLInputElement>("consent");
const withCamera = (): HTMLButtonElement => byId<HTMLButtonElement>("join-camera");
const without = (): HTMLButtonElement => byId<HTMLButtonElement>("join-plain");

/** Show what joining means. `join(true)` is only ever called with the box ticked. */
export function showWelcome(about: ClassDescription, join: (consent: boolean) => void): void {
  const hindrance = about.faces ? cameraHindrance() : null;
  say("welcome-name", about.name);
  say("welcome-length", `Lasts up to ${lasting(about.minutes)}.`);
  show("welcome-simulated", about.simulated);
  show("welcome-notice", about.notice.trim() !== "");
  say("welcome-notice-text", about.notice);
  show("welcome-faces", about.faces);
  show("welcome-feedback", !about.faces);
  show("welcome-per-person", about.per_person);
  say(
    "welcome-together",
    `Only while at least ${about.min_group_size} people are read, and never with a name.`,
  );
  say("welcome-stored", storedText(about.retention_days, true));
  say("welcome-feedback-text", feedbackText(about.min_group_size));
  say("welcome-stored-plain", storedText(about.retention_days, false));
  showExample();
  byId("choice-consent").hidden = withCamera().hidden = !about.faces || hindrance !== null;
  byId("choice-hindrance").hidden = hindrance === null;
  if (hindrance) {
    const words = withoutCamera(hindrance);
    say("choice-hindrance-title", words.title);
    say("choice-hindrance-text", words.text);
  }
  const choice = about.faces && hindrance === null;
  byId("choice-title").hidden = !about.faces;
  say("choice-title", choice ? "With or without your camera: you choose" : "Join without a camera");
  byId("choice-text").hidden = byId("join-hint").hidden = !choice;
  say(without(), about.faces ? "Join without camera" : "Join");
  without().classList.toggle("main", !choice);
  checkbox().checked = false;
  checkbox().onchange = () => ready();
  withCamera().onclick = () => {
    if (checkbox().checked) join(true);
  };
  without().onclick = () => join(false);
  joining(false);
  welcomeError("");
  showStep("welcome", `Join ${about.name} · roomtone`);
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

/** Minutes as people say them. */
export function lasting(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60 || whole % 30 !== 0) return whole === 1 ? "a minute" : `${whole} minutes`;
  if (whole === 60) return "an hour";
  return `${String(whole / 60).replace(".5", "½")} hours`;
}

function ready(): void {
  withCamera().disabled = !checkbox().checked;
  say(
    "join-hint",
    checkbox().checked
      ? "With the camera, your browser may ask for it next."
      : "To join with your camera, tick the box first.",
  );
}

function showExample(): void {
  const place = byId("welcome-example");
  place.replaceChildren();
  const shown = new Bars(place, ownNames(FERPLUS));
  for (const { expression, value } of bars(EXAMPLE)) shown.set(expression, value / 1000);
  const q = EXAMPLE.faces[0]!.q;
  say("welcome-example-rest", `How clearly the face was seen: ${q} (${clearness(q)})`);
  say("welcome-example-raw", exact(EXAMPLE));
}
