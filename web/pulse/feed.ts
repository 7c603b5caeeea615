// The feed's messages: over a WebSocket, and where the network blocks those, asked for over HTTP.

import { asApiError, ask } from "../shared/api";
import type { ServerMessage } from "../shared/generated";
import { LiveSocket, type SocketEvents } from "../shared/socket";
import { text as say } from "../shared/words";

/** How often the server is asked. */
const EVERY_MS = 1000;

export class Feed {
  private readonly socket: LiveSocket;
  private asking = false;
  private known = false;
  private timer = 0;

  /**
   * @param path of the class in the API
   * @param key the teacher's or the class's own
   */
  constructor(
    private readonly path: string,
    private readonly key: string,
    private readonly events: SocketEvents,
  ) {
    this.socket = new LiveSocket(`/api${path}/feed`, key, {
      message: (message) => events.message(message),
      standing: (now, text) => {
        if (now === "blocked") this.start(text);
        else {
          this.stop();
          events.standing(now, now === "open" ? say("shared-live") : text);
        }
      },
    });
  }

  private start(text: string): void {
    if (this.asking) return;
    this.asking = true;
    this.events.standing("blocked", text);
    void this.ask(text);
  }

  private stop(): void {
    this.asking = this.known = false;
    window.clearTimeout(this.timer);
  }

  private async ask(blocked: string): Promise<void> {
    const { path, key, known } = this;
    try {
      const messages = await ask<ServerMessage[]>("GET", `${path}/feed?history=${!known}`, { key });
      if (!this.asking) return;
      for (const message of messages) this.events.message(message);
      if (!known) this.events.standing("open", say("shared-live-http"));
      this.known = true;
    } catch (error) {
      if (!this.asking) return;
      const { status, message } = asApiError(error);
      if (status === 404) {
        this.socket.close();
        this.stop();
        this.events.standing(known ? "over" : "refused", message);
        return;
      }
      if (known) this.events.standing("blocked", blocked);
      this.known = false;
    }
    this.timer = window.setTimeout(() => void this.ask(blocked), EVERY_MS);
  }
}
