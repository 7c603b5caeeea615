// This tab's membership of a class, remembered for as long as the tab is open.

import { NOTICE } from "../shared/generated";

/** What a reload needs so as to go on without joining twice. */
export interface Membership {
  token: string;
  /** The version of the notice that was shown before joining. Of another one, students are told anew. */
  notice: string;
  /** Whether the student agreed to be read. */
  consented: boolean;
  /** Whether the camera was on, so that a reload turns it on again. */
  camera: boolean;
  /** The id of the camera that the student chose, if they did. */
  device?: string;
  /** The counter of the last message of numbers; the server drops one that is not higher: see `resumed`. */
  n: number;
  /** Messages of numbers that were sent. */
  sent: number;
  /** The question that was answered last, by its number, and which answer was chosen. */
  answered?: { question: number; choice: number };
}

/** Memberships by their class's code, in the tab's own storage; in memory where there is none. */
export class Memberships {
  private readonly memory = new Map<string, string>();

  constructor(private readonly storage: Storage | null) {}

  get(code: string): Membership | null {
    try {
      const found: unknown = JSON.parse(this.read(code) ?? "null");
      return isMembership(found) ? found : null;
    } catch {
      return null;
    }
  }

  put(code: string, membership: Membership): void {
    const text = JSON.stringify(membership);
    this.memory.set(code, text);
    try {
      this.storage?.setItem(key(code), text);
    } catch {
      // full or forbidden: it stays in memory, and a reload asks again
    }
  }

  drop(code: string): void {
    this.memory.delete(code);
    try {
      this.storage?.removeItem(key(code));
    } catch {
      // forbidden: nothing was stored there
    }
  }

  private read(code: string): string | null {
    try {
      return this.storage?.getItem(key(code)) ?? this.memory.get(code) ?? null;
    } catch {
      return this.memory.get(code) ?? null;
    }
  }
}

/** The membership for a page that resumes it, perhaps another's, whose counter it cannot know: time only grows. */
export function resumed(membership: Membership, now: number): Membership {
  return { ...membership, n: Math.max(membership.n, now) };
}

function key(code: string): string {
  return `roomtone:member:${code}`;
}

function isMembership(found: unknown): found is Membership {
  if (typeof found !== "object" || found === null) return false;
  const membership = found as Record<string, unknown>;
  return (
    typeof membership.token === "string" &&
    membership.notice === NOTICE &&
    typeof membership.consented === "boolean" &&
    typeof membership.camera === "boolean" &&
    Number.isInteger(membership.n) &&
    Number.isInteger(membership.sent)
  );
}
