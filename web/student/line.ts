// The line to the server: sends the numbers once a second, presses and pauses, and nothing else.

import type { Button, Down } from "../common/protocol";
import { LiveSocket, type Standing } from "../common/socket";
import { type FacesMessage, facesMessage, type Readable } from "./numbers";
import type { Latest } from "./reading";
import type { Seat, Seats } from "./seat";

export interface LineEvents {
  standing(now: Standing, words: string): void;
  /** Numbers are on their way: this message, the so-manieth. */
  sent(message: FacesMessage, count: number): void;
  /** Numbers could not be sent, for want of a connection. */
  unsent(): void;
  /** The server did not take a message. */
  refused(words: string): void;
  /** Faces may no longer be read in this class. */
  facesOff(): void;
  /** The server does not have this page any more. */
  lost(why: "over" | "gone" | "elsewhere"): void;
}

/** Between two looks, this long means that the device slept, milliseconds; hidden pages doze. */
const SLEPT_MS = { visible: 20_000, hidden: 90_000 };
/** How soon after the due time a message may go, so that timers need not be exact, milliseconds. */
const LOOK_MS = 100;

export class Line {
  private socket: LiveSocket;
  private everyS = 1;
  private reason = "";
  private sentAt = -Infinity;
  private lookedAt = performance.now();
  private last: Latest<Readable> | null = null;
  private closed = false;
  private readonly timer: number;

  /**
   * @param latest the reading to send, if the page reads
   */
  constructor(
    private readonly code: string,
    private readonly seat: Seat,
    private readonly seats: Seats,
    private readonly latest: () => Latest<Readable> | null,
    private readonly events: LineEvents,
  ) {
    this.socket = this.connect();
    this.timer = window.setInterval(() => this.look(), LOOK_MS);
  }

  get open(): boolean {
    return this.socket.open;
  }

  press(button: Button): boolean {
    return this.socket.send({ type: "press", button });
  }

  /** Say that nothing is read for now. Without a connection it is said when there is one again. */
  pause(): void {
    this.last = null;
    if (this.seat.consented) this.socket.send({ type: "pause" });
  }

  close(): void {
    this.closed = true;
    window.clearInterval(this.timer);
    this.socket.close();
  }

  private connect(): LiveSocket {
    return new LiveSocket(`/api/classes/${this.code}/readings`, this.seat.token, {
      message: (message) => this.hear(message),
      standing: (now, words) => this.stand(now, words),
    });
  }

  private hear(message: Down): void {
    if (message.type === "welcome" || message.type === "pace") this.everyS = message.every_s;
    if (message.type === "welcome" && !message.faces && this.seat.consented) this.events.facesOff();
    else if (message.type === "refused") {
      this.reason = message.reason;
      this.events.refused(message.words);
    }
  }

  private stand(now: Standing, words: string): void {
    if (this.closed) return;
    this.events.standing(now, words);
    if (now === "over") this.events.lost("over");
    if (now === "refused") this.events.lost(this.reason === "elsewhere" ? "elsewhere" : "gone");
    // What was paused while there was no connection: the server hears of it now.
    if (now === "open" && this.latest() === null) queueMicrotask(() => this.pause());
  }

  private look(): void {
    const now = performance.now();
    const slept = now - this.lookedAt > SLEPT_MS[document.visibilityState];
    this.lookedAt = now;
    if (slept) this.renew();
    if (now - this.sentAt < this.everyS * 1000 - LOOK_MS / 2) return;
    const latest = this.latest();
    if (latest === null || latest === this.last) return;
    this.sentAt = now;
    this.last = latest;
    const message = facesMessage(this.seat.n + 1, now - latest.at, latest.face);
    if (!this.socket.send(message)) {
      this.events.unsent();
      return;
    }
    this.seat.n += 1;
    this.seat.sent += 1;
    this.seats.put(this.code, this.seat);
    this.events.sent(message, this.seat.sent);
  }

  /** After sleep a connection may be dead without knowing it. */
  private renew(): void {
    this.socket.close();
    this.socket = this.connect();
  }
}
