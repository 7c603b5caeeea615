// The overlay: this page at /overlay/CODE#KEY, compact, for others to see. Its key reads the feed and
// does nothing else; what would change something is not shown.

import { asApiError, ask } from "../shared/api";
import { byId, say, show } from "../shared/dom";
import { onServer } from "../shared/root";
import { text } from "../shared/words";

/** Whether this page is an overlay. */
export const isOverlay = /\/overlay\/[^/]+$/.test(location.pathname);

if (isOverlay) document.documentElement.classList.add("is-overlay", "is-small");

/** Show the overlay's link to the teacher, who may copy it. */
export function startOverlayLink(path: string, key: string): void {
  const details = byId<HTMLDetailsElement>("overlay-details");
  details.addEventListener("toggle", async () => {
    if (!details.open) return;
    say("overlay-said", "");
    try {
      const answer = await ask<{ key: string }>("GET", `${path}/overlay-key`, { key });
      const code = path.split("/").at(-1);
      say("overlay-link", location.origin + onServer(`/overlay/${code}#${answer.key}`));
    } catch (error) {
      say("overlay-said", asApiError(error).message);
    }
  });
  show("overlay-copy", Boolean(navigator.clipboard));
  byId("overlay-copy").addEventListener("click", async () => {
    await navigator.clipboard.writeText(byId("overlay-link").textContent);
    say("overlay-copy", text("pulse-copied"));
  });
}
