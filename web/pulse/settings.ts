// What the teacher can change: when alerts come, and the end of the class.

import { asApiError, ask } from "../shared/api";
import { byId, say, show } from "../shared/dom";
import { type AlertOptions, type ClassDescription, UNDO_S } from "../shared/generated";
import { text } from "../shared/words";
import { dialog } from "./dialog";

/** The form of the alerts' settings; each choice is sent at once. `showAlerts` fills it. */
export function startAlerts(path: string, key: string): void {
  const form = byId<HTMLFormElement>("alerts");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", async () => {
    const chosen = new FormData(form);
    const body = { change: Number(chosen.get("change")), rest_s: Number(chosen.get("rest")) };
    try {
      await ask("PUT", `${path}/alerts`, { key, body });
      say("alerts-said", text(body.rest_s ? "pulse-alerts-saved" : "pulse-alerts-saved-none"));
    } catch (error) {
      say("alerts-said", text("pulse-alerts-not-saved", { text: asApiError(error).message }));
    }
  });
}

/** The settings as the server has them. */
export function showAlerts({ change, rest_s: rest }: AlertOptions): void {
  const form = byId<HTMLFormElement>("alerts");
  choose(form, "change", change);
  choose(form, "rest", rest);
}

function choose(form: HTMLFormElement, name: string, value: number): void {
  for (const input of form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)) {
    input.checked = Number(input.value) === value;
  }
}

/** The button that ends the class, once it was confirmed. */
export function startEnding(path: string, key: string): void {
  const confirm = dialog("end", async () => {
    try {
      await ask("POST", `${path}/end`, { key });
      return true;
    } catch (error) {
      say("end-said", asApiError(error).message);
      show("end-said", true);
      return false;
    }
  });
  byId("end").addEventListener("click", async () => {
    show("end-said", false);
    confirm.showModal();
    byId("end-close").focus();
    try {
      const { retention_days: days } = await ask<ClassDescription>("GET", path);
      say(
        "end-text",
        days ? text("pulse-end-text-days", { days }) : text("pulse-end-text-nothing"),
      );
    } catch {
      // the words that stand there are true without it
    }
  });
}

/** After the end: for a minute it can be undone. */
export function offerUndo(path: string, key: string): void {
  const undo = byId<HTMLButtonElement>("undo");
  show("undo", true);
  window.setTimeout(() => show("undo", false), UNDO_S * 1000);
  undo.onclick = async () => {
    undo.disabled = true;
    try {
      await ask("POST", `${path}/reopen`, { key });
      location.reload();
    } catch (error) {
      say("undo-said", ` ${asApiError(error).message}`);
      show("undo", false);
    }
  };
}
