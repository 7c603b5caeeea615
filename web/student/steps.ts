// The steps of the student's page, one of which is shown.

import { byId } from "../shared/dom";

const STEPS = ["opening", "code", "stopped", "welcome", "class", "farewell"] as const;
export type Step = (typeof STEPS)[number];

/** Show one step of the page, and take the keyboard and the screen reader to its title. */
export function showStep(step: Step, title: string): void {
  for (const each of STEPS) byId(`step-${each}`).hidden = each !== step;
  document.title = title;
  window.scrollTo(0, 0);
  byId(`step-${step}`).querySelector("h1")?.focus({ preventScroll: true });
}
