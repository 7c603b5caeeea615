// Single keys, which can be switched off: they get in the way of speech input.

import { byId } from "../shared/dom";
import { dialog, remember, remembered } from "./dialog";

const KEY = "roomtone-keys";

/** @param actions what each key does */
export class Keys {
  private readonly help: HTMLDialogElement;
  private readonly box = byId<HTMLInputElement>("use-keys");

  constructor(private readonly actions: Record<string, () => void>) {
    this.help = dialog("help", () => true);
    this.box.checked = remembered(KEY) !== "off";
    this.box.addEventListener("change", () => remember(KEY, this.box.checked ? "on" : "off"));
    byId("help").addEventListener("click", () => this.help.showModal());
    this.listen(document);
  }

  /** Hear the keys of a document: the page's own, or that of its small window. */
  listen(where: Document): void {
    where.addEventListener("keydown", this.onKey);
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
    if (!this.box.checked || byId("app").querySelector("dialog[open]")) return;
    const target = event.target as Element | null;
    const typed = target?.matches("input:not([type=radio], [type=checkbox]), textarea, select");
    // A field of a dialog that was just closed keeps the focus until the page is drawn again.
    if (typed && target?.checkVisibility()) return;
    const action = event.key === "?" ? () => this.help.showModal() : this.actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
}
