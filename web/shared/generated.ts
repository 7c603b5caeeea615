// Written by web/generate.py from roomtone/live/protocol.py and schema.py. Do not edit.

export const FERPLUS = ["neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt"] as const;
export type Expression = (typeof FERPLUS)[number];

export const FER2013 = ["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"] as const;
export type Fer2013 = (typeof FER2013)[number];

export const FEEDBACK = ["got_it", "lost", "too_fast", "too_slow"] as const;
export type FeedbackValue = (typeof FEEDBACK)[number];

export const VERSION = 1;
export const ORIGIN = ["angry", "fear", "happy", "neutral"] as const;
export const UNCERTAIN = "uncertain" as const;
export const FEEDBACK_S = 60.0;
export const MIN_QUALITY = 0.25;
export const MIN_PROBABILITY = 0.4;
export const MAX_FACES = 100;
export const MAX_MARKER = 80;
export const MAX_QUESTION = 120;
export const MAX_ANSWER = 40;
export const MAX_WORD = 40;
export const READY_QUESTION = "Clear so far?" as const;
export const READY_ANSWERS = ["Yes", "Partly", "No"] as const;
export const NOTICE = "2026-11c" as const;
export const MOOD_LIMITS = [-0.3, -0.12, 0.12, 0.3] as const;
export const MOODS = ["negative", "slightly negative", "neutral", "slightly positive", "positive"] as const;
export const SHOWN_S = 600;
export const UNDO_S = 60.0;
export const ALIVE_S = 5.0;
export const ALERT_CHANGE = 0.2;
export const ALERT_REST_S = 180.0;
export const CLOSE_OVER = 4410;
export const CLOSE_ELSEWHERE = 4409;
export const CLOSE_NOT_ALLOWED = 4401;
export type ClientMessage = Hello | Faces | Feedback | Answer | Pause;
export type ServerMessage = Welcome | Pace | QuestionAsked | Refused | Ended | Pulse | Snapshot | Markers;

/**
 * The first message on a socket: who speaks. A token is never part of an address.
 */
export interface Hello {
  type: "hello";
  token: string;
  v: 1;
}
/**
 * Everyone whom a participant reads, at one instant. None at all is a message too.
 */
export interface Faces {
  type: "faces";
  n: number;
  age_ms: number;
  faces: FaceNumbers[];
  v: 1;
}
/**
 * What was read from one face.
 */
export interface FaceNumbers {
  who: number;
  q: number;
  p: number[];
  f?: number;
}
/**
 * A student says how it goes; it replaces what they said before.
 */
export interface Feedback {
  type: "feedback";
  value: FeedbackValue;
  v: 1;
  word: string;
}
/**
 * A student answers the question of the moment; the first answer stands.
 */
export interface Answer {
  type: "answer";
  question: number;
  choice: number;
  v: 1;
}
/**
 * A participant stops reading for now: what it sent last no longer counts.
 */
export interface Pause {
  type: "pause";
  v: 1;
}
/**
 * A lasting change of the class that the teacher was told of.
 */
export interface Alert {
  t: number;
  kind: string;
  text: string;
  ended_at: number | null;
}
/**
 * When the teacher is told of a change.
 */
export interface AlertOptions {
  change: number;
  feedback_share: number;
  rest_s: number;
  shown_s: number;
}
/**
 * The class is over.
 */
export interface Ended {
  type: "ended";
  v: 1;
}
/**
 * Students' feedback in one second; `counts` is empty below the minimum group size.
 */
export interface FeedbackCounts {
  t: number;
  joined: number;
  counts: Partial<Record<FeedbackValue, number>>;
}
/**
 * A moment that the teacher named.
 */
export interface Marker {
  t: number;
  text: string;
  id: number;
}
/**
 * The class's markers, in order of time, whenever they change.
 */
export interface Markers {
  markers: Marker[];
  type: "markers";
  v: 1;
}
/**
 * The question of the moment, as students get it: its number, its text, its answers.
 */
export interface OpenQuestion {
  id: number;
  text: string;
  answers: string[];
}
/**
 * The server asks for another pace.
 */
export interface Pace {
  every_s: number;
  type: "pace";
  v: 1;
}
/**
 * One person's reading, shown only in classes that were created so.
 */
export interface Person {
  who: number;
  expression: string;
  probability: number;
  quality: number;
}
/**
 * The class now, for the teacher's page.
 */
export interface Pulse {
  t: number;
  signal: SignalNumbers;
  why: "" | "few" | "settling" | "off";
  joined: number;
  feedback: Partial<Record<FeedbackValue, number>>;
  mood: string | null;
  trend: ("steady" | "rising" | "falling") | null;
  alert: Alert | null;
  watching: "yes" | "early" | "resting" | "off";
  resting_until: number | null;
  every_s: number;
  people: Person[];
  question: Question | null;
  words: string[];
  type: "pulse";
  v: 1;
}
/**
 * What `Signal.as_dict` gives: the class at one instant.
 */
export interface SignalNumbers {
  t: number;
  present: number;
  counted: number;
  coverage: number;
  shares: Partial<Record<Expression, number>>;
  valence: number | null;
  valence_band: [number, number] | null;
  arousal: number | null;
  facing: number | null;
}
/**
 * A question of the moment that the teacher asked.
 */
export interface Question {
  t: number;
  text: string;
  answers: string[];
  counts: number[];
  joined: number;
  id: number;
  closed_at: number | null;
}
/**
 * The question that can be answered now, or that there is none any more.
 */
export interface QuestionAsked {
  question: OpenQuestion | null;
  type: "question";
  v: 1;
}
/**
 * A message was not taken, or the socket is about to be closed.
 */
export interface Refused {
  reason: string;
  text: string;
  type: "refused";
  v: 1;
}
/**
 * The first message of a feed: the class and what came before.
 */
export interface Snapshot {
  code: string;
  name: string;
  min_group_size: number;
  per_person: boolean;
  faces: boolean;
  facing: boolean;
  simulated: boolean;
  t: number;
  history: SignalNumbers[];
  feedback: FeedbackCounts[];
  markers: Marker[];
  alert_options: AlertOptions;
  type: "snapshot";
  v: 1;
}
/**
 * The answer to a participant's hello.
 */
export interface Welcome {
  name: string;
  every_s: number;
  faces: boolean;
  question: OpenQuestion | null;
  type: "welcome";
  v: 1;
}
/**
 * What a student is told before joining.
 */
export interface ClassDescription {
  code: string;
  name: string;
  minutes: number;
  min_group_size: number;
  per_person: boolean;
  faces: boolean;
  facing: boolean;
  notice: string;
  notice_version: string;
  retention_days: number;
  simulated: boolean;
}
/**
 * A participant's token, and whether their faces are read.
 */
export interface Joined {
  token: string;
  faces: boolean;
}
/**
 * The question that can be answered now; null for none.
 */
export interface QuestionNow {
  question: OpenQuestion | null;
}
