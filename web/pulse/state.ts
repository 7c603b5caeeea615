// What the page knows: it receives the feed's messages, and says what there is to show. No DOM.

import type { Alert, Marker, Pulse, Question, ServerMessage, Snapshot } from "../shared/generated";
import { refusedText, type Standing } from "../shared/socket";
import { text } from "../shared/words";
import { FeedbackHistory, History } from "./history";
import { clock, type Share, stripShares } from "./words";

/** Seconds without a pulse after which the figures are shown as old. */
const OLD_S = 5;

export class State {
  info: Snapshot | null = null;
  pulse: Pulse | null = null;
  markers: readonly Marker[] = [];
  readonly history = new History();
  readonly feedback = new FeedbackHistory();
  standing: Standing = "connecting";
  shares: Share[] = [];
  /** What the connection says of itself. */
  said = "";
  private refusal = "";
  private tries = 0;
  private heard = 0;
  private dismissed = -1;

  /** @param now a clock in seconds that never goes back */
  constructor(private readonly now: () => number) {}

  /** Receive a message; true if the chart has something new to draw. */
  receive(message: ServerMessage): boolean {
    switch (message.type) {
      case "snapshot":
        this.info = message;
        this.markers = message.markers;
        this.history.reset(message.history);
        this.feedback.reset(message.feedback);
        this.refusal = "";
        this.heard = this.now();
        return true;
      case "pulse":
        this.pulse = message;
        this.heard = this.now();
        this.shares = stripShares(message.signal);
        this.feedback.add({ t: message.t, joined: message.joined, counts: message.feedback });
        return this.history.add(message.signal);
      case "markers":
        this.markers = message.markers;
        return true;
      case "refused":
        this.refusal = refusedText(message.reason);
        return false;
      default:
        return false;
    }
  }

  stands(standing: Standing, said: string): void {
    this.standing = standing;
    this.said = said;
    if (standing === "open") this.tries = 0;
    else if (standing === "connecting") this.tries += 1;
  }

  /** The moment of the figures, seconds of the class. */
  get t(): number {
    return this.pulse?.t ?? this.info?.t ?? 0;
  }

  /** This very moment, seconds of the class. */
  get moment(): number {
    return this.t + Math.min(Math.max(this.now() - this.heard, 0), OLD_S);
  }

  /** Whether the figures shown are of an earlier moment. */
  get old(): boolean {
    if (!this.pulse) return false;
    return this.standing !== "open" || this.now() - this.heard > OLD_S;
  }

  /** The state of the connection, for people. */
  get text(): string {
    const { pulse, t, said } = this;
    const dated = (sentence: string) =>
      pulse ? text("pulse-as-of", { text: sentence, time: clock(pulse.t) }) : sentence;
    switch (this.standing) {
      case "open":
        return this.old ? dated(text("pulse-no-news")) : said;
      case "over": {
        const over = text("shared-class-over");
        return t ? text("pulse-ran", { text: over, time: clock(t) }) : over;
      }
      case "refused":
        return text("pulse-new-link", { text: said });
      case "blocked":
        return dated(said);
      default:
        if (this.refusal) return text("pulse-trying-again", { text: this.refusal });
        return pulse || this.tries > 1 ? dated(text("shared-connection-lost")) : said;
    }
  }

  /** What changed, unless it was dismissed. */
  get alert(): Alert | null {
    const alert = this.pulse?.alert ?? null;
    return alert && alert.t > this.dismissed && !this.ended ? alert : null;
  }

  /** The question that students can answer now. */
  get openQuestion(): Question | null {
    const question = this.pulse?.question ?? null;
    return question && question.closed_at === null && !this.ended ? question : null;
  }

  get ended(): boolean {
    return this.standing === "over" || this.standing === "refused";
  }

  dismiss(): void {
    this.dismissed = this.pulse?.alert?.t ?? this.dismissed;
  }
}
