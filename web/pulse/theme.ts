// Colors as the system has them, dark or light, remembered in this browser.

import { byId, say } from "../shared/dom";
import { text } from "../shared/words";
import { remember, remembered } from "./dialog";

const KEY = "roomtone-theme";
const THEMES = ["auto", "dark", "light"] as const;
type Theme = (typeof THEMES)[number];

let theme: Theme = "auto";

/** Apply the address's theme or the remembered one; `changed` is called when the colors change. */
export function startTheme(changed: () => void): void {
  const before = new URLSearchParams(location.search).get("theme") ?? remembered(KEY);
  apply(THEMES.find((name) => name === before) ?? "auto");
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);
  byId("theme").addEventListener("click", () => {
    nextTheme();
    changed();
  });
}

function nextTheme(): void {
  apply(THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "auto");
  remember(KEY, theme);
}

function apply(wanted: Theme): void {
  theme = wanted;
  dress(document.documentElement);
  dress(byId("app").ownerDocument.documentElement);
  say("theme-name", text(`pulse-theme-${theme}`));
}

/** Give a document's root the theme. */
export function dress(root: HTMLElement): void {
  if (theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = theme;
}
