import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

import { READY_ANSWERS, READY_QUESTION } from "../shared/generated";
import { questionWords } from "../shared/questions";
import { canRetry, type Trouble } from "../shared/trouble";
import { ago, duration, lasting, useCatalog } from "../shared/words";
import { type Event, next, type State, usesCamera } from "./state";
import {
  classTrouble,
  type Farewell,
  farewellText,
  feedbackText,
  stateText,
  storedText,
  withoutCamera,
} from "./words";

const LOCALES = new URL("../../src/roomtone/locales/", import.meta.url);
const catalog = (language: string): string =>
  ["shared", "signal", "student"]
    .map((name) => readFileSync(new URL(`${language}/${name}.ftl`, LOCALES), "utf-8"))
    .join("\n");

const reached = (...events: (Event | Event["type"])[]): State =>
  events.reduce<State>(
    (state, event) => next(state, (typeof event === "string" ? { type: event } : event) as Event),
    { is: "paused" },
  );

describe("the camera's states", () => {
  it("reads once camera and reader are there, in either order", () => {
    expect(reached("start")).toMatchObject({ is: "starting", camera: false, reader: false });
    expect(reached("start", "camera")).toMatchObject({ is: "starting", camera: true });
    expect(reached("start", "camera", "reader")).toEqual({ is: "reading", seen: "looking" });
    expect(reached("start", "reader", "camera")).toEqual({ is: "reading", seen: "looking" });
  });

  it("never lets the bar run backwards", () => {
    const loading = (share: number): Event => ({ type: "loading", share });
    expect(reached("start", loading(0.5), loading(0.2))).toMatchObject({ loaded: 0.5 });
    expect(reached("start", loading(7))).toMatchObject({ loaded: 1 });
  });

  it("says how the face was seen last", () => {
    const sent = (seen: "well" | "none"): Event => ({ type: "sent", seen });
    expect(reached("start", "camera", "reader", sent("none"))).toEqual({
      is: "reading",
      seen: "none",
    });
    const state = reached("start", "camera", "reader", sent("well"));
    expect(next(state, sent("well"))).toBe(state);
    expect(reached(sent("well"))).toEqual({ is: "paused" });
  });

  it("stays paused until somebody resumes, whatever comes late", () => {
    for (const late of ["camera", "reader", "hide", "show"] as const) {
      expect(reached("start", "pause", late)).toEqual({ is: "paused" });
    }
    expect(reached("start", "pause", { type: "trouble", what: "busy" })).toEqual({ is: "paused" });
    expect(reached("start", "camera", "reader", "pause", "start").is).toBe("starting");
  });

  it("waits for a camera that gives no picture, and goes on by itself", () => {
    const reading = ["start", "camera", "reader"] as const;
    expect(reached(...reading, "still")).toEqual({ is: "still" });
    expect(reached(...reading, "still", "moves")).toEqual({ is: "reading", seen: "looking" });
    expect(reached(...reading, "still", "pause", "moves")).toEqual({ is: "paused" });
    expect(reached(...reading, "still", "hide", "show").is).toBe("starting");
    expect(stateText({ is: "still" }).text).toMatch(/resumes by itself.*feedback/);
  });

  it("tells of a question left open, and forgets it once it is answered", () => {
    const state = reached("start", "reader", "unanswered");
    expect(stateText(state).text).toMatch(/may be asking.*feedback/);
    expect(next(state, { type: "camera" })).toEqual({ is: "reading", seen: "looking" });
    expect(reached("start", "camera", "unanswered")).toEqual(reached("start", "camera"));
  });

  it("resumes by itself only where the page had been hidden", () => {
    expect(reached("start", "hide")).toEqual({ is: "hidden" });
    expect(reached("start", "hide", "show").is).toBe("starting");
    expect(reached("show")).toEqual({ is: "paused" });
  });

  it("can be tried again after trouble", () => {
    const state = reached("start", { type: "trouble", what: "denied" });
    expect(state).toEqual({ is: "trouble", what: "denied" });
    expect(next(state, { type: "reader" })).toBe(state);
    expect(next(state, { type: "start" }).is).toBe("starting");
    expect(next(state, { type: "pause" })).toEqual({ is: "paused" });
  });

  it("has no camera where nobody agreed to one", () => {
    const none: State = { is: "none" };
    for (const type of ["camera", "reader", "pause", "hide", "show"] as const) {
      expect(next(none, { type })).toBe(none);
    }
  });

  it("has the camera on only while it starts or reads", () => {
    expect(usesCamera(reached("start"))).toBe(true);
    expect(usesCamera(reached("start", "camera", "reader"))).toBe(true);
    expect(usesCamera(reached("start", "hide"))).toBe(false);
    expect(usesCamera(reached("start", "pause"))).toBe(false);
    expect(usesCamera({ is: "none" })).toBe(false);
  });
});

describe("words", () => {
  const troubles: Trouble[] = [
    "denied",
    "missing",
    "busy",
    "ended",
    "stuck",
    "insecure",
    "unsupported",
    "download",
    "scrambled",
    "engine",
  ];

  const farewells: Farewell[] = ["left", "left-offline", "over", "gone", "elsewhere"];

  it.each(farewells)("say goodbye (%s) without a camera to those who had none", (how) => {
    const without = farewellText(how, false, storedText(30, false));
    expect(without.title).not.toBe("");
    expect(JSON.stringify(without)).not.toMatch(/camera|numbers|readings/i);
    expect(JSON.stringify(farewellText(how, true, ""))).toMatch(/camera/i);
  });

  it("tell what is stored, and when feedback is shown", () => {
    expect(storedText(0, true)).toMatch(/Nothing is stored/);
    expect(storedText(30, false)).not.toContain("consent");
    expect(storedText(1, true)).toMatch(/for a day after the class.*consent record/);
    expect(feedbackText(5)).toContain("at least 5 people");
  });

  it.each(troubles)("say what to do about %s, and that feedback works", (what) => {
    const { title, text } = withoutCamera(what);
    expect(title).not.toBe("");
    expect(text).toMatch(/feedback/);
    expect(canRetry(what)).toBe(what !== "insecure" && what !== "unsupported");
    expect(stateText({ is: "trouble", what }).title).toBe(title);
  });

  it("say the ready question in the page's language, and others as they were asked", () => {
    useCatalog(catalog("de"), "de");
    try {
      const ready = { id: 1, text: READY_QUESTION, answers: [...READY_ANSWERS] };
      expect(questionWords(ready)).toEqual({
        asked: "Alles klar bis hierher?",
        answers: ["Ja", "Teils", "Nein"],
      });
      const own = { id: 2, text: READY_QUESTION, answers: ["A", "B"] };
      expect(questionWords(own)).toEqual({ asked: READY_QUESTION, answers: ["A", "B"] });
    } finally {
      useCatalog(catalog("en"), "en");
    }
  });

  it("never claim to know what somebody feels", () => {
    const said = [
      ...troubles.map((what) => JSON.stringify(withoutCamera(what))),
      ...farewells.map((how) => JSON.stringify(farewellText(how, true, ""))),
      ...(["looking", "well", "unclear", "none"] as const).map((seen) =>
        JSON.stringify(stateText({ is: "reading", seen })),
      ),
    ].join(" ");
    expect(said).not.toMatch(/emotion|feel|happy|sad|bored|attent/i);
  });

  it("tell why a class cannot be opened", () => {
    expect(classTrouble(404, "").title).toContain("No class");
    expect(classTrouble(0, "").retry).toBe(true);
    expect(classTrouble(429, "").text).toContain("Wait");
    expect(classTrouble(409, "").text).toContain("full");
    expect(classTrouble(500, "Oh.").text).toBe("Oh.");
  });

  it("tell times", () => {
    expect([3.2, 61, 300].map(ago)).toEqual(["3 seconds ago", "1 minute ago", "5 minutes ago"]);
    expect([1, 59.6, 90].map(duration)).toEqual(["1 second", "1 minute", "2 minutes"]);
    expect([45, 60, 90, 120].map(lasting)).toEqual([
      "45 minutes",
      "1 hour",
      "90 minutes",
      "2 hours",
    ]);
  });
});
