// The page in a corner of the screen: a compact view, and a small window that stays on top.

import { byId, say, show } from "../shared/dom";
import { text } from "../shared/words";
import { isOverlay } from "./overlay";
import { dress } from "./theme";

interface PictureInPicture {
  requestWindow(size: { width: number; height: number }): Promise<Window>;
}

const WIDTH = 320;
const HEIGHT = 180;

function floating(): PictureInPicture | null {
  return "documentPictureInPicture" in window
    ? (window.documentPictureInPicture as PictureInPicture)
    : null;
}

export class Compact {
  private small: Window | null = null;
  private chosen = isOverlay || new URLSearchParams(location.search).has("compact");

  /**
   * @param changed called when the view changes
   * @param moved called with the document that the page has moved to
   */
  constructor(
    private readonly changed: () => void,
    private readonly moved: (where: Document) => void,
  ) {
    byId("compact").addEventListener("click", () => this.toggle());
    byId("float").addEventListener("click", () => void this.float());
    byId("bring-back").addEventListener("click", () => this.small?.close());
    show("float", floating() !== null);
    this.apply();
  }

  get on(): boolean {
    return this.chosen || this.small !== null;
  }

  /** To the compact view or back; the address remembers it. */
  toggle(): void {
    if (this.small) {
      this.small.close();
      return;
    }
    this.chosen = !this.chosen;
    const address = new URL(location.href);
    if (this.chosen) address.searchParams.set("compact", "");
    else address.searchParams.delete("compact");
    history.replaceState(null, "", address.href.replace("compact=", "compact"));
    this.apply();
    this.changed();
  }

  /** Move the page to a small window that stays on top of others. */
  private async float(): Promise<void> {
    const offered = floating();
    if (!offered || this.small) return;
    const app = byId("app");
    const small = await offered.requestWindow({ width: WIDTH, height: HEIGHT });
    for (const sheet of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
      const link = small.document.createElement("link");
      link.rel = "stylesheet";
      link.href = sheet.href;
      link.addEventListener("load", () => this.changed());
      small.document.head.append(link);
    }
    small.document.title = document.title;
    const { lang, dir } = document.documentElement;
    Object.assign(small.document.documentElement, { lang, dir });
    small.document.documentElement.classList.add("is-small");
    dress(small.document.documentElement);
    small.document.body.append(app);
    small.addEventListener("pagehide", () => {
      document.body.append(app);
      this.arrive(null);
    });
    this.arrive(small);
  }

  /** The page is in a small window now, or back in its own. */
  private arrive(small: Window | null): void {
    this.small = small;
    show("elsewhere", small !== null);
    this.apply();
    if (small) this.moved(small.document);
    this.changed();
  }

  private apply(): void {
    byId("app").classList.toggle("is-compact", this.on);
    say("compact-name", text(this.on ? "pulse-full" : "pulse-compact"));
  }
}
