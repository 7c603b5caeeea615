// Naming moments: a small dialog with the likeliest name already in it, and the list to edit them in.

import { asApiError, ask } from "../shared/api";
import { byId, make, say, show } from "../shared/dom";
import type { Marker } from "../shared/generated";
import { text as said } from "../shared/words";
import { dialog } from "./dialog";
import { clock, parseClock } from "./words";

const MAX_SUGGESTIONS = 5;

/** Names worth offering, the likeliest first: "slide 8" after "slide 7". */
export function suggest(before: readonly string[]): string[] {
  const latest = [...before].reverse();
  const counted = latest.map(next).find((text) => text !== null) ?? said("pulse-marker-slide");
  const named = latest.filter((text) => next(text) === null);
  const usual = (["exercise", "question", "recap"] as const).map((id) =>
    said(`pulse-marker-${id}`),
  );
  return [...new Set([counted, ...named.slice(0, 2), ...usual])].slice(0, MAX_SUGGESTIONS);
}

/** The name that follows one that ends in a number; null for others. */
function next(text: string): string | null {
  const found = /^(.*?)(\d{1,4})$/.exec(text.trim());
  return found ? `${found[1]}${Number(found[2]) + 1}` : null;
}

export class MarkerDialog {
  private readonly dialog: HTMLDialogElement;
  private readonly text = byId<HTMLInputElement>("marker-text");
  private readonly time = byId<HTMLInputElement>("marker-time");
  /** The marker that is edited; null where a new one is made. */
  private edited: Marker | null = null;
  /** The moment of the key, seconds of the class. */
  private t = 0;
  private listed = "";

  constructor(
    private readonly path: string,
    private readonly key: string,
  ) {
    this.dialog = dialog("marker", () => this.save());
    byId("marker-delete").addEventListener("click", async () => {
      const { edited } = this;
      if (edited && (await this.ask("DELETE", `/${edited.id}`))) this.dialog.close();
    });
  }

  /** @param t when the key was pressed, seconds of the class */
  add(before: readonly Marker[], t: number): void {
    const names = suggest(before.map(({ text }) => text));
    byId("suggestions").replaceChildren(...names.map((name) => this.chip(name)));
    this.open(null, names[0] ?? "", t);
  }

  /** The list of markers, the latest first; each opens the dialog. */
  list(markers: readonly Marker[], editable: boolean): void {
    show("no-markers", markers.length === 0);
    say("marker-count", markers.length ? String(markers.length) : "");
    const shown = JSON.stringify([markers, editable]);
    if (shown === this.listed) return;
    this.listed = shown;
    byId("markers").replaceChildren(
      ...[...markers].reverse().map((marker) => {
        const item = make("li");
        item.append(make("span", "time", clock(marker.t)), make("span", "name", marker.text));
        const edit = make("button", "tool", said("pulse-marker-edit-button"));
        edit.type = "button";
        edit.setAttribute("aria-label", said("pulse-marker-edit-name", { name: marker.text }));
        edit.addEventListener("click", () => {
          byId("suggestions").replaceChildren();
          this.open(marker, marker.text, marker.t);
        });
        if (editable) item.append(edit);
        return item;
      }),
    );
  }

  private open(edited: Marker | null, text: string, t: number): void {
    [this.edited, this.t] = [edited, t];
    this.text.value = text;
    this.time.value = clock(t);
    say("marker-title", said(edited ? "pulse-marker-edit" : "pulse-marker-add"));
    say("marker-save", said(edited ? "pulse-marker-save" : "pulse-marker-add"));
    show("marker-delete", edited !== null);
    show("marker-said", false);
    if (!this.dialog.open) this.dialog.showModal();
    this.text.focus();
    this.text.select();
  }

  private chip(name: string): HTMLButtonElement {
    const chip = make("button", "chip", name);
    chip.type = "button";
    chip.addEventListener("click", () => {
      this.text.value = name;
      byId<HTMLFormElement>("marker-form").requestSubmit();
    });
    return chip;
  }

  private async save(): Promise<boolean> {
    const text = this.text.value.trim();
    if (!text) return false;
    const typed = this.time.value.trim();
    const t = typed === clock(this.t) ? this.t : parseClock(typed);
    if (t === null) return this.complain(said("pulse-marker-time-wrong"));
    return this.edited
      ? this.ask("PATCH", `/${this.edited.id}`, { text, t })
      : this.ask("POST", "", { text, t });
  }

  private async ask(
    method: "POST" | "PATCH" | "DELETE",
    path: string,
    body?: { text: string; t: number },
  ): Promise<boolean> {
    try {
      await ask(method, `${this.path}/markers${path}`, { key: this.key, body });
      return true;
    } catch (error) {
      return this.complain(asApiError(error).message);
    }
  }

  private complain(text: string): false {
    say("marker-said", text);
    show("marker-said", true);
    return false;
  }
}
