// The messages between pages and server; roomtone/live/protocol.py has what each field means.

export const VERSION = 1;

/** FER+'s expressions, in the order of `FaceNumbers.p`. */
export const FERPLUS = [
  "neutral",
  "happiness",
  "surprise",
  "sadness",
  "anger",
  "disgust",
  "fear",
  "contempt",
] as const;
export type Expression = (typeof FERPLUS)[number];

export type Button = "got_it" | "lost" | "too_fast" | "too_slow";

/** One face: the sender's number for the person, quality 0 to 1, probabilities in thousandths. */
export interface FaceNumbers {
  who: number;
  q: number;
  p: number[];
}

export type Up =
  | { type: "hello"; token: string }
  | { type: "faces"; n: number; age_ms: number; faces: FaceNumbers[] }
  | { type: "press"; button: Button }
  | { type: "pause" };

export interface Signal {
  t: number;
  present: number;
  counted: number;
  coverage: number;
  shares: Partial<Record<Expression, number>>;
  valence: number | null;
  valence_band: [number, number] | null;
  arousal: number | null;
}

export interface Change {
  t: number;
  kind: "lower" | "higher" | "lost" | "too_fast" | "too_slow";
  words: string;
}

export interface Marker {
  t: number;
  text: string;
}

export interface Person {
  who: number;
  expression: Expression | "uncertain";
  probability: number;
  quality: number;
}

export interface Pulse {
  type: "pulse";
  t: number;
  signal: Signal;
  why: "" | "few" | "settling" | "off";
  joined: number;
  buttons: Partial<Record<Button, number>>;
  alert: Change | null;
  watching: "yes" | "early" | "resting" | "off";
  every_s: number;
  people: Person[];
}

export interface ClassInfo {
  type: "class";
  code: string;
  name: string;
  min_people: number;
  per_person: boolean;
  faces: boolean;
  simulated: boolean;
  t: number;
  history: Signal[];
  markers: Marker[];
  alerts: { change: number; apart_s: number };
}

export type Down =
  | { type: "welcome"; name: string; every_s: number; faces: boolean }
  | { type: "pace"; every_s: number }
  | { type: "refused"; reason: string; words: string }
  | { type: "ended" }
  | { type: "marked"; marker: Marker }
  | Pulse
  | ClassInfo;

/** What `GET /api/classes/{code}` says of a class. */
export interface ClassDescription {
  code: string;
  name: string;
  minutes: number;
  min_people: number;
  per_person: boolean;
  faces: boolean;
  notice: string;
  notice_version: string;
  simulated: boolean;
  /** Days for which the class is kept after it ended; 0: not at all. */
  kept_days: number;
}

/** An answer that is not the one wished for: its HTTP status (0: no answer) and words for people. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    words: string,
  ) {
    super(words);
  }
}

/** Ask the server's API. `key` is the teacher's, the class's or the student's own. */
export async function ask<T>(
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  { key = "", body }: { key?: string; body?: unknown } = {},
): Promise<T> {
  const headers: Record<string, string> = {};
  if (key) headers.Authorization = `Bearer ${key}`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let answer: Response;
  try {
    answer = await fetch(`/api${path}`, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      keepalive: method === "DELETE",
    });
  } catch {
    throw new ApiError(0, "The server cannot be reached. Check the network and try again.");
  }
  const text = await answer.text();
  if (!answer.ok) throw new ApiError(answer.status, detail(text));
  return (text ? JSON.parse(text) : undefined) as T;
}

function detail(text: string): string {
  try {
    const said: unknown = JSON.parse(text);
    if (said && typeof said === "object" && "detail" in said && typeof said.detail === "string") {
      return said.detail;
    }
  } catch {
    // not JSON: a proxy's page
  }
  return "The server could not do that.";
}
