// Naming moments: a small dialog with the likeliest name already in it.

import { ApiError, ask, type Marker } from "../common/protocol";
import { dialog, make, need, say, show } from "./dom";
import { suggest } from "./suggest";
import { clock } from "./words";

export class MarkerDialog {
  private readonly dialog: HTMLDialogElement;
  private readonly text = need<HTMLInputElement>("mark-text");

  constructor(
    private readonly code: string,
    private readonly key: string,
  ) {
    this.dialog = dialog("mark", () => this.set());
    need("mark-close").addEventListener("click", () => this.dialog.close());
  }

  open(before: readonly Marker[]): void {
    const names = suggest(before.map(({ text }) => text));
    this.text.value = names[0] ?? "";
    show("mark-said", false);
    need("suggestions").replaceChildren(...names.map((name) => this.chip(name)));
    if (!this.dialog.open) this.dialog.showModal();
    this.text.focus();
    this.text.select();
  }

  private chip(name: string): HTMLButtonElement {
    const chip = make("button", "chip", name);
    chip.type = "button";
    chip.addEventListener("click", () => {
      this.text.value = name;
      need<HTMLFormElement>("mark-form").requestSubmit();
    });
    return chip;
  }

  private async set(): Promise<boolean> {
    const text = this.text.value.trim();
    if (!text) return false;
    try {
      await ask("POST", `/classes/${this.code}/markers`, { key: this.key, body: { text } });
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      say("mark-said", error.message);
      show("mark-said", true);
      return false;
    }
  }
}

/** The list of markers, the latest first. */
export function listMarkers(markers: readonly Marker[]): void {
  show("no-markers", markers.length === 0);
  say("marker-count", markers.length ? String(markers.length) : "");
  const list = need("markers");
  if (list.childElementCount === markers.length) return;
  list.replaceChildren(
    ...[...markers].reverse().map(({ t, text }) => {
      const item = make("li");
      item.append(make("span", "time", clock(t)), make("span", "", text));
      return item;
    }),
  );
}
