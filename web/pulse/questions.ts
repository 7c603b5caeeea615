// Questions of the moment: the ready one with a key, one's own in a dialog, and their counts.

import { asApiError, ask } from "../shared/api";
import { Bars } from "../shared/bars";
import { byId, make, say, show } from "../shared/dom";
import { MAX_ANSWER, MAX_QUESTION, type Question } from "../shared/generated";
import { questionWords } from "../shared/questions";
import { text } from "../shared/words";
import { dialog } from "./dialog";
import type { State } from "./state";
import { questionText } from "./words";

export class Questions {
  private readonly dialog: HTMLDialogElement;
  private readonly text = byId<HTMLInputElement>("own-text");
  private readonly answers = [0, 1, 2].map((n) => byId<HTMLInputElement>(`own-answer-${n}`));
  private bars: Bars | null = null;
  private shown = 0;
  private listed = "";
  private offered = false;
  private waiting = false;

  constructor(
    private readonly path: string,
    private readonly key: string,
    private readonly state: State,
  ) {
    this.text.maxLength = MAX_QUESTION;
    for (const input of this.answers) input.maxLength = MAX_ANSWER;
    this.dialog = dialog("question", () => this.askOwn());
    byId("ask").addEventListener("click", () => this.askReady());
    byId("close-question").addEventListener("click", () => void this.close());
    byId("ask-own").addEventListener("click", () => {
      this.answers.forEach((input, n) => {
        if (!this.offered) input.value = text(`shared-ready-answer-${n as 0 | 1 | 2}`);
      });
      this.offered = true;
      show("own-said", false);
      this.dialog.showModal();
      this.text.focus();
    });
  }

  /** The key: ask the ready question, or close the open one. */
  toggle(): void {
    if (this.state.standing !== "open") return;
    if (this.state.openQuestion) void this.close();
    else this.askReady();
  }

  /** The last question and what students wrote. */
  show(): void {
    const { info, pulse, openQuestion, standing } = this.state;
    if (!info || !pulse) return;
    const { question, words } = pulse;
    show("question-text", question !== null);
    say("question-text", question ? questionWords(question).asked : "");
    say("question-said", questionText(question, info.min_group_size));
    show("close-question", openQuestion !== null);
    show("ask", openQuestion === null);
    for (const id of ["ask", "ask-own", "close-question"])
      byId<HTMLButtonElement>(id).disabled = standing !== "open";
    this.count(question);
    show("words-card", words.length > 0);
    this.list(words);
  }

  /** Words, those that several wrote once. */
  private list(words: readonly string[]): void {
    const listed = words.join("\n");
    if (listed === this.listed) return;
    this.listed = listed;
    byId("words").replaceChildren(
      ...[...new Set(words)].map((word) => {
        const times = words.filter((other) => other === word).length;
        const item = make("li", "", word);
        item.dir = "auto";
        if (times > 1) item.append(make("b", "", ` × ${times}`));
        return item;
      }),
    );
  }

  private count(question: Question | null): void {
    if (question && (question.id !== this.shown || !this.bars)) {
      this.shown = question.id;
      byId("question-bars").replaceChildren();
      const names = Object.fromEntries(questionWords(question).answers.entries());
      this.bars = new Bars(byId("question-bars"), names);
    }
    show("question-bars", question !== null);
    const given = question?.counts.reduce((sum, count) => sum + count, 0) ?? 0;
    question?.answers.forEach((_, choice) => {
      const count = question.counts[choice];
      this.bars?.set(
        String(choice),
        given ? (count ?? 0) / given : 0,
        count === undefined ? "–" : String(count),
      );
    });
  }

  private askReady(): void {
    void this.send("POST", "questions", {});
  }

  private close(): Promise<boolean> {
    return this.send("DELETE", "question");
  }

  private async askOwn(): Promise<boolean> {
    const answers = this.answers.map((input) => input.value.trim()).filter(Boolean);
    const question = this.text.value.trim();
    const differ = new Set(answers).size === answers.length;
    if (!question || answers.length < 2 || !differ) {
      say("own-said", text("pulse-question-own-wrong"));
      show("own-said", true);
      return false;
    }
    const asked = await this.send("POST", "questions", { text: question, answers });
    if (asked) this.text.value = "";
    return asked;
  }

  /** One request at a time, so that a key pressed twice asks once. */
  private async send(method: "POST" | "DELETE", what: string, body?: object): Promise<boolean> {
    if (this.waiting) return false;
    this.waiting = true;
    try {
      await ask(method, `${this.path}/${what}`, { key: this.key, body });
      say("ask-said", "");
      return true;
    } catch (error) {
      const { message } = asApiError(error);
      say(this.dialog.open ? "own-said" : "ask-said", message);
      show("own-said", true);
      return false;
    } finally {
      this.waiting = false;
    }
  }
}
