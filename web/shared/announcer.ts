// What a screen reader is told: changes that last, not every second's flicker.

/** `update(text)` says a text once it has stood for `steady_ms`; `say` says it at once. */
export class Announcer {
  private timer = 0;
  private waiting = "";
  private told = "";

  /** @param tell shows a text where screen readers listen */
  constructor(
    private readonly tell: (text: string) => void,
    private readonly steady_ms = 2500,
  ) {}

  update(text: string): void {
    if (text === this.waiting) return;
    this.waiting = text;
    clearTimeout(this.timer);
    if (text === this.told) return;
    this.timer = Number(setTimeout(() => this.say(text), this.steady_ms));
  }

  say(text: string): void {
    clearTimeout(this.timer);
    this.told = this.waiting = text;
    this.tell(text);
  }
}
