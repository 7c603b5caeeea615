// The student's page: which step is shown, from the code to the farewell.

import { ApiError, ask, type ClassDescription } from "../common/protocol";
import { codeInPath, spaced, tidyCode, wrongCode } from "./code";
import { byId, make, say, show } from "./dom";
import { RoomView } from "./room";
import { Seats, taken } from "./seat";
import { Visit } from "./visit";
import { joining, showWelcome, welcomeError } from "./welcome";
import { classTrouble, FAREWELLS, type Farewell, KEPT, keptWords, type Words } from "./words";

const seats = new Seats(tabStorage());
const view = new RoomView();

function begin(): void {
  const typed = codeInPath(location.pathname);
  const code = tidyCode(typed);
  if (code) void open(code);
  else askForCode(typed, typed ? wrongCode(typed) : "");
}

function askForCode(typed: string, wrong: string, words?: Words): void {
  const input = byId<HTMLInputElement>("code-input");
  input.value = typed;
  say(byId("code-title"), words?.title ?? "Join your class");
  say(byId("code-text"), words?.text ?? "Type the code that your teacher gave you.");
  say(byId("code-error"), wrong);
  byId<HTMLFormElement>("code-form").onsubmit = (event) => {
    event.preventDefault();
    const code = tidyCode(input.value);
    say(byId("code-error"), code ? "" : wrongCode(input.value));
    input.setAttribute("aria-invalid", String(!code));
    if (!code) return input.focus();
    history.pushState(null, "", `/join/${code}`);
    void open(code);
  };
  show("code", "Join a class · roomtone");
  if (!words) input.focus();
}

/** Look for a class, and go on where this tab was, or ask whether and how to join. */
async function open(code: string): Promise<void> {
  show("opening", "Join a class · roomtone");
  let about: ClassDescription;
  try {
    about = await ask<ClassDescription>("GET", `/classes/${code}`);
  } catch (error) {
    const { status, message } = asApiError(error);
    const words = classTrouble(status, message);
    if (status !== 404) return stopped(words, () => void open(code));
    const known = seats.get(code) !== null;
    seats.drop(code);
    return known ? farewell("gone", code, "") : askForCode(spaced(code), "", words);
  }
  if (seats.get(about.code)) visit(about);
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
    const { token, faces } = await ask<{ token: string; faces: boolean }>(
      "POST",
      `/classes/${about.code}/join`,
      { body: { consent } },
    );
    seats.put(about.code, { token, consented: consent, camera: consent, n: 0, sent: 0 });
    // `faces` is the server's word on whether this seat may be read: the visit says so where not.
    visit(consent ? { ...about, faces } : about);
  } catch (error) {
    const { status, message } = asApiError(error);
    const words = classTrouble(status, message);
    welcomeError(`${words.title}. ${words.text}`);
    joining(false);
  }
}

function visit(about: ClassDescription): void {
  const kept = seats.get(about.code);
  if (kept === null) {
    welcome(about);
    return;
  }
  const seat = taken(kept, Date.now());
  const agreed = seat.consented;
  new Visit(about, seat, seats, view, {
    ended: (how) => farewell(how, about.code, keptWords(about.kept_days, agreed)),
    decideAgain: () => void open(about.code), // the class's rules may be others by now
  });
}

function farewell(how: Farewell, code: string, kept: string): void {
  const words = FAREWELLS[how];
  say(byId("farewell-title"), words.title);
  say(byId("farewell-text"), words.text);
  const list = byId("farewell-list");
  list.replaceChildren(
    ...(words.points ?? []).map((point) => make("li", "", point === KEPT ? kept : point)),
  );
  list.hidden = !words.points;
  const again = byId("farewell-again");
  again.hidden = !words.again;
  say(again, words.again ?? "");
  again.onclick = () => void open(code);
  show("farewell", `${words.title} · roomtone`);
}

function stopped(words: Words & { retry: boolean }, retry: () => void): void {
  say(byId("stopped-title"), words.title);
  say(byId("stopped-text"), words.text);
  byId("stopped-retry").hidden = !words.retry;
  byId("stopped-retry").onclick = retry;
  show("stopped", `${words.title} · roomtone`);
}

function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError(-1, "Something went wrong. Try again.");
}

function tabStorage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null; // forbidden by the browser's settings
  }
}

window.addEventListener("popstate", () => location.reload());
// Coming back with the browser's own button may bring a page back whose camera is off.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
begin();
