// What the page knows: it receives the feed's messages, and says what there is to show. No DOM.

import type { Alert, Down, Marker, Pulse, Snapshot } from "../shared/generated";
import type { Standing } from "../shared/socket";
import { text } from "../shared/words";
import { History } from "./history";
import { clock, type Share, stripShares } from "./words";

/** Seconds without a pulse after which the figures are shown as old. */
const OLD_S = 5;

export class State {
  info: Snapshot | null = null;
  pulse: Pulse | null = null;
  markers: readonly Marker[] = [];
  readonly history = new History();
  standing: Standing = "connecting";
  shares: Share[] = [];
  /** What the connection says of itself. */
  said = "Connecting …";
  private refusal = "";
  private tries = 0;
  private heard = 0;
  private dismissed = -1;

  /** @param now a clock in seconds that never goes back */
  constructor(private readonly now: () => number) {}

  /** Receive a message; true if the chart has something new to draw. */
  receive(message: Down): boolean {
    switch (message.type) {
      case "snapshot":
        this.info = message;
        this.markers = message.markers;
        this.history.reset(message.history);
        this.refusal = "";
        this.heard = this.now();
        return true;
      case "pulse":
        this.pulse = message;
        this.heard = this.now();
        this.shares = stripShares(message.signal);
        return this.history.add(message.signal);
      case "markers":
        this.markers = message.markers;
        return true;
      case "refused":
        this.refusal = message.text;
        return false;
      default:
        return false;
    }
  }

  stands(standing: Standing, text: string): void {
    this.standing = standing;
    this.said = text;
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
    const since = this.pulse ? ` Figures as of ${clock(this.pulse.t)}.` : "";
    switch (this.standing) {
      case "open":
        return this.old ? `No news for a while.${since}` : this.said;
      case "over":
        return `The class is over.${this.t ? ` It ran for ${clock(this.t)}.` : ""}`;
      case "refused":
        return `${this.said} The class may be over, or have a new link.`;
      case "blocked":
        return this.said + since;
      default:
        if (this.refusal) return `${this.refusal} Trying again …`;
        return this.pulse || this.tries > 1 ? text("shared-connection-lost") + since : this.said;
    }
  }

  /** What changed, unless it was dismissed. */
  get alert(): Alert | null {
    const alert = this.pulse?.alert ?? null;
    return alert && alert.t > this.dismissed && !this.ended ? alert : null;
  }

  get ended(): boolean {
    return this.standing === "over" || this.standing === "refused";
  }

  dismiss(): void {
    this.dismissed = this.pulse?.alert?.t ?? this.dismissed;
  }
}
