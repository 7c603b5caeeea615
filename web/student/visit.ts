// One visit to a class: which state does what. It conducts the page once somebody has joined.

import { ApiError, ask } from "../shared/api";
import { Camera, cameraHindrance } from "../shared/camera";
import { largest } from "../shared/faces";
import type { ClassDescription, FeedbackValue, OpenQuestion } from "../shared/generated";
import { type Latest, openReader, ReadLoop } from "../shared/reading";
import { type Trouble, troubleOf } from "../shared/trouble";
import { text } from "../shared/words";
import { StandingFeedback } from "./feedback";
import { seen } from "./numbers";
import type { Membership, Memberships } from "./participant";
import { Sender } from "./sender";
import { type Event, next, type State, usesCamera } from "./state";
import { showStep } from "./steps";
import type { ClassView } from "./view";
import type { Farewell } from "./words";

const CAMERA: MediaTrackConstraints = { facingMode: "user", width: 640, height: 480 };
/** Longer side of the picture in which faces are looked for, pixels: one person sits close. */
const SIDE = 320;
/** For how long the server is waited for when somebody leaves, milliseconds. */
const LEAVE_MS = 5000;

export interface VisitEvents {
  ended(how: Farewell): void;
  /** Somebody who joined without a camera wants to decide again. */
  decideAgain(): void;
}

export class Visit {
  private state: State = { is: "none" };
  private readonly standing = new StandingFeedback();
  private readonly camera: Camera;
  private readonly sender: Sender;
  private readonly ticker: number;
  private reading: ReadLoop | null = null;
  private opening: Promise<void> | null = null;
  private hiddenAt: number | null = null;
  private awake: WakeLockSentinel | null = null;
  private over = false;

  constructor(
    private readonly about: ClassDescription,
    private readonly membership: Membership,
    private readonly memberships: Memberships,
    private readonly view: ClassView,
    private readonly events: VisitEvents,
  ) {
    view.open(
      {
        feedback: (value) => void this.feedback(value),
        word: (word) => void this.word(word),
        answer: (question, choice) => void this.answer(question, choice),
        pause: () => this.happen({ type: "pause" }),
        resume: () => this.happen({ type: "start" }),
        choose: (device) => this.choose(device),
        useCamera: () => void this.leave(() => this.events.decideAgain()),
        leave: () => void this.leave((done) => this.events.ended(done ? "left" : "left-offline")),
      },
      this.standing,
      about,
      membership.consented,
      about.faces && cameraHindrance() === null,
    );
    this.camera = new Camera(view.video, {
      ended: () => this.lost("ended"),
      still: (now) => this.still(now),
      unanswered: () => this.happen({ type: "unanswered" }),
    });
    showStep("class", `${about.name} · roomtone`);
    view.draw(this.state);
    this.sender = new Sender(
      about.code,
      membership,
      memberships,
      about.facing,
      () => this.reading?.latest ?? null,
      {
        standing: (now, text) => this.view.standing(now, text),
        sent: (message, count) => {
          this.view.sent(message, count);
          const blank = this.reading?.latest?.blank;
          this.happen({ type: "sent", seen: blank ? "blank" : seen(message) });
        },
        unsent: () => this.view.unsent(),
        refused: (text) => this.view.note(text),
        facesOff: () => this.facesOff(),
        question: (question) => this.ask(question),
        lost: (why) => this.end(why),
      },
    );
    this.ticker = window.setInterval(() => this.tick(), 1000);
    document.addEventListener("visibilitychange", this.visibility);
    window.addEventListener("pagehide", this.gone);
    if (membership.consented && !about.faces) {
      this.facesOff();
    } else if (membership.consented) {
      this.state = { is: "paused" };
      if (membership.camera) this.happen({ type: "start" });
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
      if (is === "still") this.sender.pause();
      if (usesCamera(before) && !usesCamera(this.state)) this.rest();
      if (is !== "hidden") this.remember(usesCamera(this.state));
    }
    this.view.draw(this.state);
    this.entitle();
    if (is === "reading" && this.camera.isStill) this.happen({ type: "still" });
  }

  private begin(): void {
    void this.keepAwake();
    this.attempt(this.camera.openCamera(CAMERA, this.membership.device), (on) => {
      if (!on) return;
      void this.view.cameras.list(this.camera.deviceId);
      this.happen({ type: "camera" });
    });
    this.attempt(this.openReader(), () => this.happen({ type: "reader" }));
  }

  /** Go on with what comes, or say what the trouble is. */
  private attempt<Value>(coming: Promise<Value>, then: (value: Value) => void): void {
    coming.then(then).catch((error: unknown) => this.trouble(troubleOf(error)));
  }

  /** Camera off, and the server is told that nothing is read. */
  private rest(): void {
    this.sender.pause();
    this.camera.stop();
    void this.awake?.release().catch(() => undefined);
    this.awake = null;
  }

  private openReader(): Promise<void> {
    this.opening ??= openReader(SIDE, (share) => this.happen({ type: "loading", share })).then(
      (reader) => {
        this.reading = new ReadLoop(reader, () => this.camera.frame(), {
          read: (latest) => this.read(latest),
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
    this.reading?.reader.close();
    this.reading = this.opening = null;
  }

  private read({ readings, width, height }: Latest): void {
    if (performance.getEntriesByName("roomtone:first-reading").length === 0) {
      performance.mark("roomtone:first-reading");
    }
    this.view.ring(largest(readings)?.box ?? null, width, height);
  }

  private trouble(what: Trouble): void {
    this.happen({ type: "trouble", what });
    if (what === "engine") this.closeReader(); // the next try has a new one
  }

  /** The policy was changed: faces may no longer be read here. */
  private facesOff(): void {
    this.happen({ type: "off" });
    this.closeReader();
    this.membership.consented = false;
    this.remember(false);
    this.view.facesOff();
  }

  private async feedback(value: FeedbackValue): Promise<void> {
    const sent = await this.sender.feedback(value);
    if (this.over) return;
    if (sent) this.standing.set(value, performance.now() / 1000);
    this.view.gaveFeedback(value, sent);
  }

  /** The word that goes with "lost", which is given again. */
  private async word(word: string): Promise<void> {
    const sent = await this.sender.feedback("lost", word);
    if (this.over) return;
    if (sent) this.standing.set("lost", performance.now() / 1000);
    this.view.gaveWord(sent);
  }

  private ask(question: OpenQuestion | null): void {
    const { answered } = this.membership;
    const chosen = answered && answered.question === question?.id ? answered.choice : null;
    this.view.ask(question, chosen);
  }

  private async answer(question: OpenQuestion, choice: number): Promise<void> {
    const sent = await this.sender.answer(question.id, choice);
    if (this.over) return;
    if (sent) {
      this.membership.answered = { question: question.id, choice };
      this.memberships.put(this.about.code, this.membership);
    }
    this.view.answered(question, sent ? choice : null);
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
    this.membership.camera = camera;
    this.memberships.put(this.about.code, this.membership);
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
    if (document.visibilityState === "hidden") {
      this.hide();
      return;
    }
    this.camera.stop();
    this.trouble(what);
  }

  private still(now: boolean): void {
    if (now && document.visibilityState === "hidden") this.hide();
    else this.happen({ type: now ? "still" : "moves" });
  }

  private hide(): void {
    this.camera.stop();
    this.hiddenAt = performance.now();
    this.happen({ type: "hide" });
  }

  /** Another camera: from now on, and after a reload. */
  private choose(device: string): void {
    this.membership.device = device;
    const resumes = usesCamera(this.state) || this.state.is === "trouble";
    if (usesCamera(this.state)) this.happen({ type: "pause" });
    this.remember(false);
    if (resumes) this.happen({ type: "start" });
  }

  private entitle(): void {
    const [{ name }, { is }] = [this.about, this.state];
    const title = `${name} · roomtone`;
    if (document.visibilityState === "visible") document.title = title;
    else if (is === "reading") document.title = `${text("student-camera-on")} · ${title}`;
    else document.title = is === "hidden" ? `${text("student-paused")} · ${title}` : title;
  }

  /** Camera off at once; then the server is asked to delete. `left` gets whether it could be. */
  private async leave(left: (done: boolean) => void): Promise<void> {
    this.stop();
    this.view.leaving();
    const done = await Promise.race([
      ask("DELETE", `/classes/${this.about.code}/me`, { key: this.membership.token }).then(
        () => true,
        // Whom the server does not know is as deleted as can be.
        (error: unknown) => error instanceof ApiError && error.status === 404,
      ),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(false), LEAVE_MS)),
    ]);
    left(done);
  }

  private end(why: "over" | "gone" | "elsewhere"): void {
    const { membership } = this;
    this.stop();
    if (why === "elsewhere") {
      this.memberships.put(this.about.code, { ...membership, camera: false });
    }
    this.events.ended(why);
  }

  /** Everything off, and the token forgotten. */
  private stop(): void {
    if (this.over) return;
    this.over = true;
    window.clearInterval(this.ticker);
    document.removeEventListener("visibilitychange", this.visibility);
    window.removeEventListener("pagehide", this.gone);
    this.closeReader();
    this.rest();
    this.sender.close();
    this.memberships.drop(this.about.code);
    this.view.close();
  }

  private readonly gone = (): void => {
    this.sender.pause();
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
