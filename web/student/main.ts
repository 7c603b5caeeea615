// The student's page: which step is shown, from the code to the farewell.

import "../shared/languages";
import { asApiError, ask } from "../shared/api";
import { byId, make, reloadWhenRestored, say, show } from "../shared/dom";
import { type ClassDescription, type Joined, NOTICE } from "../shared/generated";
import { onServer } from "../shared/root";
import type { Text } from "../shared/trouble";
import { languageTag, text } from "../shared/words";
import { codeInPath, spaced, tidyCode, wrongCode } from "./code";
import { Memberships, resumed } from "./participant";
import { showStep } from "./steps";
import { ClassView } from "./view";
import { Visit } from "./visit";
import { joining, showWelcome, welcomeError } from "./welcome";
import { classTrouble, type Farewell, farewellText, storedText } from "./words";

const memberships = new Memberships(tabStorage());
const view = new ClassView();

function begin(): void {
  const typed = codeInPath(location.pathname.slice(onServer("").length));
  const code = tidyCode(typed);
  if (code) void open(code);
  else askForCode(typed, typed ? wrongCode(typed) : "");
}

function askForCode(typed: string, wrong: string, words?: Text): void {
  const input = byId<HTMLInputElement>("code-input");
  input.value = typed;
  say("code-title", words?.title ?? text("student-code-title"));
  say("code-text", words?.text ?? text("student-code-text"));
  say("code-error", wrong);
  byId<HTMLFormElement>("code-form").onsubmit = (event) => {
    event.preventDefault();
    const code = tidyCode(input.value);
    say("code-error", code ? "" : wrongCode(input.value));
    input.setAttribute("aria-invalid", String(!code));
    if (!code) return input.focus();
    history.pushState(null, "", onServer(`/join/${code}`));
    void open(code);
  };
  showStep("code", `${text("student-join-title")} · roomtone`);
  if (!words) input.focus();
}

/** Look for a class, and resume where this tab was, or ask whether and how to join. */
async function open(code: string): Promise<void> {
  showStep("opening", `${text("student-join-title")} · roomtone`);
  let about: ClassDescription;
  try {
    about = await ask<ClassDescription>("GET", `/classes/${code}`);
  } catch (error) {
    const { status, message } = asApiError(error);
    const words = classTrouble(status, message);
    if (status !== 404) return stopped(words, () => void open(code));
    const known = memberships.get(code);
    memberships.drop(code);
    return known
      ? farewell("gone", code, known.consented, "")
      : askForCode(spaced(code), "", words);
  }
  if (memberships.get(about.code)) visit(about);
  else welcome(about);
}

function welcome(about: ClassDescription): void {
  showWelcome(about, (consent) => void join(about, consent));
}

async function join(about: ClassDescription, consent: boolean): Promise<void> {
  performance.mark("roomtone:join");
  joining(true);
  welcomeError("");
  try {
    const { token, faces } = await ask<Joined>("POST", `/classes/${about.code}/join`, {
      body: { consent, language: languageTag(), notice_version: NOTICE },
    });
    const joined = { token, notice: NOTICE, consented: consent, camera: consent };
    memberships.put(about.code, { ...joined, n: 0, sent: 0 });
    // `faces`: whether the server reads this participant. Where not, the visit says so.
    visit(consent ? { ...about, faces } : about);
  } catch (error) {
    const { status, message } = asApiError(error);
    const words = classTrouble(status, message);
    welcomeError(`${words.title}. ${words.text}`);
    joining(false);
  }
}

function visit(about: ClassDescription): void {
  const found = memberships.get(about.code);
  if (found === null) {
    welcome(about);
    return;
  }
  const membership = resumed(found, Date.now());
  const agreed = membership.consented;
  new Visit(about, membership, memberships, view, {
    ended: (how) => farewell(how, about.code, agreed, storedText(about.retention_days, agreed)),
    decideAgain: () => void open(about.code), // the class's rules may be others by now
  });
}

function farewell(how: Farewell, code: string, camera: boolean, stored: string): void {
  const words = farewellText(how, camera, stored);
  say("farewell-title", words.title);
  say("farewell-text", words.text);
  const list = byId("farewell-list");
  list.replaceChildren(...words.points.map((point) => make("li", "", point)));
  list.hidden = words.points.length === 0;
  const again = byId("farewell-again");
  again.hidden = !words.again;
  say(again, words.again ?? "");
  again.onclick = () => void open(code);
  showStep("farewell", `${words.title} · roomtone`);
}

function stopped(words: Text & { retry: boolean }, retry: () => void): void {
  say("stopped-title", words.title);
  say("stopped-text", words.text);
  show("stopped-retry", words.retry);
  byId("stopped-retry").onclick = retry;
  showStep("stopped", `${words.title} · roomtone`);
}

function tabStorage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null; // forbidden by the browser's settings
  }
}

window.addEventListener("popstate", () => location.reload());
reloadWhenRestored();
begin();
