// The student's feedback: which of four stands, and for how long.

import { FEEDBACK_S, type FeedbackValue } from "../shared/generated";
import { text } from "../shared/words";

/** What a button says. */
export function feedbackName(value: FeedbackValue): string {
  return text(`student-feedback-${value}`);
}

/** Which feedback stands, from when on. Times are seconds of one clock. */
export class StandingFeedback {
  private standing: { value: FeedbackValue; t: number } | null = null;

  /** What was sent; it replaces what was sent before. */
  set(value: FeedbackValue, t: number): void {
    this.standing = { value, t };
  }

  reset(): void {
    this.standing = null;
  }

  /** The feedback that stands at `t` and the seconds that it has left; null for none. */
  at(t: number): { value: FeedbackValue; left: number } | null {
    if (this.standing === null) return null;
    const left = FEEDBACK_S - (t - this.standing.t);
    return left > 0 ? { value: this.standing.value, left } : null;
  }

  /** The feedback whose minute has ended since the last time that this was asked, if one did. */
  update(t: number): FeedbackValue | null {
    if (this.standing === null || this.at(t) !== null) return null;
    const { value } = this.standing;
    this.standing = null;
    return value;
  }
}
