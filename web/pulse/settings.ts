// What the teacher can change: how the class's changes are told, and its end.

import { ApiError, ask, type ClassInfo } from "../common/protocol";
import { dialog, need, say, show } from "./dom";

/** The form of the alerts' settings; each choice is sent at once. `showAlerts` fills it. */
export function startAlerts(code: string, key: string): void {
  const form = need<HTMLFormElement>("alerts");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", async () => {
    const chosen = new FormData(form);
    const body = { change: Number(chosen.get("change")), apart_s: Number(chosen.get("apart")) };
    try {
      await ask("PUT", `/classes/${code}/alerts`, { key, body });
      say("alerts-said", body.apart_s ? "Saved." : "Saved: no alerts.");
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      say("alerts-said", `Not saved. ${error.message}`);
    }
  });
}

/** The settings as the server has them. */
export function showAlerts({ change, apart_s: apart }: ClassInfo["alerts"]): void {
  const form = need<HTMLFormElement>("alerts");
  choose(form, "change", change);
  choose(form, "apart", apart);
}

function choose(form: HTMLFormElement, name: string, value: number): void {
  for (const input of form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)) {
    input.checked = Number(input.value) === value;
  }
}

/** The button that ends the class, once it was confirmed. */
export function startEnding(code: string, key: string): void {
  const asked = dialog("end", async () => {
    try {
      await ask("DELETE", `/classes/${code}`, { key });
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      say("end-said", error.message);
      show("end-said", true);
      return false;
    }
  });
  need("end-close").addEventListener("click", () => asked.close());
  need("end").addEventListener("click", () => {
    show("end-said", false);
    asked.showModal();
    need("end-close").focus();
  });
}
