// How the page writes what the server says: texts, times and whole percents. No DOM.

import { whole } from "../shared/faces";
import {
  type Expression,
  FEEDBACK,
  FEEDBACK_TEXT,
  type FeedbackValue,
  type Pulse,
  type SignalNumbers,
  UNCERTAIN,
} from "../shared/generated";

/**
 * The stretch of valence that is shown. It never changes, so that a place always means the same; a
 * class in which everyone shows the same expression lies between -0.64 and 0.81.
 */
export const LOW = -0.6;
export const HIGH = 0.8;

export interface Share {
  id: "neutral" | "happiness" | "surprise" | "sadness" | "tense";
  /** 0 to 1. */
  share: number;
  percent: number;
}

export const STRIP_TEXT: Record<Share["id"], string> = {
  neutral: "neutral",
  happiness: "happiness",
  surprise: "surprise",
  sadness: "sadness",
  tense: "concentrated or tense",
};
export const STRIP = Object.keys(STRIP_TEXT) as Share["id"][];

/** Anger, disgust, fear and contempt: in a lecture these are mostly concentration. */
const POOLED: readonly Expression[] = ["anger", "disgust", "fear", "contempt"];
const SINGLE = ["neutral", "happiness", "surprise", "sadness"] as const;

/** The strip's five shares, neutral first, in percents that sum to 100; empty if there are none. */
export function stripShares({ shares }: SignalNumbers): Share[] {
  if (!Object.keys(shares).length) return [];
  const pooled = POOLED.reduce((sum, name) => sum + (shares[name] ?? 0), 0);
  const raw = [...SINGLE.map((name) => shares[name] ?? 0), pooled];
  const percents = whole(raw, 100);
  return STRIP.map((id, index) => ({ id, share: raw[index] ?? 0, percent: percents[index] ?? 0 }));
}

/** The feedback that most people give: "lost 7 of 30", or "lost 7" where some of them have left. */
export function topFeedback(feedback: Pulse["feedback"], joined: number): string {
  let top: FeedbackValue | null = null;
  for (const value of FEEDBACK)
    if ((feedback[value] ?? 0) > (top ? (feedback[top] ?? 0) : 0)) top = value;
  if (!top) return "";
  const given = FEEDBACK.reduce((sum, value) => sum + (feedback[value] ?? 0), 0);
  return `${FEEDBACK_TEXT[top]} ${feedback[top]}${given > joined ? "" : ` of ${joined}`}`;
}

/** Why there are no counts of feedback, and what happens to it; empty where there are. */
export function noFeedback({ feedback, joined }: Pulse, minGroupSize: number): string {
  if (Object.keys(feedback).length) return "";
  return (
    `Shown once ${minGroupSize} people have joined (${joined} so far). Students can give feedback ` +
    "already; it counts for a minute, and in a small group it could reveal individuals."
  );
}

/** Seconds as `4:05` or `1:04:05`. */
export function clock(seconds: number): string {
  const all = Math.max(Math.floor(seconds), 0);
  const s = String(all % 60).padStart(2, "0");
  const minutes = Math.floor(all / 60);
  if (minutes < 60) return `${minutes}:${s}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${s}`;
}

/** The seconds of a text such as `4:05`; null where it is no time. */
export function parseClock(text: string): number | null {
  const found = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]?\d)$/.exec(text.trim());
  return found ? Number(found[1] ?? 0) * 3600 + Number(found[2]) * 60 + Number(found[3]) : null;
}

/** The mood as the page writes it. */
export function moodText(mood: string | null): string {
  return mood === UNCERTAIN ? "Too uncertain to say" : (mood ?? "");
}

/** Why there is no reading of the class. */
export function whyText(why: Pulse["why"], minGroupSize: number): string {
  if (why === "few") return `Needs at least ${minGroupSize} people`;
  if (why === "settling") return "Adjusting: people came or went";
  if (why === "off") return "Faces aren’t read in this class";
  return "";
}

/** Whether there is neither a student nor anybody whom a camera sees. */
export function nobody({ joined, signal }: Pulse): boolean {
  return joined === 0 && signal.present === 0;
}

/** What stands where there is no alert. */
export function calmText(pulse: Pulse): string {
  if (nobody(pulse)) return "Nobody has joined yet.";
  if (pulse.watching === "off") return "Alerts are off.";
  if (pulse.resting_until !== null) return `Alerts paused until ${clock(pulse.resting_until)}`;
  if (pulse.why === "off")
    return Object.keys(pulse.feedback).length ? "No feedback stands out." : "";
  if (pulse.watching === "early") return "Not enough data yet";
  // Beside a moving trend "steady" would contradict it.
  return pulse.trend === null || pulse.trend === "steady" ? "Steady so far" : "";
}

/** A signed figure such as `+0.12`, with a true minus. */
export function signed(value: number): string {
  const text = Math.abs(value).toFixed(2);
  if (text === "0.00") return text;
  return `${value < 0 ? "\u2212" : "+"}${text}`;
}

/** The whole page in a sentence, for those who listen to it. */
export function summary(pulse: Pulse, minGroupSize: number, shares: readonly Share[]): string {
  const { signal, why, joined, mood, trend } = pulse;
  const top = topFeedback(pulse.feedback, joined);
  const head =
    why === "off"
      ? `${joined} joined.`
      : why
        ? `${signal.present} present. ${whyText(why, minGroupSize)}.`
        : `${signal.counted} of ${signal.present} faces readable; ${looks(shares)}; mood: ` +
          `${[moodText(mood).toLowerCase(), trend].filter(Boolean).join(", ")}.`;
  return [head, top ? `Most feedback: ${top}.` : ""].filter(Boolean).join(" ");
}

/** The expression that is seen most. */
function looks(shares: readonly Share[]): string {
  const most = shares.reduce<Share | null>(
    (best, share) => (!best || share.share > best.share ? share : best),
    null,
  );
  if (!most) return "no expressions";
  return `${most.share >= 0.5 ? "mostly" : "most often"} ${STRIP_TEXT[most.id]}`;
}
