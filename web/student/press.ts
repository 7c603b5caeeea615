// The four buttons: which one stands, and for how long.

import type { Button } from "../common/protocol";

/** Seconds for which a press counts on the server: `RoomOptions.press_s`. */
export const STANDS_S = 60;

export const NAMES: Record<Button, string> = {
  got_it: "Got it",
  lost: "I’m lost",
  too_fast: "Too fast",
  too_slow: "Too slow",
};

/** Which button stands, from when on. Times are seconds of one clock. */
export class Presses {
  private standing: { button: Button; t: number } | null = null;

  /** A press that was sent; it takes the place of the one before. */
  press(button: Button, t: number): void {
    this.standing = { button, t };
  }

  reset(): void {
    this.standing = null;
  }

  /** The button that stands at `t` and the seconds that it has left; null for none. */
  at(t: number): { button: Button; left: number } | null {
    if (this.standing === null) return null;
    const left = STANDS_S - (t - this.standing.t);
    return left > 0 ? { button: this.standing.button, left } : null;
  }

  /** The button whose minute has ended since the last time that this was asked, if one did. */
  update(t: number): Button | null {
    if (this.standing === null || this.at(t) !== null) return null;
    const { button } = this.standing;
    this.standing = null;
    return button;
  }
}
