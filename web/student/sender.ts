// What goes to the server: the numbers once a second, feedback and pauses, and nothing else.

import { ask } from "../shared/api";
import { type FacesMessage, facesMessage, largest } from "../shared/faces";
import type { FeedbackValue, OpenQuestion, QuestionNow, ServerMessage } from "../shared/generated";
import type { Latest } from "../shared/reading";
import { LiveSocket, refusedText, type Standing } from "../shared/socket";
import type { Membership, Memberships } from "./participant";

export interface SenderEvents {
  standing(now: Standing, text: string): void;
  /** Numbers were sent: this message, the nth. */
  sent(message: FacesMessage, count: number): void;
  /** Numbers could not be sent, for want of a connection. */
  unsent(): void;
  /** The server refused a message. */
  refused(text: string): void;
  /** Faces may no longer be read in this class. */
  facesOff(): void;
  /** The question that can be answered now; null for none. */
  question(question: OpenQuestion | null): void;
  /** The server no longer has this page. */
  lost(why: "over" | "gone" | "elsewhere"): void;
}

/** Between two polls, this long means that the device slept, milliseconds; hidden pages doze. */
const SLEPT_MS = { visible: 20_000, hidden: 90_000 };
/** How soon after the due time a message may go, so that timers need not be exact, milliseconds. */
const POLL_MS = 100;
/** How often the question of the moment is asked for where the network blocks WebSockets, milliseconds. */
const QUESTION_MS = 5000;

export class Sender {
  private socket: LiveSocket;
  private everyS = 1;
  private reason = "";
  private sentAt = -Infinity;
  private polledAt = performance.now();
  private last: Latest | null = null;
  private closed = false;
  private blocked = false;
  private questionAt = -Infinity;
  private readonly timer: number;

  /**
   * @param facing whether the class has the share that faces the screen
   * @param latest the reading to send, if the page reads
   */
  constructor(
    private readonly code: string,
    private readonly membership: Membership,
    private readonly memberships: Memberships,
    private readonly facing: boolean,
    private readonly latest: () => Latest | null,
    private readonly events: SenderEvents,
  ) {
    this.socket = this.connect();
    this.timer = window.setInterval(() => this.poll(), POLL_MS);
  }

  get open(): boolean {
    return this.socket.open;
  }

  /** Whether the server has it; over HTTP where the network blocks WebSockets. */
  feedback(value: FeedbackValue, word = ""): Promise<boolean> {
    const sent = this.socket.send({ type: "feedback", value, word });
    return this.orOverHttp(sent, "feedback", { value, word });
  }

  /** As `feedback`. */
  answer(question: number, choice: number): Promise<boolean> {
    const sent = this.socket.send({ type: "answer", question, choice });
    return this.orOverHttp(sent, "answer", { question, choice });
  }

  private async orOverHttp(sent: boolean, path: string, body: object): Promise<boolean> {
    if (sent || !this.blocked) return sent;
    const { token: key } = this.membership;
    return ask("POST", `/classes/${this.code}/${path}`, { key, body }).then(
      () => true,
      () => false,
    );
  }

  /** Say that nothing is read for now. Without a connection it is said when there is one again. */
  pause(): void {
    this.last = null;
    if (this.membership.consented) this.socket.send({ type: "pause" });
  }

  close(): void {
    this.closed = true;
    window.clearInterval(this.timer);
    this.socket.close();
  }

  private connect(): LiveSocket {
    return new LiveSocket(`/api/classes/${this.code}/readings`, this.membership.token, {
      message: (message) => this.receive(message),
      standing: (now, text) => this.stand(now, text),
    });
  }

  private receive(message: ServerMessage): void {
    if (message.type === "welcome" || message.type === "pace") this.everyS = message.every_s;
    if (message.type === "welcome" || message.type === "question")
      this.events.question(message.question);
    if (message.type === "welcome" && !message.faces && this.membership.consented)
      this.events.facesOff();
    else if (message.type === "refused") {
      this.reason = message.reason;
      this.events.refused(refusedText(message.reason));
    }
  }

  private stand(now: Standing, text: string): void {
    if (this.closed) return;
    this.blocked = now === "blocked";
    this.events.standing(now, text);
    if (now === "over") this.events.lost("over");
    if (now === "refused") this.events.lost(this.reason === "elsewhere" ? "elsewhere" : "gone");
    // What was paused while there was no connection: the server hears of it now.
    if (now === "open" && this.latest() === null) queueMicrotask(() => this.pause());
  }

  private poll(): void {
    const now = performance.now();
    const slept = now - this.polledAt > SLEPT_MS[document.visibilityState];
    this.polledAt = now;
    if (slept) this.renew();
    if (this.blocked && now - this.questionAt > QUESTION_MS) {
      this.questionAt = now;
      void this.readQuestion();
    }
    if (now - this.sentAt < this.everyS * 1000 - POLL_MS / 2) return;
    const latest = this.latest();
    if (latest === null || latest === this.last) return;
    this.sentAt = now;
    this.last = latest;
    const face = largest(latest.readings);
    const readings = face ? [{ ...face, who: 1 }] : [];
    const { n } = this.membership;
    const message = facesMessage(n + 1, now - latest.at, readings, this.facing);
    if (!this.socket.send(message)) {
      this.events.unsent();
      return;
    }
    this.membership.n += 1;
    this.membership.sent += 1;
    this.memberships.put(this.code, this.membership);
    this.events.sent(message, this.membership.sent);
  }

  private async readQuestion(): Promise<void> {
    const { token: key } = this.membership;
    const path = `/classes/${this.code}/question`;
    const now = await ask<QuestionNow>("GET", path, { key }).catch(() => null);
    if (now && this.blocked && !this.closed) this.events.question(now.question);
  }

  /** After sleep a connection may be dead without knowing it. */
  private renew(): void {
    this.socket.close();
    this.socket = this.connect();
  }
}
