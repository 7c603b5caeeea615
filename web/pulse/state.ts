// What the page knows: it takes the feed's messages, and says what there is to show. No DOM.

import type { Change, ClassInfo, Down, Marker, Pulse } from "../common/protocol";
import type { Standing } from "../common/socket";
import { History } from "./history";
import {
  clock,
  looks,
  type Share,
  stripShares,
  type Trend,
  trend,
  type ValenceWord,
  valenceWord,
} from "./words";

/** Seconds without a pulse after which the figures are shown as old. */
const OLD_S = 5;
const LOST = "The connection is lost. Trying again …";

export class State {
  info: ClassInfo | null = null;
  pulse: Pulse | null = null;
  markers: Marker[] = [];
  readonly history = new History();
  standing: Standing = "connecting";
  word: ValenceWord | null = null;
  trend: Trend | null = null;
  shares: Share[] = [];
  private said = "Connecting …";
  private refusal = "";
  private tries = 0;
  private heard = 0;
  private dismissed = -1;

  /** @param now a clock in seconds that never goes back */
  constructor(private readonly now: () => number) {}

  /** Take a message; true if the chart has something new to draw. */
  take(message: Down): boolean {
    switch (message.type) {
      case "class":
        this.info = message;
        this.markers = [...message.markers];
        this.history.reset(message.history);
        this.refusal = "";
        return true;
      case "pulse":
        return this.takePulse(message);
      case "marked":
        this.markers.push(message.marker);
        return true;
      case "refused":
        this.refusal = message.words;
        return false;
      default:
        return false;
    }
  }

  private takePulse(pulse: Pulse): boolean {
    this.pulse = pulse;
    this.heard = this.now();
    const added = this.history.add(pulse.signal);
    this.word = valenceWord(pulse.signal, this.word);
    this.trend = this.word ? trend(this.history.signals, pulse.t) : null;
    this.shares = stripShares(pulse.signal);
    return added;
  }

  stands(standing: Standing, words: string): void {
    this.standing = standing;
    this.said = words;
    if (standing === "open") this.tries = 0;
    else if (standing === "connecting") this.tries += 1;
  }

  /** The moment, in seconds of the class. */
  get t(): number {
    return this.pulse?.t ?? this.info?.t ?? 0;
  }

  /** Whether the figures shown are of an earlier moment. */
  get old(): boolean {
    if (!this.pulse) return false;
    return this.standing !== "open" || this.now() - this.heard > OLD_S;
  }

  /** How the connection stands, for people. */
  get words(): string {
    const since = this.pulse ? ` The figures are those of ${clock(this.pulse.t)}.` : "";
    switch (this.standing) {
      case "open":
        return this.old ? `Nothing was heard for a while.${since}` : "Live";
      case "over":
        return "The class is over.";
      case "refused":
        return `${this.said} The class may be over, or have been given another link.`;
      case "connecting":
        if (this.refusal) return `${this.refusal} Trying again …`;
        return this.pulse || this.tries > 1 ? LOST + since : this.said;
      default:
        return this.said;
    }
  }

  /** What changed, unless it was put away. */
  get alert(): Change | null {
    const alert = this.pulse?.alert ?? null;
    return alert && alert.t > this.dismissed && !this.ended ? alert : null;
  }

  get ended(): boolean {
    return this.standing === "over" || this.standing === "refused";
  }

  dismiss(): void {
    this.dismissed = this.pulse?.alert?.t ?? this.dismissed;
  }

  /** How the class looks, in a few words. */
  get looks(): string {
    return looks(this.shares, this.word, this.trend);
  }
}
