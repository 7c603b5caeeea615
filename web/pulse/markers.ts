// Naming moments: a marker is saved as soon as its key is pressed, under the likeliest name, and a
// small dialog takes a better one; and the list to edit them in.

import { asApiError, ask } from "../shared/api";
import { byId, make, say, show } from "../shared/dom";
import { MAX_MARKER, type Marker } from "../shared/generated";
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
  /** The marker that is edited, as soon as it is saved; null where that failed. */
  private edited: Promise<Marker | null> = Promise.resolve(null);
  /** Its name, as it is saved. */
  private name = "";
  /** The moment of the key, seconds of the class. */
  private t = 0;
  private listed = "";

  constructor(
    private readonly path: string,
    private readonly key: string,
  ) {
    this.dialog = dialog("marker", () => this.save());
    byId("marker-delete").addEventListener("click", async () => {
      const asked = this.edited;
      const edited = await asked;
      const gone = edited === null || (await this.ask("DELETE", `/${edited.id}`)) !== null;
      if (gone && this.edited === asked) this.dialog.close();
    });
  }

  /**
   * Save a marker, and open the dialog to name it.
   * @param t when the key was pressed, seconds of the class
   */
  add(before: readonly Marker[], t: number): void {
    const names = suggest(before.map(({ text }) => text));
    byId("suggestions").replaceChildren(...names.map((name) => this.chip(name)));
    const text = names[0] ?? "";
    this.open(text, t, true);
    const edited = this.ask<Marker>("POST", "", { text, t });
    this.edited = edited;
    void edited.then((saved) => {
      // Somebody who closed the dialog thinks that it is saved.
      if (!saved && this.edited === edited && !this.dialog.open) this.dialog.showModal();
    });
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
          this.open(marker.text, marker.t, false);
          this.edited = Promise.resolve(marker);
        });
        if (editable) item.append(edit);
        return item;
      }),
    );
  }

  private open(text: string, t: number, added: boolean): void {
    [this.name, this.t] = [text, t];
    this.text.value = text;
    this.time.value = clock(t);
    say("marker-title", said(added ? "pulse-marker-added" : "pulse-marker-edit"));
    say("marker-close", said(added ? "pulse-close" : "pulse-cancel"));
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
    if ([...text].length > MAX_MARKER)
      return this.complain(said("pulse-marker-too-long", { count: MAX_MARKER }));
    const typed = this.time.value.trim();
    const t = typed === clock(this.t) ? this.t : parseClock(typed);
    if (t === null) return this.complain(said("pulse-marker-time-wrong"));
    const edited = await this.edited;
    if (edited && text === this.name && t === this.t) return true;
    const saved = edited
      ? await this.ask<Marker>("PATCH", `/${edited.id}`, { text, t })
      : await this.ask<Marker>("POST", "", { text, t });
    return saved !== null;
  }

  /** The server's answer; null where it did not do it, which is said. */
  private async ask<T>(
    method: "POST" | "PATCH" | "DELETE",
    path: string,
    body?: { text: string; t: number },
  ): Promise<T | null> {
    try {
      return await ask<T>(method, `${this.path}/markers${path}`, { key: this.key, body });
    } catch (error) {
      this.complain(asApiError(error).message);
      return null;
    }
  }

  private complain(text: string): false {
    say("marker-said", text);
    show("marker-said", true);
    return false;
  }
}
