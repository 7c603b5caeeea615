// What a screen reader is told: changes that last, not every second's flicker.

/** `update(text)` says a text once it has stood for `steady_ms`; `say` says it at once. */
export class Announcer {
  private timer = 0;
  private waiting = "";
  private said = "";

  /** @param show shows a text where screen readers listen */
  constructor(
    private readonly show: (text: string) => void,
    private readonly steady_ms = 2500,
  ) {}

  update(text: string): void {
    if (text === this.waiting) return;
    this.waiting = text;
    clearTimeout(this.timer);
    if (text === this.said) return;
    this.timer = Number(setTimeout(() => this.say(text), this.steady_ms));
  }

  say(text: string): void {
    clearTimeout(this.timer);
    this.said = this.waiting = text;
    this.show(text);
  }
}
