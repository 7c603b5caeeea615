// Colours as the system has them, dark or light, remembered in this browser.

import { need, remember, remembered, say } from "./dom";

const KEY = "roomtone-theme";
const THEMES = ["auto", "dark", "light"] as const;
type Theme = (typeof THEMES)[number];
const NAMES: Record<Theme, string> = { auto: "Auto", dark: "Dark", light: "Light" };

let theme: Theme = "auto";

/** Take on the remembered theme; `changed` is told whenever the page's colours are others. */
export function startTheme(changed: () => void): void {
  const before = remembered(KEY);
  apply(THEMES.find((name) => name === before) ?? "auto");
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);
  need("theme").addEventListener("click", () => {
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
  dress(need("app").ownerDocument.documentElement);
  say("theme-name", NAMES[theme]);
  need("theme").setAttribute("aria-label", `Colours: ${NAMES[theme].toLowerCase()}`);
}

/** Give a document's root the theme. */
export function dress(root: HTMLElement): void {
  if (theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = theme;
}
