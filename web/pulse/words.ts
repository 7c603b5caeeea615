// What the page says of a signal, in words and whole percents. No DOM.

import type { Button, Expression, Pulse, Signal } from "../common/protocol";

/**
 * The stretch of valence that is shown. It never changes, so that a place means the same all lesson;
 * a class in which everyone shows the same expression lies between -0.64 and 0.81.
 */
export const LOW = -0.6;
export const HIGH = 0.8;

/** Where valence's words change, on its scale of -1 to 1. */
export const SLIGHT = 0.12;
export const CLEAR = 0.3;
/** A word holds until valence is so far beyond its limit, so that it does not flicker. */
const HOLD = 0.02;
/** A 95 % band that reaches further than this to each side says too little for a word. */
const WIDEST_HALF = 0.35;

const VALENCE_WORDS = [
  "unpleasant",
  "slightly unpleasant",
  "even",
  "slightly pleasant",
  "pleasant",
] as const;
export type ValenceWord = (typeof VALENCE_WORDS)[number] | "unsure";
const LIMITS = [-CLEAR, -SLIGHT, SLIGHT, CLEAR];

/** The word for a signal's valence; `before` is the word shown last. Null: nothing is said. */
export function valenceWord(signal: Signal, before: ValenceWord | null): ValenceWord | null {
  const { valence, valence_band: band } = signal;
  if (valence === null || band === null) return null;
  const half = (band[1] - band[0]) / 2;
  if (half > WIDEST_HALF + (before === "unsure" ? -HOLD : HOLD)) return "unsure";
  const held = before === null || before === "unsure" ? -1 : VALENCE_WORDS.indexOf(before);
  const place = LIMITS.filter((limit, index) => {
    // The limits around the word shown last are moved away from it.
    if (index === held) return valence > limit + HOLD;
    if (index === held - 1) return valence > limit - HOLD;
    return valence > limit;
  }).length;
  return VALENCE_WORDS[place] ?? "even";
}

export type Trend = "steady" | "rising" | "falling";
const LATE_S = 20;
const EARLY_S = 80;
const MOVED = 0.08;

/** How valence moved: the last 20 s beside the minute before. Null: too little was said. */
export function trend(history: readonly Signal[], t: number): Trend | null {
  const late = mean(history, t - LATE_S, t);
  const early = mean(history, t - EARLY_S, t - LATE_S);
  if (late === null || early === null) return null;
  if (Math.abs(late - early) < MOVED) return "steady";
  return late > early ? "rising" : "falling";
}

/** A trend with what it is a trend of: valence may rise lately and still be lower than before. */
export function trendWords(moving: Trend | null): string {
  return moving === null || moving === "steady" ? (moving ?? "") : `${moving} over the last minute`;
}

function mean(history: readonly Signal[], from: number, to: number): number | null {
  let sum = 0;
  let n = 0;
  for (let index = history.length - 1; index >= 0; index--) {
    const signal = history[index];
    if (!signal || signal.t <= from) break;
    if (signal.t > to || signal.valence === null) continue;
    sum += signal.valence;
    n += 1;
  }
  return n < 10 ? null : sum / n;
}

export interface Share {
  id: "neutral" | "happiness" | "surprise" | "sadness" | "tense";
  words: string;
  /** 0 to 1. */
  share: number;
  percent: number;
}

export const STRIP_WORDS: Record<Share["id"], string> = {
  neutral: "neutral",
  happiness: "happiness",
  surprise: "surprise",
  sadness: "sadness",
  tense: "concentrated or tense",
};
export const STRIP = Object.keys(STRIP_WORDS) as Share["id"][];

/** Anger, disgust, fear and contempt: in a lecture these are mostly concentration. */
export const POOLED: readonly Expression[] = ["anger", "disgust", "fear", "contempt"];
const SINGLE = ["neutral", "happiness", "surprise", "sadness"] as const;

/** The strip's five shares, neutral first, in percents that sum to 100; empty if nothing is said. */
export function stripShares(signal: Signal): Share[] {
  const { shares } = signal;
  if (!Object.keys(shares).length) return [];
  const pooled = POOLED.reduce((sum, name) => sum + (shares[name] ?? 0), 0);
  const raw = [...SINGLE.map((name) => shares[name] ?? 0), pooled];
  const percents = wholePercents(raw);
  return STRIP.map((id, index) => ({
    id,
    words: STRIP_WORDS[id],
    share: raw[index] ?? 0,
    percent: percents[index] ?? 0,
  }));
}

/** Shares as whole percents that sum to 100 (largest remainders); all 0 where the shares are. */
export function wholePercents(shares: readonly number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (total <= 0) return shares.map(() => 0);
  const exact = shares.map((share) => (100 * share) / total);
  const percents = exact.map(Math.floor);
  const missing = 100 - percents.reduce((sum, percent) => sum + percent, 0);
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of order.slice(0, missing)) percents[index] = (percents[index] ?? 0) + 1;
  return percents;
}

export const BUTTON_WORDS: Record<Button, string> = {
  got_it: "got it",
  lost: "lost",
  too_fast: "too fast",
  too_slow: "too slow",
};
export const BUTTONS = Object.keys(BUTTON_WORDS) as Button[];

/** The button that most people stand by: "lost 7 of 30", or "lost 7" where some of them have left. */
export function topButton(buttons: Pulse["buttons"], joined: number): string {
  let top: Button | null = null;
  for (const name of BUTTONS)
    if ((buttons[name] ?? 0) > (top ? (buttons[top] ?? 0) : 0)) top = name;
  if (!top) return "";
  const pressed = BUTTONS.reduce((sum, name) => sum + (buttons[name] ?? 0), 0);
  return `${BUTTON_WORDS[top]} ${buttons[top]}${pressed > joined ? "" : ` of ${joined}`}`;
}

/** Seconds as `4:05` or `1:04:05`. */
export function clock(seconds: number): string {
  const whole = Math.max(Math.floor(seconds), 0);
  const s = String(whole % 60).padStart(2, "0");
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${s}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${s}`;
}

/** Why nothing is said of expressions. */
export function whyWords(why: Pulse["why"], minPeople: number): string {
  if (why === "few") return `Not enough people to say (needs ${minPeople})`;
  if (why === "settling") return "Settling: people came or went";
  if (why === "off") return "Faces are not read in this class";
  return "";
}

/** Whether there is neither a student nor anybody whom a camera sees. */
export function nobody({ joined, signal }: Pulse): boolean {
  return joined === 0 && signal.present === 0;
}

/** What is said where there is no alert: only of what was looked for. */
export function calmWords(pulse: Pulse): string {
  if (nobody(pulse)) return "Nobody has joined yet.";
  if (pulse.watching === "off") return "Alerts are switched off.";
  if (pulse.watching === "resting") return "An alert was given lately; the next one waits.";
  if (pulse.why === "off")
    return Object.keys(pulse.buttons).length ? "No button is pressed by many." : "";
  return pulse.watching === "early"
    ? "Too little is known yet to tell of a change."
    : "No lasting change in the class.";
}

/** A signed figure such as `+0.12`, with a true minus. */
export function signed(value: number): string {
  const text = Math.abs(value).toFixed(2);
  if (text === "0.00") return text;
  return `${value < 0 ? "\u2212" : "+"}${text}`;
}

/** How the class looks, in a few words: "mostly neutral; slightly pleasant, steady". */
export function looks(shares: Share[], word: ValenceWord | null, moving: Trend | null): string {
  const most = shares.reduce<Share | null>(
    (best, share) => (!best || share.share > best.share ? share : best),
    null,
  );
  if (!most) return "";
  const said = most.share >= 0.5 ? `mostly ${most.words}` : `most often ${most.words}`;
  const valence = word === "unsure" ? "valence too unsure for a word" : word;
  return [said, [valence, trendWords(moving)].filter(Boolean).join(", ")]
    .filter(Boolean)
    .join("; ");
}

/** The whole page in a sentence, for those who listen to it. */
export function summary(pulse: Pulse, minPeople: number, look: string): string {
  const { signal, why } = pulse;
  const buttons = topButton(pulse.buttons, pulse.joined);
  const pressed = buttons ? `The button pressed most: ${buttons}.` : "";
  const head =
    why === "off"
      ? `${pulse.joined} joined.`
      : why
        ? `${signal.present} present. ${whyWords(why, minPeople)}.`
        : `${signal.counted} of ${signal.present} counted; ${look}.`;
  return [head, pressed].filter(Boolean).join(" ");
}
