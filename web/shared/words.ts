// The page's words in its reader's language, from the catalog that the server puts into the page
// (src/roomtone/locales); numbers and durations as that language writes them.

import { FluentBundle, FluentResource } from "@fluent/bundle";
import type { MessageValues, PlainMessage } from "./messages";

interface Language {
  bundle: FluentBundle;
  /** For `Intl`. Arabic has Western digits, as codes, clocks and charts have. */
  locale: string;
}

let current: Language | null = null;

/**
 * Use these messages from now on. A page of the server needs no call.
 *
 * @param catalog in Fluent's syntax
 * @param tag of the language, such as `de`
 */
export function useCatalog(catalog: string, tag: string): void {
  const pseudo = tag === "en-XA";
  const locale = pseudo ? "en" : `${tag}-u-nu-latn`;
  // Arabic: a name or a figure within a sentence keeps its own direction.
  const bundle = new FluentBundle(locale, { useIsolating: tag === "ar" });
  bundle.addResource(new FluentResource(catalog));
  current = { bundle, locale };
}

function language(): Language {
  if (current === null) {
    const catalog = document.getElementById("catalog")?.textContent ?? "";
    useCatalog(catalog, document.documentElement.lang || "en");
  }
  return current!;
}

/** The tag of the page's language, such as `de`. */
export function languageTag(): string {
  return document.documentElement.lang;
}

/** A message of the catalog, by its id. */
export function text(id: PlainMessage): string;
export function text<Id extends keyof MessageValues>(id: Id, values: MessageValues[Id]): string;
export function text(id: string, values?: Record<string, string | number>): string {
  const { bundle } = language();
  const pattern = bundle.getMessage(id)?.value;
  if (!pattern) throw new Error(`the catalog has no ${id}`);
  return bundle.formatPattern(pattern, values);
}

/** A part of 1 as whole percents, such as `57%`. */
export function percent(part: number): string {
  return new Intl.NumberFormat(language().locale, { style: "percent" }).format(part);
}

/** A figure with so many decimals. */
export function decimal(value: number, digits: number): string {
  return new Intl.NumberFormat(language().locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** A figure with its sign and two decimals, such as `+0.12`, with a true minus. */
export function signed(value: number): string {
  return new Intl.NumberFormat(language().locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: "exceptZero",
  })
    .format(value)
    .replace("-", "\u2212");
}

/** Texts as a list, such as "a, b". */
export function list(texts: readonly string[]): string {
  return new Intl.ListFormat(language().locale, { type: "unit" }).format(texts);
}

/** A stretch of time in seconds or minutes, such as "40 seconds". */
export function duration(seconds: number): string {
  const { value, unit } = rounded(seconds);
  return new Intl.NumberFormat(language().locale, {
    style: "unit",
    unit,
    unitDisplay: "long",
  }).format(value);
}

/** How long ago, such as "3 seconds ago". */
export function ago(seconds: number): string {
  const { value, unit } = rounded(seconds);
  return new Intl.RelativeTimeFormat(language().locale).format(-value, unit);
}

/** Minutes as people say how long a class lasts, such as "90 minutes" or "2 hours". */
export function lasting(minutes: number): string {
  const whole = Math.round(minutes);
  const hours = whole >= 60 && whole % 60 === 0;
  return new Intl.NumberFormat(language().locale, {
    style: "unit",
    unit: hours ? "hour" : "minute",
    unitDisplay: "long",
  }).format(hours ? whole / 60 : whole);
}

function rounded(seconds: number): { value: number; unit: "second" | "minute" } {
  const whole = Math.round(seconds);
  return whole < 60
    ? { value: whole, unit: "second" }
    : { value: Math.round(seconds / 60), unit: "minute" };
}
