// The page's figures, set from what it knows; text that stays the same is not touched.

import { type Expression, FERPLUS, type Person } from "../common/protocol";
import { Bars } from "./bars";
import { make, need, say, show } from "./dom";
import type { State } from "./state";
import { Strip } from "./strip";
import {
  BUTTON_WORDS,
  BUTTONS,
  calmWords,
  clock,
  HIGH,
  LOW,
  nobody,
  signed,
  summary,
  topButton,
  trendWords,
  whyWords,
} from "./words";

/** Seconds between two summaries for those who listen. */
const SUMMARY_S = 15;

const WHY = {
  few: "What is said of few people is said of each of them. So nothing is said below",
  settling:
    "If one person came or went, the difference would tell of that person. So the group that is " +
    "counted changes only by several people at a time, and pauses until it can. This takes some " +
    "seconds; fewer comings and goings make it rarer.",
};

export class View {
  private readonly bars = new Bars("buttons", BUTTON_WORDS);
  private readonly eight = new Bars(
    "eight",
    Object.fromEntries(FERPLUS.map((name) => [name, name])),
  );
  private readonly strip = new Strip();
  private summarised = Number.NEGATIVE_INFINITY;
  private look = "";

  constructor() {
    need("middle").style.left = percent(0);
  }

  /** @param now seconds of a clock that never goes back */
  show(state: State, now: number): void {
    const { info, pulse } = state;
    this.standing(state);
    this.notice(state);
    need("app").classList.toggle("known", info !== null);
    if (!info) return;
    const title = `${info.name} · pulse`;
    if (document.title !== title) document.title = title;
    say("name", info.name);
    show("simulated", info.simulated);
    need("app").dataset.faces = info.faces ? "on" : "off";
    say("elapsed", clock(state.t));
    say(
      "k-words",
      `Nothing is said of fewer than ${info.min_people} people` +
        (info.per_person
          ? "."
          : ", and the expressions shown never change by one person's coming or going. How many " +
            "are there is shown as it is."),
    );
    show("people-details", info.per_person && info.faces);
    if (!pulse) return;
    this.looks(state);
    this.count(state, info.min_people);
    this.presses(state, info.min_people);
    this.strip.set(state.shares);
    this.all(pulse.signal.shares);
    if (info.per_person) this.people(state.ended ? [] : pulse.people);
    this.speak(state, info.min_people, now);
  }

  private standing(state: State): void {
    const { standing, old } = state;
    need("app").dataset.standing = standing === "open" && old ? "connecting" : standing;
    need("app").classList.toggle("old", old);
    const words = {
      open: old ? "Silent" : "Live",
      connecting: state.pulse ? "Offline" : "Connecting …",
      over: "Over",
      refused: "Closed",
    };
    say("standing", words[standing]);
    for (const id of ["mark", "end"]) need<HTMLButtonElement>(id).disabled = standing !== "open";
  }

  private notice(state: State): void {
    const fine = state.standing === "open" && !state.old;
    const alert = fine ? state.alert : null;
    const ran = state.standing === "over" && state.t ? ` It ran for ${clock(state.t)}.` : "";
    need("notice").dataset.kind = alert ? "alert" : fine ? "calm" : "standing";
    say("notice-words", alert?.words ?? (fine ? "" : state.words + ran));
    say("notice-calm", fine && !alert && state.pulse ? calmWords(state.pulse) : "");
    show("dismiss", alert !== null);
    show("home", state.ended);
  }

  private looks({ pulse, word, trend, info }: State): void {
    if (!pulse) return;
    const { valence, valence_band: band } = pulse.signal;
    const said = word === "unsure" ? "hard to say" : word;
    say("word", said ?? whyWords(pulse.why, info?.min_people ?? 0));
    need("looks-card").classList.toggle("empty", word === null);
    const { why } = pulse;
    show("why", why === "few" || why === "settling");
    if (why) say("why-text", why === "few" ? `${WHY.few} ${info?.min_people}.` : WHY.settling);
    say("trend", word === "unsure" ? "the band is wide" : trendWords(trend));
    need("trend").dataset.trend = trend ?? "";
    if (valence === null || band === null) return;
    need("mean").style.left = percent(valence);
    need("band").style.left = percent(band[0]);
    need("band").style.right = `${100 - Number.parseFloat(percent(band[1]))}%`;
  }

  /** What stands below the chart. */
  readout(state: State, pointedAt: number | null): void {
    const last = state.pulse?.signal;
    const signal =
      pointedAt === null ? last : state.history.signals.find(({ t }) => t === pointedAt);
    if (!signal) return;
    const { valence, valence_band: band, counted, present } = signal;
    const said =
      valence === null || band === null
        ? "nothing said"
        : `valence ${signed(valence)}, 95 % band ${signed(band[0])} to ${signed(band[1])}`;
    const of = valence === null ? "" : `, ${counted} of ${present} counted`;
    const now = state.old ? `Last, at ${clock(signal.t)}` : "Now";
    const when = pointedAt === null ? now : `At ${clock(signal.t)}`;
    say("readout", `${when}: ${said}${of}`);
  }

  private count({ pulse, ended }: State, minPeople: number): void {
    if (!pulse) return;
    const { signal, why, joined } = pulse;
    if (why === "off") {
      say("counted", String(joined));
      say("counted-of", "joined");
    } else if (why) {
      say("counted", String(signal.present));
      say("counted-of", "present");
    } else {
      say("counted", String(signal.counted));
      say("counted-of", `of ${signal.present} counted`);
    }
    say("count-title", why === "off" ? "Students" : "Coverage");
    say("joined", why === "off" ? whyWords(why, minPeople) : `${joined} joined`);
    need("coverage").style.transform = `scaleX(${why ? 0 : signal.coverage})`;
    const inviting = nobody(pulse) && !ended;
    show("invite", inviting);
    show("joined", !inviting || why === "off");
  }

  private presses({ pulse }: State, minPeople: number): void {
    if (!pulse) return;
    const { buttons, joined } = pulse;
    const none = Object.keys(buttons).length === 0;
    show("no-buttons", none);
    say("no-buttons", `Shown once ${minPeople} people have joined.`);
    for (const name of BUTTONS) {
      const count = buttons[name] ?? 0;
      this.bars.set(name, joined ? count / joined : 0, none ? "–" : String(count));
    }
    say("top-button", topButton(buttons, joined) || (none ? "" : "nobody presses a button"));
  }

  private all(shares: Partial<Record<Expression, number>>): void {
    if (!need<HTMLDetailsElement>("eight-details").open) return;
    for (const name of FERPLUS) {
      const share = shares[name];
      this.eight.set(name, share ?? 0, share === undefined ? "–" : `${(100 * share).toFixed(0)} %`);
    }
  }

  private people(people: readonly Person[]): void {
    if (!need<HTMLDetailsElement>("people-details").open) return;
    say("no-people", people.length ? "" : "Nobody is shown while nothing is said of the class.");
    const items = [...people].sort((a, b) => a.who - b.who).map(personItem);
    need("people").replaceChildren(...items);
  }

  private speak(state: State, minPeople: number, now: number): void {
    const { pulse } = state;
    if (!pulse || state.old || now - this.summarised < SUMMARY_S) return;
    const look = `${pulse.why} ${state.looks} ${topButton(pulse.buttons, 1).replace(/\d.*/, "")}`;
    if (look === this.look) return;
    this.look = look;
    this.summarised = now;
    say("summary", summary(pulse, minPeople, state.looks));
  }
}

function personItem({ who, expression, quality }: Person): HTMLLIElement {
  const picture = quality >= 0.7 ? "" : quality >= 0.4 ? "fair picture" : "poor picture";
  const item = make("li");
  item.append(make("b", "", String(who)));
  item.append(make("span", expression === "uncertain" ? "soft" : "", expression));
  if (picture) item.append(make("span", "soft small", picture));
  return item;
}

/** A place on the valence scale, from its left end. */
function percent(valence: number): string {
  const part = (Math.min(Math.max(valence, LOW), HIGH) - LOW) / (HIGH - LOW);
  return `${(100 * part).toFixed(1)}%`;
}
