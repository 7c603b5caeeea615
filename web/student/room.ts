// The page within the class: draws how it stands, and hands on what is pressed.

import type { Button, ClassDescription } from "../common/protocol";
import type { Standing } from "../common/socket";
import { Announcer } from "./announcer";
import { Bars } from "./bars";
import { byId, icon, make, say } from "./dom";
import { bars, clearness, exact, type FacesMessage, sentence } from "./numbers";
import { NAMES, Presses, STANDS_S } from "./press";
import type { State } from "./state";
import { ago, keptWords, lapse, stateWords, troubleWords } from "./words";

export interface RoomEvents {
  press(button: Button): void;
  pause(): void;
  resume(): void;
  useCamera(): void;
  leave(): void;
}

/** For how long the own picture is shown once a face was found, unless asked for, milliseconds. */
const FRAMED_MS = 12_000;
/** For how long a note stands, milliseconds. */
const NOTE_MS = 15_000;

export class RoomView {
  private readonly announcer = new Announcer((text) => say(byId("said"), text));
  /** The connection has a place of its own, so that its news takes no other's. */
  private readonly liner = new Announcer((text) => say(byId("said-link"), text));
  private readonly bars = new Bars(byId("sent-bars"));
  private readonly buttons = new Map<Button, HTMLButtonElement>();
  private readonly dialog = byId<HTMLDialogElement>("leave-dialog");
  private sentAt: number | null = null;
  private foundAt: number | null = null;
  /** Whether the student has chosen to see the own picture, or not to; null: not chosen. */
  private mirror: boolean | null = null;
  private state: State = { is: "none" };
  private connected = false;
  private noteUntil = 0;
  private presses = new Presses();
  private events: RoomEvents | null = null;

  constructor() {
    for (const [button, name] of Object.entries(NAMES) as [Button, string][]) {
      this.addButton(button, name);
    }
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
    events: RoomEvents,
    presses: Presses,
    { name, kept_days: keptDays }: ClassDescription,
    consented: boolean,
    mayUseCamera: boolean,
  ): void {
    [this.events, this.presses] = [events, presses];
    this.sentAt = this.foundAt = this.mirror = null;
    this.connected = false;
    this.bars.update([]);
    this.note("", 0);
    for (const id of ["presses-text", "sent-raw"]) say(byId(id), "");
    delete byId("sent-rest").dataset.rest;
    say(byId("class-name"), name);
    say(byId("leave-kept"), keptWords(keptDays, consented));
    byId("use-camera").hidden = consented || !mayUseCamera;
    byId("sent").hidden = byId("leave-hint").hidden = !consented;
    byId("step-class").classList.toggle("plain", !consented);
    say(byId("sent-sentence"), "Nothing yet.");
  }

  /** Faces are no longer read in this class: what spoke of the camera goes. */
  facesOff(): void {
    byId("use-camera").hidden = byId("sent").hidden = byId("leave-hint").hidden = true;
    byId("step-class").classList.add("plain");
    this.note(
      "Faces are no longer read in this class: the rules for this place were changed. Your camera is off.",
      60_000,
    );
  }

  /** All is off, and the server is asked to delete. */
  leaving(): void {
    this.draw({ is: "none" });
    say(byId("look-title"), "Leaving …");
    say(byId("look-text"), "Nothing is read any more. The server is asked to delete what it has.");
    this.announcer.say("Leaving …");
  }

  close(): void {
    this.events = null;
    if (this.dialog.open) this.dialog.close();
  }

  draw(state: State): void {
    const before = this.state;
    this.state = state;
    const words = stateWords(state);
    say(byId("look-title"), words.title);
    say(byId("look-text"), words.text);
    byId("look").dataset.state = state.is === "reading" ? `reading-${state.seen}` : state.is;
    const on = state.is === "reading" || state.is === "starting";
    byId("lamp").dataset.on = String(on);
    byId("lamp").hidden = state.is === "none";
    say(byId("lamp-text"), on ? "Camera on" : "Camera off");
    const [pause, resume, retry] = [byId("pause"), byId("resume"), byId("retry")];
    const focused = document.activeElement;
    pause.hidden = !on;
    resume.hidden = state.is !== "paused";
    retry.hidden = state.is !== "trouble" || !troubleWords(state.what).retry;
    if (before.is !== state.is && focused instanceof HTMLElement && focused.hidden) {
      [pause, resume, retry].find((button) => !button.hidden)?.focus();
    }
    const progress = byId<HTMLProgressElement>("look-progress");
    progress.hidden = state.is !== "starting" || !state.camera;
    if (state.is === "starting") progress.value = state.loaded;
    if (state.is !== "reading") {
      this.foundAt = null;
      this.ring(null, 1, 1);
    } else if (state.seen === "well") this.foundAt ??= performance.now();
    this.drawMirror();
    this.announcer.update(`${words.title}. ${words.text}`);
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
    this.bars.update(bars(message));
    say(byId("sent-sentence"), sentence(message));
    say(byId("sent-raw"), exact(message));
    const face = message.faces[0];
    byId("sent-rest").dataset.rest = [
      face ? `How clearly it was seen: ${face.q.toFixed(2)} (${clearness(face.q)})` : "",
      count === 1 ? "one message so far" : `${count} messages so far`,
    ]
      .filter(Boolean)
      .join(" · ");
    byId("sent").dataset.count = String(count);
    this.tick();
  }

  unsent(): void {
    say(byId("sent-sentence"), "Not sent: there is no connection. Nothing is kept for later.");
  }

  speed(perSecond: number, ms: number, slow: boolean): void {
    const rate = perSecond.toFixed(1);
    say(
      byId("sent-speed"),
      `Your device looks ${rate} times a second, ${Math.round(ms)} thousandths of a second each, ` +
        "and steadies the numbers over about a second.",
    );
    if (performance.now() < this.noteUntil) return;
    this.note(
      slow ? "This device reads slowly. That is fine: it reads as often as it can." : "",
      0,
    );
  }

  /** A word below the state, for a while. */
  note(text: string, ms = NOTE_MS): void {
    say(byId("look-note"), text);
    byId("look-note").hidden = text === "";
    this.noteUntil = performance.now() + ms;
  }

  /** Nothing was read for so many seconds, while the page was hidden. */
  backAfter(seconds: number): void {
    const text = `Nothing was read while this page was hidden, for ${lapse(seconds)}. It goes on now.`;
    this.note(text);
    this.announcer.say(text);
  }

  standing(now: Standing, words: string): void {
    byId("link").dataset.standing = now;
    say(byId("link-text"), words);
    this.connected ||= now === "open";
    if (this.connected) this.liner.update(words);
  }

  /** What became of a press. */
  pressed(button: Button, sent: boolean): void {
    const text = sent
      ? `“${NAMES[button]}” is counted for a minute. Press again to renew it.`
      : `“${NAMES[button]}” was not sent: there is no connection. Press it again when it is back.`;
    this.pressText(text, !sent);
    this.tick();
  }

  /** Once a second: what only time changes. */
  tick(): void {
    const t = performance.now() / 1000;
    const ended = this.presses.update(t);
    if (ended) this.pressText(`“${NAMES[ended]}” has ended after its minute.`, false);
    const standing = this.presses.at(t);
    for (const [button, element] of this.buttons) {
      const left = standing?.button === button ? standing.left : 0;
      element.setAttribute("aria-pressed", String(left > 0));
      element.querySelector<HTMLElement>(".left")!.style.transform = `scaleX(${left / STANDS_S})`;
    }
    const rest = byId("sent-rest");
    const parts = [rest.dataset.rest ?? ""];
    if (this.sentAt !== null) parts.unshift(`Sent ${ago(t - this.sentAt / 1000)}`);
    say(rest, parts.filter(Boolean).join(" · "));
    this.drawMirror();
  }

  private get mirrorShown(): boolean {
    if (this.mirror !== null) return this.mirror;
    return this.foundAt === null || performance.now() - this.foundAt < FRAMED_MS;
  }

  private drawMirror(): void {
    const on = this.state.is === "reading" || (this.state.is === "starting" && this.state.camera);
    const shown = on && this.mirrorShown;
    byId("mirror").classList.toggle("away", !shown);
    if (!shown) byId("ring").hidden = true;
    byId("look-mirror").hidden = !shown || this.mirror === true;
    const toggle = byId("mirror-toggle");
    toggle.hidden = !on;
    say(toggle, shown ? "Hide picture" : "Show picture");
    toggle.setAttribute("aria-expanded", String(shown));
  }

  private pressText(text: string, warn: boolean): void {
    const place = byId("presses-text");
    say(place, text);
    place.classList.toggle("warn", warn);
    this.announcer.say(text);
  }

  private addButton(button: Button, name: string): void {
    const element = make("button", "press");
    element.type = "button";
    element.dataset.button = button;
    element.setAttribute("aria-pressed", "false");
    element.append(icon(button), make("span", "", name), make("span", "left"));
    element.onclick = () => this.events?.press(button);
    byId("presses").append(element);
    this.buttons.set(button, element);
  }
}
