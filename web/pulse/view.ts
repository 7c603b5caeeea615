// The page's figures, set from what it knows; text that stays the same is not touched.

import { Bars, expressionNames } from "../shared/bars";
import { byId, make, say, show } from "../shared/dom";
import { type Expression, FEEDBACK, FERPLUS, type Person, UNCERTAIN } from "../shared/generated";
import type { PlainMessage } from "../shared/messages";
import { list, percent, signed, text } from "../shared/words";
import type { State } from "./state";
import {
  calmText,
  clock,
  feedbackText,
  HIGH,
  LOW,
  moodText,
  nobody,
  noFeedback,
  questionLine,
  type Share,
  STRIP,
  summary,
  topFeedback,
  whyText,
} from "./words";

/** Seconds between two summaries for those who listen. */
const SUMMARY_S = 15;

export class View {
  private readonly feedbackBars = new Bars(
    byId("feedback"),
    Object.fromEntries(FEEDBACK.map((value) => [value, text(`signal-feedback-${value}`)])),
  );
  private readonly eight = new Bars(byId("eight"), expressionNames(FERPLUS));
  private summarizedAt = Number.NEGATIVE_INFINITY;
  private summarized = "";

  constructor() {
    byId("middle").style.left = place(0);
    for (const id of STRIP) addToStrip(id);
  }

  /** @param now seconds of a clock that never goes back */
  show(state: State, now: number): void {
    const { info, pulse } = state;
    this.standing(state);
    this.notice(state);
    byId("app").classList.toggle("known", info !== null);
    if (!info) return;
    const title = text("pulse-window", { name: info.name });
    if (document.title !== title) document.title = title;
    say("name", info.name);
    show("simulated", info.simulated);
    byId("app").dataset.faces = info.faces ? "on" : "off";
    say("elapsed", clock(state.t));
    say(
      "k-text",
      text(info.per_person ? "pulse-reading-k" : "pulse-reading-k-groups", {
        people: info.min_group_size,
      }),
    );
    show("people-details", info.per_person && info.faces);
    show("overlay-details", !info.per_person);
    if (!pulse) return;
    this.mood(state);
    this.count(state, info.min_group_size);
    const { facing } = pulse.signal;
    const share = facing === null ? "–" : percent(facing);
    say("facing", text("pulse-facing", { share }));
    show("facing", info.facing && info.faces);
    this.feedback(state, info.min_group_size);
    this.strip(state.shares);
    this.all(pulse.signal.shares);
    if (info.per_person) this.people(state.ended ? [] : pulse.people);
    this.speak(state, info.min_group_size, now);
  }

  private standing(state: State): void {
    const { standing, old } = state;
    byId("app").dataset.standing = standing === "open" && old ? "connecting" : standing;
    byId("app").classList.toggle("old", old);
    const texts = {
      open: old ? text("pulse-standing-old") : state.said,
      connecting: text(state.pulse ? "pulse-standing-offline" : "shared-connecting"),
      blocked: text("pulse-standing-blocked"),
      over: text("pulse-standing-over"),
      refused: text("pulse-standing-refused"),
    };
    say("standing", texts[standing]);
    for (const id of ["add-marker", "end"])
      byId<HTMLButtonElement>(id).disabled = standing !== "open";
  }

  private notice(state: State): void {
    const fine = state.standing === "open" && !state.old;
    const alert = fine ? state.alert : null;
    byId("notice").dataset.kind = alert ? "alert" : fine ? "calm" : "standing";
    const raised = alert && text(`signal-alert-${alert.kind}` as PlainMessage);
    say("notice-text", raised ?? (fine ? "" : state.text));
    say("notice-calm", fine && !alert && state.pulse ? calmText(state.pulse) : "");
    show("dismiss", alert !== null);
    show("home", state.ended);
  }

  private mood({ pulse, info }: State): void {
    if (!pulse) return;
    const { mood, trend, why } = pulse;
    const { valence, valence_band: band } = pulse.signal;
    say("word", mood === null ? whyText(why, info?.min_group_size ?? 0) : moodText(mood));
    byId("mood-card").classList.toggle("empty", mood === null);
    byId("mood-card").classList.toggle("uncertain", mood === UNCERTAIN);
    show("why", why === "few" || why === "settling");
    if (why === "few")
      say("why-text", text("pulse-why-few", { people: info?.min_group_size ?? 0 }));
    else if (why) say("why-text", text("pulse-why-settling"));
    say("trend", mood && trend ? text(`signal-trend-${trend}`) : "");
    byId("trend").dataset.trend = (mood && trend) ?? "";
    if (valence === null || band === null) return;
    byId("mean").style.left = place(valence);
    byId("band").style.left = place(band[0]);
    byId("band").style.right = `${100 - Number.parseFloat(place(band[1]))}%`;
  }

  /** What stands below the chart. */
  readout(state: State, pointedAt: number | null): void {
    const last = state.pulse?.signal;
    const signal =
      pointedAt === null ? last : state.history.signals.find(({ t }) => within(t, pointedAt));
    if (!signal) return;
    const { valence, valence_band: band, counted, present } = signal;
    const time = clock(signal.t);
    const now = state.old ? text("pulse-last", { time }) : text("pulse-now");
    let when = pointedAt === null ? now : text("pulse-at", { time });
    const named =
      pointedAt === null ? [] : state.markers.filter(({ t }) => near(t, pointedAt, state.t));
    if (named.length) {
      const names = list(named.map((marker) => text("pulse-quoted", { text: marker.text })));
      when = text("pulse-at-markers", { when, names });
    }
    const reading =
      valence === null || band === null
        ? text("pulse-readout-none")
        : text("pulse-readout-valence", {
            valence: signed(valence),
            low: signed(band[0]),
            high: signed(band[1]),
            counted,
            present,
          });
    const none = valence === null && pointedAt === null && !state.old;
    say("readout", none ? text("pulse-no-reading") : text("pulse-readout", { when, reading }));
  }

  /** What stands below the chart of feedback. */
  feedbackReadout(state: State, pointedAt: number | null): void {
    const second = state.feedback.seconds.find(({ t }) => within(t, pointedAt));
    say("feedback-readout", second ? feedbackText(second) : "");
  }

  private count({ pulse, ended }: State, minGroupSize: number): void {
    if (!pulse) return;
    const { signal, why, joined } = pulse;
    const [figure, of] =
      why === "off"
        ? [joined, text("pulse-joined-figure", { joined })]
        : why
          ? [signal.present, text("pulse-present", { present: signal.present })]
          : [signal.counted, text("pulse-readable", { present: signal.present })];
    say("counted", String(figure));
    say("counted-of", of);
    say("count-title", text(why === "off" ? "pulse-students-title" : "pulse-present-title"));
    say("joined", why === "off" ? whyText(why, minGroupSize) : text("pulse-joined", { joined }));
    byId("coverage").style.transform = `scaleX(${why ? 0 : signal.coverage})`;
    const inviting = nobody(pulse) && !ended;
    show("invite", inviting);
    show("joined", !inviting || why === "off");
  }

  private feedback(state: State, minGroupSize: number): void {
    const { pulse } = state;
    if (!pulse) return;
    const { feedback, joined } = pulse;
    const none = noFeedback(pulse, minGroupSize);
    show("no-feedback", none !== "");
    say("no-feedback", none);
    for (const value of FEEDBACK) {
      const count = feedback[value] ?? 0;
      this.feedbackBars.set(value, joined ? count / joined : 0, none ? "–" : String(count));
    }
    const top = topFeedback(feedback, joined);
    const needs = text("pulse-feedback-needs", { people: minGroupSize });
    const question = state.openQuestion;
    const asked = question && byId("app").classList.contains("is-compact");
    byId("top-feedback").classList.toggle("soft", top === "");
    const said = top || (none ? needs : text("pulse-feedback-none"));
    say("top-feedback", asked ? questionLine(question) : said);
  }

  private strip(shares: readonly Share[]): void {
    byId("shares-card").classList.toggle("empty", shares.length === 0);
    for (const id of STRIP) {
      const whole = shares.find((share) => share.id === id)?.percent;
      say(`percent-${id}`, whole === undefined ? "–" : percent(whole / 100));
      if (whole === undefined) continue;
      say(`part-percent-${id}`, percent(whole / 100));
      const part = byId(`part-${id}`);
      if (part.style.flexGrow !== String(whole)) part.style.flexGrow = String(whole);
    }
  }

  private all(shares: Partial<Record<Expression, number>>): void {
    if (!byId<HTMLDetailsElement>("eight-details").open) return;
    if (Object.keys(shares).length === 0) this.eight.clear();
    else for (const name of FERPLUS) this.eight.set(name, shares[name] ?? 0);
  }

  private people(people: readonly Person[]): void {
    if (!byId<HTMLDetailsElement>("people-details").open) return;
    say("no-people", people.length ? "" : text("pulse-people-none"));
    const items = [...people].sort((a, b) => a.who - b.who).map(personItem);
    byId("people").replaceChildren(...items);
  }

  private speak(state: State, minGroupSize: number, now: number): void {
    const { pulse } = state;
    if (!pulse || state.old || now - this.summarizedAt < SUMMARY_S) return;
    const said = summary(pulse, minGroupSize, state.shares);
    const shape = said.replace(/\d+/g, "");
    if (shape === this.summarized) return;
    this.summarized = shape;
    this.summarizedAt = now;
    say("summary", said);
  }
}

/** One expression of the strip, with a legend that says the same in words. */
function addToStrip(id: Share["id"]): void {
  const name = text(`signal-expression-${id}`);
  const part = make("span", `part fill-${id}`);
  part.id = `part-${id}`;
  part.title = name;
  const share = make("span", "percent");
  share.id = `part-percent-${id}`;
  part.append(make("span", "name", name), share);
  if (id === "tense") part.prepend(make("span", "short", text("pulse-tense-short")));
  byId("strip").append(part);
  const item = make("li");
  const figure = make("b");
  figure.id = `percent-${id}`;
  item.append(make("span", `swatch fill-${id}`), make("span", "", name), figure);
  byId("legend").append(item);
}

function personItem({ who, expression, quality }: Person): HTMLLIElement {
  const item = make("li");
  const name = text(`signal-expression-${expression as Expression | typeof UNCERTAIN}`);
  item.append(make("b", "", String(who)));
  item.append(make("span", expression === UNCERTAIN ? "soft" : "", name));
  if (quality < 0.7) {
    const picture = text(quality >= 0.4 ? "pulse-picture-fair" : "pulse-picture-poor");
    item.append(make("span", "soft small", picture));
  }
  return item;
}

/** Whether a moment is in the second that somebody points at. */
function within(t: number, pointedAt: number | null): boolean {
  return pointedAt !== null && Math.floor(t) === Math.floor(pointedAt);
}

/** Whether a marker is where somebody points, in a chart of `t` seconds at most ten minutes long. */
function near(marker: number, pointedAt: number, t: number): boolean {
  return Math.abs(marker - pointedAt) <= Math.max(Math.min(t, 600) / 100, 1);
}

/** A place on the valence scale, from its left end. */
function place(valence: number): string {
  const part = (Math.min(Math.max(valence, LOW), HIGH) - LOW) / (HIGH - LOW);
  return `${(100 * part).toFixed(1)}%`;
}
