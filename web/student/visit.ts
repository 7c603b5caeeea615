// One visit to a class: what state leads to which deeds. The page's conductor once it has joined.

import { ApiError, ask, type Button, type ClassDescription } from "../common/protocol";
import { Camera, cameraHindrance } from "./camera";
import { show } from "./dom";
import { type Face, openEngine } from "./engine";
import { Line } from "./line";
import { seen } from "./numbers";
import { Presses } from "./press";
import { Reading } from "./reading";
import type { RoomView } from "./room";
import type { Seat, Seats } from "./seat";
import { type Event, next, type State, type Trouble, TroubleError, usesCamera } from "./state";
import type { Farewell } from "./words";

/** For how long the server is waited for when somebody leaves, milliseconds. */
const LEAVE_MS = 5000;

export interface VisitEvents {
  ended(how: Farewell): void;
  /** Somebody who joined without a camera wants to decide again. */
  decideAgain(): void;
}

export class Visit {
  private state: State = { is: "none" };
  private readonly presses = new Presses();
  private readonly camera: Camera;
  private readonly line: Line;
  private readonly ticker: number;
  private reading: Reading<Face> | null = null;
  private opening: Promise<void> | null = null;
  private hiddenAt: number | null = null;
  private awake: WakeLockSentinel | null = null;
  private over = false;

  constructor(
    private readonly about: ClassDescription,
    private readonly seat: Seat,
    private readonly seats: Seats,
    private readonly view: RoomView,
    private readonly events: VisitEvents,
  ) {
    view.open(
      {
        press: (button) => this.press(button),
        pause: () => this.happen({ type: "pause" }),
        resume: () => this.happen({ type: "start" }),
        useCamera: () => void this.leave(() => this.events.decideAgain()),
        leave: () => void this.leave((told) => this.events.ended(told ? "left" : "left-offline")),
      },
      this.presses,
      about,
      seat.consented,
      about.faces && cameraHindrance() === null,
    );
    this.camera = new Camera(view.video, (what) => this.lost(what));
    show("class", `${about.name} · roomtone`);
    view.draw(this.state);
    this.line = new Line(about.code, seat, seats, () => this.reading?.latest ?? null, {
      standing: (now, words) => this.view.standing(now, words),
      sent: (message, count) => {
        this.view.sent(message, count);
        this.happen({ type: "sent", seen: seen(message) });
      },
      unsent: () => this.view.unsent(),
      refused: (words) => this.view.note(words),
      facesOff: () => this.facesOff(),
      lost: (why) => this.end(why),
    });
    this.ticker = window.setInterval(() => this.tick(), 1000);
    document.addEventListener("visibilitychange", this.visibility);
    window.addEventListener("pagehide", this.gone);
    if (seat.consented && !about.faces) {
      this.facesOff();
    } else if (seat.consented) {
      this.state = { is: "paused" };
      if (seat.camera) this.happen({ type: "start" });
      else this.view.draw(this.state);
    }
  }

  /** Everything that the state asks for is done here, and only here. */
  private happen(event: Event): void {
    const before = this.state;
    if (this.over) return;
    this.state = next(before, event);
    if (this.state === before) return;
    const [was, is] = [before.is, this.state.is];
    if (is !== was) {
      if (is === "starting") this.begin();
      if (is === "reading") this.reading?.start();
      if (was === "reading") this.reading?.stop();
      if (usesCamera(before) && !usesCamera(this.state)) this.rest();
      if (is !== "hidden") this.remember(usesCamera(this.state));
    }
    this.view.draw(this.state);
    this.entitle();
  }

  private begin(): void {
    void this.keepAwake();
    this.attempt(this.camera.start(), "busy", (on) => on && this.happen({ type: "camera" }));
    this.attempt(this.openReader(), "engine", () => this.happen({ type: "reader" }));
  }

  /** Go on with what comes, or say what the trouble is. */
  private attempt<Value>(
    coming: Promise<Value>,
    usual: Trouble,
    then: (value: Value) => void,
  ): void {
    coming.then(then).catch((error: unknown) => {
      this.trouble(error instanceof TroubleError ? error.trouble : usual);
    });
  }

  /** Camera off, and the server is told that nothing is read. */
  private rest(): void {
    this.line.pause();
    this.camera.stop();
    void this.awake?.release().catch(() => undefined);
    this.awake = null;
  }

  private openReader(): Promise<void> {
    this.opening ??= openEngine((share) => this.happen({ type: "loading", share })).then(
      (engine) => {
        this.reading = new Reading(engine, () => this.camera.frame(), {
          read: ({ face }) => this.read(face),
          failed: () => this.trouble("engine"),
        });
        if (this.over) this.closeReader();
      },
      (error: unknown) => {
        this.opening = null; // the next try begins anew
        throw error;
      },
    );
    return this.opening;
  }

  private closeReader(): void {
    this.reading?.stop();
    this.reading?.engine.close();
    this.reading = this.opening = null;
  }

  private read(face: Face | null): void {
    if (performance.getEntriesByName("roomtone:first-reading").length === 0) {
      performance.mark("roomtone:first-reading");
    }
    const { videoWidth, videoHeight } = this.camera.video;
    this.view.ring(face?.box ?? null, videoWidth || 1, videoHeight || 1);
  }

  private trouble(what: Trouble): void {
    this.happen({ type: "trouble", what });
    if (what === "engine") this.closeReader(); // the next try has a new one
  }

  /** Whoever runs the server stated that no faces may be read here any more. */
  private facesOff(): void {
    this.happen({ type: "off" });
    this.closeReader();
    this.seat.consented = false;
    this.remember(false);
    this.view.facesOff();
  }

  private press(button: Button): void {
    const sent = this.line.press(button);
    if (sent) this.presses.press(button, performance.now() / 1000);
    this.view.pressed(button, sent);
  }

  private tick(): void {
    const { reading } = this;
    if (this.state.is === "reading" && reading) {
      const { perSecond, ms, slow } = reading.pace;
      this.view.speed(perSecond, ms, slow);
    }
    this.view.tick();
  }

  private remember(camera: boolean): void {
    this.seat.camera = camera;
    this.seats.put(this.about.code, this.seat);
  }

  /**
   * Other windows cover this page in most online classes: it reads on, and its title says so. Where
   * the browser gives it no pictures meanwhile, as phones do, it waits to be shown again.
   */
  private readonly visibility = (): void => {
    this.entitle();
    if (document.visibilityState === "hidden") return;
    if (this.hiddenAt !== null) this.view.backAfter((performance.now() - this.hiddenAt) / 1000);
    this.hiddenAt = null;
    if (usesCamera(this.state)) void this.keepAwake(); // a hidden page has lost it
    this.happen({ type: "show" });
  };

  private lost(what: Trouble): void {
    if (what === "stuck" && document.visibilityState === "hidden") {
      this.hiddenAt = performance.now();
      this.happen({ type: "hide" });
    } else {
      this.trouble(what);
    }
  }

  private entitle(): void {
    const [{ name }, { is }] = [this.about, this.state];
    const title = `${name} · roomtone`;
    if (document.visibilityState === "visible") document.title = title;
    else if (is === "reading") document.title = `Camera on · ${title}`;
    else document.title = is === "hidden" ? `Paused · ${title}` : title;
  }

  /** Camera off at once; then the server is asked to delete. `left` hears whether it could be. */
  private async leave(left: (told: boolean) => void): Promise<void> {
    this.stop();
    this.view.leaving();
    const told = await Promise.race([
      ask("DELETE", `/classes/${this.about.code}/me`, { key: this.seat.token }).then(
        () => true,
        // A seat that the server does not know is as deleted as can be.
        (error: unknown) => error instanceof ApiError && error.status === 404,
      ),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(false), LEAVE_MS)),
    ]);
    left(told);
  }

  private end(why: "over" | "gone" | "elsewhere"): void {
    const { seat } = this;
    this.stop();
    if (why === "elsewhere") this.seats.put(this.about.code, { ...seat, camera: false });
    this.events.ended(why);
  }

  /** Everything off, and the seat's key forgotten. */
  private stop(): void {
    if (this.over) return;
    this.over = true;
    window.clearInterval(this.ticker);
    document.removeEventListener("visibilitychange", this.visibility);
    window.removeEventListener("pagehide", this.gone);
    this.closeReader();
    this.rest();
    this.line.close();
    this.seats.drop(this.about.code);
    this.view.close();
  }

  private readonly gone = (): void => {
    this.line.pause();
    this.camera.stop();
  };

  /** Phones: the screen stays on while the page reads, as reading stops with it. */
  private async keepAwake(): Promise<void> {
    try {
      this.awake = await navigator.wakeLock.request("screen");
      if (!usesCamera(this.state)) await this.awake.release();
    } catch {
      // not there, or not now: then the screen goes off as always
    }
  }
}
