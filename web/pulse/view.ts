// The page's figures, set from what it knows; text that stays the same is not touched.

import { Bars, expressionNames } from "../shared/bars";
import { byId, make, say, show } from "../shared/dom";
import {
  type Expression,
  FEEDBACK,
  FEEDBACK_TEXT,
  FERPLUS,
  type Person,
  UNCERTAIN,
} from "../shared/generated";
import type { State } from "./state";
import {
  calmText,
  clock,
  HIGH,
  LOW,
  moodText,
  nobody,
  noFeedback,
  type Share,
  STRIP,
  STRIP_TEXT,
  signed,
  summary,
  topFeedback,
  whyText,
} from "./words";

/** Seconds between two summaries for those who listen. */
const SUMMARY_S = 15;

const WHY = {
  few: "In a small group, results could reveal individuals. So none are shown below",
  settling:
    "If one person came or went, the difference would reveal that person. So the group that is " +
    "counted changes only by several people at a time, and pauses until it can. This takes some " +
    "seconds; fewer comings and goings make it rarer.",
};

export class View {
  private readonly feedbackBars = new Bars(byId("feedback"), FEEDBACK_TEXT);
  private readonly eight = new Bars(byId("eight"), expressionNames(FERPLUS));
  private summarizedAt = Number.NEGATIVE_INFINITY;
  private summarized = "";

  constructor() {
    byId("middle").style.left = percent(0);
    for (const id of STRIP) addToStrip(id);
  }

  /** @param now seconds of a clock that never goes back */
  show(state: State, now: number): void {
    const { info, pulse } = state;
    this.standing(state);
    this.notice(state);
    byId("app").classList.toggle("known", info !== null);
    if (!info) return;
    const title = `${info.name} · pulse`;
    if (document.title !== title) document.title = title;
    say("name", info.name);
    show("simulated", info.simulated);
    byId("app").dataset.faces = info.faces ? "on" : "off";
    say("elapsed", clock(state.t));
    say(
      "k-text",
      `Minimum group size: ${info.min_group_size}. In a smaller group, results could reveal ` +
        `individuals, so none are shown${
          info.per_person
            ? "."
            : ", and the expressions shown never change by one person’s coming or going. How many " +
              "are present is shown as it is."
        }`,
    );
    show("people-details", info.per_person && info.faces);
    if (!pulse) return;
    this.mood(state);
    this.count(state, info.min_group_size);
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
      open: old ? "No news" : state.said,
      connecting: state.pulse ? "Offline" : "Connecting …",
      blocked: "Blocked",
      over: "Over",
      refused: "Closed",
    };
    say("standing", texts[standing]);
    for (const id of ["add-marker", "end"])
      byId<HTMLButtonElement>(id).disabled = standing !== "open";
  }

  private notice(state: State): void {
    const fine = state.standing === "open" && !state.old;
    const alert = fine ? state.alert : null;
    byId("notice").dataset.kind = alert ? "alert" : fine ? "calm" : "standing";
    say("notice-text", alert?.text ?? (fine ? "" : state.text));
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
    if (why) say("why-text", why === "few" ? `${WHY.few} ${info?.min_group_size}.` : WHY.settling);
    say("trend", mood === null ? "" : (trend ?? ""));
    byId("trend").dataset.trend = (mood && trend) ?? "";
    if (valence === null || band === null) return;
    byId("mean").style.left = percent(valence);
    byId("band").style.left = percent(band[0]);
    byId("band").style.right = `${100 - Number.parseFloat(percent(band[1]))}%`;
  }

  /** What stands below the chart. */
  readout(state: State, pointedAt: number | null): void {
    const last = state.pulse?.signal;
    const signal =
      pointedAt === null ? last : state.history.signals.find(({ t }) => t === pointedAt);
    if (!signal) return;
    const { valence, valence_band: band, counted, present } = signal;
    const now = state.old ? `Last, at ${clock(signal.t)}` : "Now";
    const when = pointedAt === null ? now : `At ${clock(signal.t)}`;
    const named =
      pointedAt === null ? [] : state.markers.filter(({ t }) => near(t, pointedAt, state.t));
    const names = named.map(({ text }) => `“${text}”`).join(", ");
    const said =
      valence === null || band === null
        ? "no reading"
        : `valence ${signed(valence)}, 95 % band ${signed(band[0])} to ${signed(band[1])}, ` +
          `${counted} of ${present} faces readable`;
    const none = valence === null && pointedAt === null && !state.old;
    say("readout", none ? "No reading now" : `${when}${names && ` (${names})`}: ${said}`);
  }

  private count({ pulse, ended }: State, minGroupSize: number): void {
    if (!pulse) return;
    const { signal, why, joined } = pulse;
    const [figure, of] =
      why === "off"
        ? [joined, "joined"]
        : why
          ? [signal.present, "present"]
          : [signal.counted, `of ${signal.present} faces readable`];
    say("counted", String(figure));
    say("counted-of", of);
    say("count-title", why === "off" ? "Students" : "Present");
    say("joined", why === "off" ? whyText(why, minGroupSize) : `${joined} joined`);
    byId("coverage").style.transform = `scaleX(${why ? 0 : signal.coverage})`;
    const inviting = nobody(pulse) && !ended;
    show("invite", inviting);
    show("joined", !inviting || why === "off");
  }

  private feedback({ pulse }: State, minGroupSize: number): void {
    if (!pulse) return;
    const { feedback, joined } = pulse;
    const none = noFeedback(pulse, minGroupSize);
    show("no-feedback", none !== "");
    say("no-feedback", none);
    for (const value of FEEDBACK) {
      const count = feedback[value] ?? 0;
      this.feedbackBars.set(value, joined ? count / joined : 0, none ? "–" : String(count));
    }
    const needs = `feedback needs ${minGroupSize} people`;
    say("top-feedback", topFeedback(feedback, joined) || (none ? needs : "no feedback just now"));
  }

  private strip(shares: readonly Share[]): void {
    byId("shares-card").classList.toggle("empty", shares.length === 0);
    for (const id of STRIP) {
      const percent = shares.find((share) => share.id === id)?.percent;
      say(`percent-${id}`, percent === undefined ? "–" : `${percent} %`);
      if (percent === undefined) continue;
      say(`part-percent-${id}`, `${percent} %`);
      const part = byId(`part-${id}`);
      if (part.style.flexGrow !== String(percent)) part.style.flexGrow = String(percent);
    }
  }

  private all(shares: Partial<Record<Expression, number>>): void {
    if (!byId<HTMLDetailsElement>("eight-details").open) return;
    if (Object.keys(shares).length === 0) this.eight.clear();
    else for (const name of FERPLUS) this.eight.set(name, shares[name] ?? 0);
  }

  private people(people: readonly Person[]): void {
    if (!byId<HTMLDetailsElement>("people-details").open) return;
    say("no-people", people.length ? "" : "Shown once the minimum is reached");
    const items = [...people].sort((a, b) => a.who - b.who).map(personItem);
    byId("people").replaceChildren(...items);
  }

  private speak(state: State, minGroupSize: number, now: number): void {
    const { pulse } = state;
    if (!pulse || state.old || now - this.summarizedAt < SUMMARY_S) return;
    const text = summary(pulse, minGroupSize, state.shares);
    const shape = text.replace(/\d+/g, "");
    if (shape === this.summarized) return;
    this.summarized = shape;
    this.summarizedAt = now;
    say("summary", text);
  }
}

/** One expression of the strip, with a legend that says the same in words. */
function addToStrip(id: Share["id"]): void {
  const part = make("span", `part fill-${id}`);
  part.id = `part-${id}`;
  part.title = STRIP_TEXT[id];
  const percent = make("span", "percent");
  percent.id = `part-percent-${id}`;
  part.append(make("span", "name", STRIP_TEXT[id]), percent);
  if (id === "tense") part.prepend(make("span", "short", "focus/tense"));
  byId("strip").append(part);
  const item = make("li");
  const figure = make("b");
  figure.id = `percent-${id}`;
  item.append(make("span", `swatch fill-${id}`), make("span", "", STRIP_TEXT[id]), figure);
  byId("legend").append(item);
}

function personItem({ who, expression, quality }: Person): HTMLLIElement {
  const picture = quality >= 0.7 ? "" : quality >= 0.4 ? "fair picture" : "poor picture";
  const item = make("li");
  item.append(make("b", "", String(who)));
  item.append(make("span", expression === UNCERTAIN ? "soft" : "", expression));
  if (picture) item.append(make("span", "soft small", picture));
  return item;
}

/** Whether a marker is where somebody points, in a chart of `t` seconds at most ten minutes long. */
function near(marker: number, pointedAt: number, t: number): boolean {
  return Math.abs(marker - pointedAt) <= Math.max(Math.min(t, 600) / 100, 1);
}

/** A place on the valence scale, from its left end. */
function percent(valence: number): string {
  const part = (Math.min(Math.max(valence, LOW), HIGH) - LOW) / (HIGH - LOW);
  return `${(100 * part).toFixed(1)}%`;
}
