// How the page writes what the server says: texts, times and whole percents. No DOM.

import { whole } from "../shared/faces";
import {
  type Expression,
  FEEDBACK,
  type FeedbackCounts,
  type FeedbackValue,
  type Pulse,
  type Question,
  type SignalNumbers,
} from "../shared/generated";
import type { PlainMessage } from "../shared/messages";
import { questionWords } from "../shared/questions";
import { list, text } from "../shared/words";

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

export const STRIP: readonly Share["id"][] = [
  "neutral",
  "happiness",
  "surprise",
  "sadness",
  "tense",
];

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
  const values = { feedback: text(`signal-feedback-${top}`), count: feedback[top] ?? 0 };
  return given > joined
    ? text("pulse-feedback-top", values)
    : text("pulse-feedback-top-of", { ...values, joined });
}

/** How many stood by "lost" and by "got it" in a second. */
export function feedbackText({ t, counts, joined }: FeedbackCounts): string {
  const when = text("pulse-at", { time: clock(t) });
  if (Object.keys(counts).length === 0) return text("pulse-feedback-at-none", { when });
  const given = FEEDBACK.reduce((sum, value) => sum + (counts[value] ?? 0), 0);
  const { lost = 0, got_it: clear = 0 } = counts;
  return text("pulse-feedback-at", { when, lost, clear, joined: Math.max(joined, given) });
}

/** How a question of the moment stands. */
export function questionText(question: Question | null, people: number): string {
  if (question === null) return text("pulse-question-hint", { people });
  const { counts, joined, closed_at: closed } = question;
  const answers = counts.reduce((sum, count) => sum + count, 0);
  const values = { answers, joined: Math.max(joined, answers) };
  if (closed === null)
    return answers
      ? text("pulse-question-counts", values)
      : text("pulse-question-open", { people });
  const time = clock(closed);
  return answers
    ? text("pulse-question-closed", { time, ...values })
    : text("pulse-question-few", { time, people });
}

/** An open question in a line: "Clear so far? Yes 9, Partly 3, No 1". */
export function questionLine(question: Question): string {
  const { asked, answers } = questionWords(question);
  return `${asked} ${list(answers.map((answer, n) => `${answer} ${question.counts[n] ?? "–"}`))}`;
}

/** Why there are no counts of feedback, and what happens to it; empty where there are. */
export function noFeedback({ feedback, joined }: Pulse, people: number): string {
  return Object.keys(feedback).length ? "" : text("pulse-feedback-few", { people, joined });
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

/** The word for a mood. */
export function moodText(mood: string | null): string {
  return mood === null ? "" : text(`signal-mood-${mood.replace(" ", "-")}` as PlainMessage);
}

/** Why there is no reading of the class. */
export function whyText(why: Pulse["why"], people: number): string {
  switch (why) {
    case "few":
      return text("signal-why-few", { people });
    case "":
      return "";
    default:
      return text(`signal-why-${why}`);
  }
}

/** Whether there is neither a student nor anybody whom a camera sees. */
export function nobody({ joined, signal }: Pulse): boolean {
  return joined === 0 && signal.present === 0;
}

/** What stands where there is no alert. */
export function calmText(pulse: Pulse): string {
  if (nobody(pulse)) return text("pulse-nobody");
  if (pulse.watching === "off") return text("pulse-alerts-off");
  if (pulse.resting_until !== null) {
    return text("pulse-alerts-rest", { time: clock(pulse.resting_until) });
  }
  if (pulse.why === "off")
    return Object.keys(pulse.feedback).length ? text("pulse-no-feedback-stands-out") : "";
  if (pulse.watching === "early") return text("pulse-early");
  // Beside a moving trend "steady" would contradict it.
  return pulse.trend === null || pulse.trend === "steady" ? text("pulse-steady") : "";
}

/** The whole page in a sentence, for those who listen to it. */
export function summary(pulse: Pulse, minGroupSize: number, shares: readonly Share[]): string {
  const top = topFeedback(pulse.feedback, pulse.joined);
  const head = summaryHead(pulse, minGroupSize, shares);
  return top ? `${head} ${text("pulse-summary-feedback", { feedback: top })}` : head;
}

function summaryHead(
  { signal, why, joined, mood, trend }: Pulse,
  minGroupSize: number,
  shares: readonly Share[],
): string {
  const { counted, present } = signal;
  if (why === "off") return text("pulse-summary-joined", { joined });
  if (why) return text("pulse-summary-few", { present, why: whyText(why, minGroupSize) });
  const word = moodText(mood);
  const moving = trend && text(`signal-trend-${trend}`);
  return text("pulse-summary", {
    counted,
    present,
    looks: looks(shares),
    mood: moving ? text("pulse-mood-trend", { mood: word, trend: moving }) : word,
  });
}

/** The expression that is seen most. */
function looks(shares: readonly Share[]): string {
  const most = shares.reduce<Share | null>(
    (best, share) => (!best || share.share > best.share ? share : best),
    null,
  );
  if (!most) return text("pulse-looks-none");
  const expression = text(`signal-expression-${most.id}`);
  return text(most.share >= 0.5 ? "pulse-looks-mostly" : "pulse-looks-most-often", { expression });
}
