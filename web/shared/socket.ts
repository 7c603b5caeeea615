// A socket that says hello, comes back by itself, and tells its page the state of the connection.

import {
  ALIVE_S,
  CLOSE_ELSEWHERE,
  CLOSE_NOT_ALLOWED,
  CLOSE_OVER,
  type ClientMessage,
  type ServerMessage,
  VERSION,
} from "./generated";
import { onServer } from "./root";
import { text } from "./words";

/** A message as pages write it; the socket adds the version. */
type Unversioned<Message> = Message extends ClientMessage ? Omit<Message, "v"> : never;
export type Sent = Unversioned<ClientMessage>;

/**
 * connecting: trying, or about to try again. open: the server has answered. blocked: the server
 * answers over HTTP, but no WebSocket gets through; still trying.
 * over: the class has ended. refused: the server does not let this page in; trying again would not help.
 */
export type Standing = "connecting" | "open" | "blocked" | "over" | "refused";

export interface SocketEvents {
  message(message: ServerMessage): void;
  standing(now: Standing, text: string): void;
}

/** Why the server does not let a page in, or says no. */
export function refusedText(reason: string): string {
  switch (reason) {
    case "elsewhere":
    case "moved":
    case "no_class":
    case "removed":
      return text(`shared-refused-${reason}`);
    default:
      return text("shared-refused-other");
  }
}

/** `WebSocket.CONNECTING` and others, also where a browser has no WebSocket. */
const [CONNECTING, OPEN, CLOSED] = [0, 1, 3];
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8000;
/** Silent for so long, a socket is considered dead. */
const SILENCE_MS = 3 * ALIVE_S * 1000;
/** So long without its first answer, a socket is given up: some networks swallow the handshake. */
const UNHEARD_MS = 8000;
/** So many sockets in a row that never got an answer, and something may block them. */
const UNANSWERED = 2;

export class LiveSocket {
  private socket: WebSocket | null = null;
  private wait = FIRST_WAIT_MS;
  private timer = 0;
  private heard = 0;
  private ended = false;
  private refusal = "";
  /** Sockets in a row that never got an answer. */
  private unanswered = 0;
  private blocked = false;
  private reachable = false;
  private began = 0;
  private readonly watch: number;

  /**
   * @param path such as `/api/classes/CODE/feed`
   * @param token sent in the hello
   */
  constructor(
    private readonly path: string,
    private readonly token: string,
    private readonly events: SocketEvents,
  ) {
    this.watch = window.setInterval(() => this.checkAlive(), 2000);
    window.addEventListener("online", this.retryNow);
    document.addEventListener("visibilitychange", this.retryNow);
    this.connect();
  }

  get open(): boolean {
    return this.socket !== null && this.socket.readyState === OPEN && this.heard > 0;
  }

  /** Send now, or not at all: a reading that would come late is worth nothing. */
  send(message: Sent): boolean {
    if (!this.open || this.socket === null || this.socket.bufferedAmount > 4096) return false;
    this.socket.send(JSON.stringify({ v: VERSION, ...message }));
    return true;
  }

  close(): void {
    this.ended = true;
    window.clearInterval(this.watch);
    window.clearTimeout(this.timer);
    window.removeEventListener("online", this.retryNow);
    document.removeEventListener("visibilitychange", this.retryNow);
    this.socket?.close(1000);
  }

  /** @param reachable whether the server was just seen to answer over HTTP */
  private connect(reachable = false): void {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    let socket: WebSocket;
    try {
      socket = new WebSocket(`${scheme}://${location.host}${onServer(this.path)}`);
    } catch {
      socket = closedSocket(); // a browser without WebSockets, or an extension that blocks them
    }
    this.socket = socket;
    this.heard = 0;
    this.refusal = "";
    this.reachable = reachable;
    this.began = performance.now();
    if (!this.blocked) this.events.standing("connecting", text("shared-connecting"));
    socket.onopen = () => {
      socket.send(JSON.stringify({ v: VERSION, type: "hello", token: this.token }));
    };
    socket.onmessage = (event: MessageEvent<string>) => {
      const message = JSON.parse(event.data) as ServerMessage;
      if (message.type === "refused") this.refusal = message.reason;
      else if (!this.heard) {
        this.wait = FIRST_WAIT_MS;
        this.unanswered = 0;
        this.blocked = false;
        this.events.standing("open", text("shared-connected"));
      }
      this.heard = performance.now();
      this.events.message(message);
    };
    socket.onclose = (event) => {
      if (socket === this.socket && !this.ended) this.closed(event.code);
    };
  }

  private closed(code: number): void {
    if (code === CLOSE_OVER) {
      this.close();
      this.events.standing("over", text("shared-class-over"));
    } else if (code === CLOSE_NOT_ALLOWED || code === CLOSE_ELSEWHERE) {
      this.close();
      this.events.standing("refused", refusedText(this.refusal));
    } else {
      if (!this.heard) {
        this.unanswered += 1;
        this.blocked = this.reachable;
      }
      if (this.blocked) {
        this.events.standing("blocked", text("shared-connection-blocked", { host: location.host }));
      } else this.events.standing("connecting", text("shared-connection-lost"));
      this.timer = window.setTimeout(
        () => void this.connectAgain(),
        Math.max(this.wait - (performance.now() - this.began), 0) + Math.random() * this.wait * 0.5,
      );
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
    }
  }

  /** Try again; where the server answers and the socket does not, something on the way blocks it. */
  private async connectAgain(): Promise<void> {
    const { socket } = this;
    const reachable = this.unanswered >= UNANSWERED && (await serverAnswers());
    if (!this.ended && socket === this.socket) this.connect(reachable);
  }

  private checkAlive(): void {
    const now = performance.now();
    if (this.open) {
      if (now - this.heard > SILENCE_MS) this.abandon();
    } else if (this.socket?.readyState !== CLOSED && now - this.began > UNHEARD_MS) {
      this.drop();
      this.closed(0);
    }
  }

  /** Give up on a socket that may be dead without knowing it, and connect anew. */
  private abandon(): void {
    this.drop();
    this.connect();
  }

  private drop(): void {
    const dead = this.socket;
    if (dead) dead.onclose = dead.onmessage = null;
    dead?.close();
  }

  private readonly retryNow = (): void => {
    if (this.ended || document.visibilityState === "hidden" || this.open) return;
    if (this.socket?.readyState === CONNECTING) return;
    window.clearTimeout(this.timer);
    this.abandon();
  };
}

/** A socket that could not be made: it closes at once. */
function closedSocket(): WebSocket {
  const socket = { readyState: CLOSED, onclose: null, close: () => undefined };
  const closes = socket as unknown as WebSocket;
  queueMicrotask(() => closes.onclose?.({ code: 1006 } as CloseEvent));
  return closes;
}

async function serverAnswers(): Promise<boolean> {
  try {
    return (await fetch(onServer("/health"), { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}
