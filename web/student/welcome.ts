// What is read and what is sent, said before anything is asked; and the choice.

import type { ClassDescription } from "../common/protocol";
import { Bars } from "./bars";
import { cameraHindrance } from "./camera";
import { byId, say, show } from "./dom";
import { bars, clearness, EXAMPLE, exact } from "./numbers";
import { keptWords, troubleWords } from "./words";

const checkbox = (): HTMLInputElement => byId<HTMLInputElement>("consent");
const withCamera = (): HTMLButtonElement => byId<HTMLButtonElement>("join-camera");
const without = (): HTMLButtonElement => byId<HTMLButtonElement>("join-plain");

/** Show what joining means. `join(true)` is only ever called with the box ticked. */
export function showWelcome(about: ClassDescription, join: (consent: boolean) => void): void {
  const hindrance = about.faces ? cameraHindrance() : null;
  say(byId("welcome-name"), about.name);
  say(byId("welcome-length"), `It lasts ${lasting(about.minutes)} at the most.`);
  byId("welcome-simulated").hidden = !about.simulated;
  byId("welcome-notice").hidden = about.notice.trim() === "";
  say(byId("welcome-notice-text"), about.notice);
  byId("welcome-faces").hidden = !about.faces;
  byId("welcome-buttons").hidden = about.faces;
  byId("welcome-per-person").hidden = !about.per_person;
  say(
    byId("welcome-together"),
    `Only while at least ${about.min_people} people are read, and never with a name.`,
  );
  say(byId("welcome-kept"), keptWords(about.kept_days, true));
  say(byId("welcome-kept-plain"), keptWords(about.kept_days, false));
  showExample();
  byId("choice-consent").hidden = withCamera().hidden = !about.faces || hindrance !== null;
  byId("choice-hindrance").hidden = hindrance === null;
  if (hindrance) {
    const words = troubleWords(hindrance);
    say(byId("choice-hindrance-title"), words.title);
    say(byId("choice-hindrance-text"), words.text);
  }
  const choice = about.faces && hindrance === null;
  byId("choice-title").hidden = !about.faces;
  say(
    byId("choice-title"),
    choice ? "With your camera, or without: you choose" : "Join without a camera",
  );
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
  show("welcome", `Join ${about.name} · roomtone`);
}

/** While the server is asked, neither button can be pressed again. */
export function joining(now: boolean): void {
  without().disabled = checkbox().disabled = now;
  if (now) withCamera().disabled = true;
  else ready();
}

export function welcomeError(text: string): void {
  say(byId("join-error"), text);
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
    byId("join-hint"),
    checkbox().checked
      ? "With the camera, your browser may ask for it next."
      : "To join with your camera, tick the box first.",
  );
}

function showExample(): void {
  const place = byId("welcome-example");
  place.replaceChildren();
  new Bars(place).update(bars(EXAMPLE));
  const q = EXAMPLE.faces[0]!.q;
  say(
    byId("welcome-example-rest"),
    `The eight add up to 1000. How clearly the face was seen: ${q} (${clearness(q)}).`,
  );
  say(byId("welcome-example-raw"), exact(EXAMPLE));
}
