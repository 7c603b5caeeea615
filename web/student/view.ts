// The page within the class: draws its state, and hands on what is pressed.

import { Announcer } from "../shared/announcer";
import { Bars, expressionNames } from "../shared/bars";
import { CameraChooser } from "../shared/camera";
import { byId, make, say, show } from "../shared/dom";
import type { FacesMessage } from "../shared/faces";
import {
  type ClassDescription,
  FEEDBACK,
  FEEDBACK_S,
  FERPLUS,
  type FeedbackValue,
  MAX_WORD,
  type OpenQuestion,
} from "../shared/generated";
import { questionWords } from "../shared/questions";
import type { Standing } from "../shared/socket";
import { canRetry } from "../shared/trouble";
import { ago, decimal, duration, text } from "../shared/words";
import { feedbackName, type StandingFeedback } from "./feedback";
import { bars, clearness, exact, sentence } from "./numbers";
import { type State, usesCamera } from "./state";
import { feedbackText, stateText, storedText } from "./words";

export interface ViewEvents {
  feedback(value: FeedbackValue): void;
  /** A word was written to go with "lost". */
  word(word: string): void;
  answer(question: OpenQuestion, choice: number): void;
  pause(): void;
  resume(): void;
  /** Another camera was chosen, by its id. */
  choose(deviceId: string): void;
  useCamera(): void;
  leave(): void;
}

/** For how long the own picture is shown once a face was found, unless asked for, milliseconds. */
const FRAMED_MS = 12_000;
/** For how long a note stands, milliseconds. */
const NOTE_MS = 15_000;

export class ClassView {
  readonly cameras = new CameraChooser(
    byId("cameras"),
    byId<HTMLSelectElement>("camera"),
    (deviceId) => this.events?.choose(deviceId),
  );
  private readonly announcer = new Announcer((text) => say("said", text));
  /** The connection has a place of its own, so that its news takes no other's. */
  private readonly connectionAnnouncer = new Announcer((text) => say("said-link", text));
  private readonly bars = new Bars(byId("sent-bars"), expressionNames(FERPLUS));
  private readonly buttons = new Map<FeedbackValue, HTMLButtonElement>();
  private readonly dialog = byId<HTMLDialogElement>("leave-dialog");
  private sentAt: number | null = null;
  private foundAt: number | null = null;
  /** Whether the student has chosen to see the own picture, or not to; null: not chosen. */
  private mirror: boolean | null = null;
  private state: State = { is: "none" };
  private connected = false;
  private noteUntil = 0;
  private standingFeedback: StandingFeedback | null = null;
  private events: ViewEvents | null = null;
  private minGroupSize = 0;
  private question: OpenQuestion | null = null;

  constructor() {
    for (const value of FEEDBACK) this.addButton(value, feedbackName(value));
    const word = byId<HTMLInputElement>("word");
    word.maxLength = MAX_WORD;
    byId<HTMLFormElement>("word-form").onsubmit = (event) => {
      event.preventDefault();
      if (word.value.trim()) this.events?.word(word.value.trim());
    };
    byId("pause").onclick = () => this.events?.pause();
    byId("resume").onclick = byId("retry").onclick = () => this.events?.resume();
    byId("use-camera").onclick = () => this.events?.useCamera();
    byId("mirror-toggle").onclick = () => {
      this.mirror = !this.mirrorShown;
      this.drawMirror();
    };
    byId("leave").onclick = () => this.dialog.showModal();
    byId("leave-stay").onclick = () => this.dialog.close();
    byId("leave-yes").onclick = () => {
      this.dialog.close();
      this.events?.leave();
    };
  }

  get video(): HTMLVideoElement {
    return byId<HTMLVideoElement>("self");
  }

  /** @param mayUseCamera whether somebody who joined without a camera may change their mind */
  open(
    events: ViewEvents,
    standing: StandingFeedback,
    { name, retention_days: days, min_group_size: minGroupSize }: ClassDescription,
    consented: boolean,
    mayUseCamera: boolean,
  ): void {
    [this.events, this.standingFeedback] = [events, standing];
    this.minGroupSize = minGroupSize;
    this.ask(null, null);
    show("word-form", false);
    this.sentAt = this.foundAt = this.mirror = null;
    this.connected = false;
    this.bars.clear();
    this.note("", 0);
    say("sent-raw", "");
    this.feedbackText(feedbackText(minGroupSize), false, false);
    delete byId("sent-rest").dataset.rest;
    say("class-name", name);
    say("leave-stored", storedText(days, consented));
    show("leave-camera", consented);
    byId("use-camera").hidden = consented || !mayUseCamera;
    byId("sent").hidden = byId("leave-hint").hidden = !consented;
    byId("step-class").classList.toggle("plain", !consented);
    say("sent-sentence", text("student-sent-nothing"));
  }

  /** Faces are no longer read in this class: what spoke of the camera goes. */
  facesOff(): void {
    byId("use-camera").hidden = byId("sent").hidden = byId("leave-hint").hidden = true;
    byId("step-class").classList.add("plain");
    this.note(text("student-faces-off"), 60_000);
  }

  /** All is off, and the server is asked to delete. */
  leaving(): void {
    this.draw({ is: "none" });
    say("camera-title", text("student-leaving-title"));
    say("camera-text", text("student-leaving-text"));
    this.announcer.say(text("student-leaving-title"));
  }

  close(): void {
    this.events = null;
    if (this.dialog.open) this.dialog.close();
  }

  draw(state: State): void {
    const before = this.state;
    this.state = state;
    const said = stateText(state);
    say("camera-title", said.title);
    say("camera-text", said.text);
    byId("camera-card").dataset.state = state.is === "reading" ? `reading-${state.seen}` : state.is;
    const on = usesCamera(state);
    byId("camera-choice").hidden = state.is === "none";
    byId("lamp").dataset.on = String(on);
    byId("lamp").hidden = state.is === "none";
    say("lamp-text", text(on ? "student-camera-on" : "student-camera-off"));
    const [pause, resume, retry] = [byId("pause"), byId("resume"), byId("retry")];
    const focused = document.activeElement;
    pause.hidden = !on;
    resume.hidden = state.is !== "paused";
    retry.hidden = state.is !== "trouble" || !canRetry(state.what);
    if (before.is !== state.is && focused instanceof HTMLElement && focused.hidden) {
      [pause, resume, retry].find((button) => !button.hidden)?.focus();
    }
    const progress = byId<HTMLProgressElement>("camera-progress");
    progress.hidden = state.is !== "starting" || !state.camera;
    if (state.is === "starting") progress.value = state.loaded;
    if (state.is !== "reading") {
      this.foundAt = null;
      this.ring(null, 1, 1);
    } else if (state.seen === "well") this.foundAt ??= performance.now();
    this.drawMirror();
    this.announcer.update(`${said.title}. ${said.text}`);
  }

  /** Where the face that is read is, in a frame of this size; null for none. */
  ring(box: readonly number[] | null, width: number, height: number): void {
    const ring = byId("ring");
    ring.hidden = box === null || !this.mirrorShown;
    if (box === null) return;
    const [x = 0, y = 0, wide = 0, high = 0] = box;
    ring.style.left = `${(x / width) * 100}%`;
    ring.style.top = `${(y / height) * 100}%`;
    ring.style.width = `${(wide / width) * 100}%`;
    ring.style.height = `${(high / height) * 100}%`;
  }

  sent(message: FacesMessage, count: number): void {
    this.sentAt = performance.now();
    const shown = bars(message);
    if (shown.length === 0) this.bars.clear();
    for (const { expression, value } of shown) this.bars.set(expression, value / 1000);
    say("sent-sentence", sentence(message));
    say("sent-raw", exact(message));
    const face = message.faces[0];
    byId("sent-rest").dataset.rest = [
      face
        ? text("student-clearness", { quality: decimal(face.q, 2), clearness: clearness(face.q) })
        : "",
      text("student-sent-count", { count }),
    ]
      .filter(Boolean)
      .join(" · ");
    byId("sent").dataset.count = String(count);
    this.tick();
  }

  unsent(): void {
    say("sent-sentence", text("student-sent-offline"));
  }

  speed(perSecond: number, ms: number, slow: boolean): void {
    const values = { rate: decimal(perSecond, 1), ms: Math.round(ms) };
    say("sent-speed", text("student-speed", values));
    if (performance.now() < this.noteUntil) return;
    this.note(slow ? text("student-slow") : "", 0);
  }

  /** A text below the state, for a while. */
  note(said: string, ms = NOTE_MS): void {
    say("camera-note", said);
    byId("camera-note").hidden = said === "";
    this.noteUntil = performance.now() + ms;
  }

  /** Nothing was read for so many seconds, while the page was hidden. */
  backAfter(seconds: number): void {
    const said = text("student-back", { duration: duration(seconds) });
    this.note(said);
    this.announcer.say(said);
  }

  standing(now: Standing, said: string): void {
    byId("link").dataset.standing = now;
    say("link-text", now === "blocked" ? text("student-feedback-passes", { text: said }) : said);
    this.connected ||= now === "open";
    if (this.connected) this.connectionAnnouncer.update(said);
  }

  /** What became of feedback; with "lost" a word can follow. */
  gaveFeedback(value: FeedbackValue, sent: boolean): void {
    const values = { feedback: feedbackName(value) };
    const id = sent ? "student-feedback-counts" : "student-feedback-unsent";
    this.feedbackText(text(id, values), !sent);
    if (sent) this.offerWord(value === "lost");
    this.tick();
  }

  /** What became of the word. */
  gaveWord(sent: boolean): void {
    const people = this.minGroupSize;
    this.feedbackText(
      sent ? text("student-word-sent", { people }) : text("student-word-unsent"),
      !sent,
    );
    if (sent) {
      this.offerWord(false);
      this.buttons.get("lost")?.focus();
    }
    this.tick();
  }

  private offerWord(offered: boolean): void {
    show("word-form", offered);
    if (!offered) byId<HTMLInputElement>("word").value = "";
  }

  /** The question that can be answered, and which answer was chosen; null for none. */
  ask(question: OpenQuestion | null, chosen: number | null): void {
    if (question && question.id === this.question?.id) return;
    this.question = question;
    show("question", question !== null);
    byId("feedback").classList.toggle("has-question", question !== null);
    if (!question) return;
    const { asked, answers } = questionWords(question);
    say("question-asked", asked);
    byId("choices").replaceChildren(
      ...answers.map((answer, choice) => {
        const button = make("button", "answer", answer);
        button.type = "button";
        button.dir = "auto";
        button.onclick = () => {
          for (const one of this.choices) one.disabled = true;
          this.events?.answer(question, choice);
        };
        return button;
      }),
    );
    say("question-text", text("student-question-text", { people: this.minGroupSize }));
    this.choose(chosen);
    if (chosen === null) this.announcer.say(`${text("student-question-title")}: ${asked}`);
  }

  /** What became of the answer to a question: which one was sent, if it was. */
  answered(question: OpenQuestion, choice: number | null): void {
    if (question.id !== this.question?.id) return;
    this.choose(choice);
    const people = this.minGroupSize;
    const said =
      choice === null
        ? text("student-question-unsent")
        : text("student-question-answered", { people });
    say("question-text", said);
    byId("question-text").classList.toggle("warn", choice === null);
    this.announcer.say(said);
  }

  private choose(chosen: number | null): void {
    this.choices.forEach((button, choice) => {
      button.disabled = chosen !== null;
      button.setAttribute("aria-pressed", String(choice === chosen));
    });
  }

  private get choices(): HTMLButtonElement[] {
    return [...byId("choices").querySelectorAll("button")];
  }

  /** Once a second: what only time changes. */
  tick(): void {
    const t = performance.now() / 1000;
    const ended = this.standingFeedback?.update(t);
    if (ended) {
      this.feedbackText(text("student-feedback-over", { feedback: feedbackName(ended) }), false);
      if (!byId("word-form").contains(document.activeElement)) this.offerWord(false);
    }
    const standing = this.standingFeedback?.at(t);
    for (const [value, element] of this.buttons) {
      const left = standing?.value === value ? standing.left : 0;
      element.setAttribute("aria-pressed", String(left > 0));
      element.querySelector<HTMLElement>(".left")!.style.transform = `scaleX(${left / FEEDBACK_S})`;
    }
    const rest = byId("sent-rest");
    const parts = [rest.dataset.rest ?? ""];
    if (this.sentAt !== null) parts.unshift(sentText(t - this.sentAt / 1000));
    say(rest, parts.filter(Boolean).join(" · "));
    this.drawMirror();
  }

  private get mirrorShown(): boolean {
    if (this.mirror !== null) return this.mirror;
    return this.foundAt === null || performance.now() - this.foundAt < FRAMED_MS;
  }

  private drawMirror(): void {
    const { state } = this;
    const on = usesCamera(state) && (state.is !== "starting" || state.camera);
    const shown = on && this.mirrorShown;
    byId("mirror").classList.toggle("away", !shown);
    if (!shown) byId("ring").hidden = true;
    byId("camera-mirror").hidden = !shown || this.mirror === true;
    const toggle = byId("mirror-toggle");
    toggle.hidden = !on;
    say(toggle, text(shown ? "student-hide-picture" : "student-show-picture"));
    toggle.setAttribute("aria-expanded", String(shown));
  }

  private feedbackText(said: string, warn: boolean, announced = true): void {
    say("feedback-text", said);
    byId("feedback-text").classList.toggle("warn", warn);
    if (announced) this.announcer.say(said);
  }

  private addButton(value: FeedbackValue, name: string): void {
    const element = make("button", "answer");
    element.type = "button";
    element.dataset.value = value;
    element.setAttribute("aria-pressed", "false");
    element.append(icon(value), make("span", "", name), make("span", "left"));
    element.onclick = () => this.events?.feedback(value);
    byId("answers").append(element);
    this.buttons.set(value, element);
  }
}

/** How long ago the last message went. */
function sentText(seconds: number): string {
  return seconds < 1.5 ? text("student-sent-now") : text("student-sent-ago", { ago: ago(seconds) });
}

/** One of index.html's symbols. */
function icon(name: string): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `#shape-${name}`);
  svg.append(use);
  return svg;
}
