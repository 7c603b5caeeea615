// The place in a class that this page has, kept for as long as its tab is open.

/** What a reload needs so as to go on without joining twice. */
export interface Seat {
  token: string;
  /** Whether the student agreed to be read. */
  consented: boolean;
  /** Whether the camera was on, so that a reload turns it on again. */
  camera: boolean;
  /** The counter of the last message of numbers; the server drops one that is not higher: see `taken`. */
  n: number;
  /** Messages of numbers that were sent. */
  sent: number;
}

/** Seats by their class's code, in the tab's own storage; in memory where there is none. */
export class Seats {
  private readonly memory = new Map<string, string>();

  constructor(private readonly storage: Storage | null) {}

  get(code: string): Seat | null {
    try {
      const kept: unknown = JSON.parse(this.read(code) ?? "null");
      return isSeat(kept) ? kept : null;
    } catch {
      return null;
    }
  }

  put(code: string, seat: Seat): void {
    const text = JSON.stringify(seat);
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
      // forbidden: nothing was kept there
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

/** The seat for a page that takes it, perhaps from another, whose counter it cannot know: time only grows. */
export function taken(seat: Seat, now: number): Seat {
  return { ...seat, n: Math.max(seat.n, now) };
}

function key(code: string): string {
  return `roomtone:seat:${code}`;
}

function isSeat(kept: unknown): kept is Seat {
  if (typeof kept !== "object" || kept === null) return false;
  const seat = kept as Record<string, unknown>;
  return (
    typeof seat.token === "string" &&
    typeof seat.consented === "boolean" &&
    typeof seat.camera === "boolean" &&
    Number.isInteger(seat.n) &&
    Number.isInteger(seat.sent)
  );
}
