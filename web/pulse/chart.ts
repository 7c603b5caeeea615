// The last ten minutes as lines, with gaps where nothing is known, and markers: mood, and feedback.

import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { type Marker, MOOD_LIMITS, MOODS } from "../shared/generated";
import { percent } from "../shared/words";
import { type Columns, type FeedbackColumns, placeLabels, span } from "./history";
import { clock, HIGH, LOW, moodText } from "./words";

const TOKENS = ["accent", "line", "soft", "ink", "card", "warn"] as const;
type Token = (typeof TOKENS)[number];
/** The feedback's chart shows shares up to so much, or up to everyone. */
const HALF = 0.5;
const LONGEST_LABEL = 24;
/** Narrower charts have short words at their side. */
const MIN_WIDE = 480;

abstract class Chart<Data extends [number[], ...(number | null)[][]]> {
  protected readonly plot: uPlot;
  protected colors = {} as Record<Token, string>;
  protected font = "";
  /** One rem, in the page's pixels. */
  protected rem = 16;
  private markers: readonly Marker[] = [];
  private t = 0;

  /**
   * @param host the element to fill
   * @param small whether there is room for the line alone
   * @param rows of markers' names above the chart
   * @param hover called with the time, in seconds, that is pointed at, or null
   */
  constructor(
    protected readonly host: HTMLElement,
    protected readonly small: boolean,
    private readonly rows: number,
    private readonly hover: (t: number | null) => void,
  ) {
    this.readColors();
    const options = this.options();
    this.plot = new uPlot(
      options,
      options.series.map(() => []) as unknown as uPlot.AlignedData,
      host,
    );
  }

  /** What is drawn: series and their bands. */
  protected abstract lines(): Pick<uPlot.Options, "series" | "bands">;
  /** The stretch that is shown, for values of at most `most`. */
  protected abstract range(most: number): [number, number];
  protected abstract valueAxis(): uPlot.Axis;
  /** Where lines are drawn across. */
  protected abstract limits(): readonly number[];
  /** The lines that end in a dot, by their columns, and its color. */
  protected abstract dots(): readonly [number, Token][];

  draw(columns: Data, markers: readonly Marker[], t: number): void {
    this.markers = markers;
    this.t = t;
    this.plot.setData(columns, true);
  }

  /** The host has another size. */
  resize(): void {
    const { clientWidth: width, clientHeight: height } = this.host;
    if (width > 0 && height > 0) this.plot.setSize({ width, height });
  }

  /** The page's colors changed. */
  recolor(): void {
    this.readColors();
    this.plot.redraw(false, true);
  }

  destroy(): void {
    this.plot.destroy();
  }

  private readColors(): void {
    // A canvas knows no light-dark(): let an element work the colors out.
    const probe = this.host.ownerDocument.createElement("span");
    this.host.append(probe);
    for (const token of TOKENS) {
      probe.style.color = `var(--${token})`;
      this.colors[token] = getComputedStyle(probe).color;
    }
    this.font = getComputedStyle(probe).fontFamily;
    const root = this.host.ownerDocument.documentElement;
    this.rem = Number.parseFloat(getComputedStyle(root).fontSize) || 16;
    probe.remove();
  }

  private options(): uPlot.Options {
    const nothing = { show: false };
    return {
      width: Math.max(this.host.clientWidth, 100),
      height: Math.max(this.host.clientHeight, 40),
      padding: this.small ? [4, 10, 4, 2] : [(0.5 + this.rows) * this.rem, 14, 0, 0],
      legend: nothing,
      cursor: this.small
        ? nothing
        : { y: false, drag: { x: false, y: false }, points: nothing, focus: { prox: -1 } },
      scales: {
        x: { time: false, range: () => span(this.t) },
        y: { range: (_plot, _min, most) => this.range(most) },
      },
      ...this.lines(),
      axes: this.small ? [nothing, nothing] : [this.timeAxis(), this.valueAxis()],
      hooks: {
        drawAxes: [() => this.drawLimits()],
        draw: [() => this.drawMarkers(), () => this.drawNow()],
        setCursor: [({ cursor, data }) => this.hover(data[0][cursor.idx ?? -1] ?? null)],
      },
    };
  }

  protected line(color: Token): uPlot.Series {
    const stroke = () => this.colors[color];
    return { stroke, width: 2.25, points: { show: false }, spanGaps: false };
  }

  protected quietAxis(): uPlot.Axis {
    return {
      stroke: () => this.colors.soft,
      font: `${0.75 * this.rem}px ${this.font}`,
      gap: 10,
      grid: { show: false },
      ticks: { show: false },
    };
  }

  private timeAxis(): uPlot.Axis {
    return {
      ...this.quietAxis(),
      size: 1.9 * this.rem,
      gap: 6,
      space: 4.4 * this.rem,
      incrs: [5, 15, 30, 60, 120, 300],
      values: (_plot, times) => times.map((time) => (time < 0 ? "" : clock(time))),
    };
  }

  /** The width of the longest of some words, in the page's pixels. */
  protected widest({ ctx }: uPlot, words: readonly string[]): number {
    ctx.save();
    ctx.font = `${0.75 * this.rem}px ${this.font}`;
    const widest = Math.max(...words.map((word) => ctx.measureText(word).width), 0);
    ctx.restore();
    return widest;
  }

  private drawLimits(): void {
    const { ctx, bbox } = this.plot;
    ctx.save();
    ctx.strokeStyle = this.colors.line;
    ctx.lineWidth = uPlot.pxRatio;
    ctx.setLineDash([]); // not that of the last series
    for (const limit of this.limits()) {
      if (limit > (this.plot.scales.y?.max ?? limit)) continue;
      const y = Math.round(this.plot.valToPos(limit, "y", true)) + 0.5;
      line(ctx, bbox.left, y, bbox.left + bbox.width, y);
    }
    ctx.restore();
  }

  private drawMarkers(): void {
    const { ctx, bbox } = this.plot;
    const ratio = uPlot.pxRatio;
    const [from, to] = span(this.t);
    ctx.save();
    const size = 0.75 * this.rem * ratio;
    ctx.font = `${size}px ${this.font}`;
    ctx.textBaseline = "bottom";
    ctx.textAlign = "left";
    ctx.strokeStyle = this.colors.soft;
    ctx.lineWidth = ratio;
    ctx.setLineDash([2 * ratio, 4 * ratio]);
    const labels = [];
    for (const { t, text } of this.markers) {
      if (t < from || t > to) continue;
      const x = Math.round(this.plot.valToPos(t, "x", true)) + 0.5;
      line(ctx, x, bbox.top - 4 * ratio, x, bbox.top + bbox.height);
      const short = text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL - 1)}…` : text;
      labels.push({ x, width: ctx.measureText(short).width, text: short });
    }
    ctx.fillStyle = this.colors.soft;
    if (!this.small) {
      const right = bbox.left + bbox.width + 14 * ratio;
      for (const { x, text, row } of placeLabels(labels, right, this.rows)) {
        ctx.fillText(text, x, bbox.top - 5 * ratio - row * 1.25 * size);
      }
    }
    ctx.restore();
  }

  /** A dot at a line's end, where it is of now. */
  private drawNow(): void {
    const times = this.plot.data[0];
    const time = times.at(-1);
    if (time === undefined || this.t - time > 3) return;
    for (const [column, color] of this.dots()) {
      const value = this.plot.data[column]?.at(-1);
      if (value != null) this.dot(time, value, this.colors[color]);
    }
  }

  private dot(time: number, value: number, color: string): void {
    const { ctx } = this.plot;
    const ratio = uPlot.pxRatio;
    ctx.save();
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.arc(
      this.plot.valToPos(time, "x", true),
      this.plot.valToPos(value, "y", true),
      (this.small ? 3.5 : 5) * ratio,
      0,
      2 * Math.PI,
    );
    ctx.fillStyle = color;
    ctx.strokeStyle = this.colors.card;
    ctx.lineWidth = 2 * ratio;
    ctx.fill();
    ctx.stroke();
    ctx.restore();
  }
}

const INVISIBLE = { stroke: "transparent", width: 0, points: { show: false } };

/** Valence: a line and its band. */
export class MoodChart extends Chart<Columns> {
  protected override lines(): Pick<uPlot.Options, "series" | "bands"> {
    return {
      series: [{}, this.line("accent"), INVISIBLE, INVISIBLE],
      bands: [{ series: [3, 2], fill: () => withAlpha(this.colors.accent, 0.16) }],
    };
  }

  protected override range(): [number, number] {
    return [LOW, HIGH];
  }

  protected override limits(): readonly number[] {
    return this.small ? [0] : MOOD_LIMITS; // where the words for the mood change
  }

  protected override dots(): readonly [number, Token][] {
    return [[1, "accent"]];
  }

  protected override valueAxis(): uPlot.Axis {
    const roomy = ({ clientWidth, clientHeight } = this.host) =>
      clientWidth >= MIN_WIDE && clientHeight >= 12 * this.rem;
    return {
      ...this.quietAxis(),
      size: (plot, words) => this.widest(plot, words ?? []) + 1.5 * this.rem,
      splits: () => middles(),
      // Negative, neutral and positive alone where there is little room.
      values: () => MOODS.map((mood, at) => (roomy() || at % 2 === 0 ? moodText(mood) : "")),
    };
  }
}

/** Feedback: the shares of students who stand by "lost", and by "got it". */
export class FeedbackChart extends Chart<FeedbackColumns> {
  protected override lines(): Pick<uPlot.Options, "series" | "bands"> {
    const lost = { ...this.line("warn"), fill: () => withAlpha(this.colors.warn, 0.16) };
    return { series: [{}, lost, { ...this.line("accent"), dash: [6, 4] }] };
  }

  protected override range(most: number): [number, number] {
    return [0, most > HALF ? 1 : HALF];
  }

  protected override limits(): readonly number[] {
    return [0, HALF / 2, HALF, 1];
  }

  protected override dots(): readonly [number, Token][] {
    return [
      [2, "accent"],
      [1, "warn"],
    ];
  }

  protected override valueAxis(): uPlot.Axis {
    return {
      ...this.quietAxis(),
      size: (plot, words) => this.widest(plot, words ?? []) + 1.2 * this.rem,
      splits: (plot) => ((plot.scales.y?.max ?? 0) > HALF ? [0, HALF, 1] : [0, HALF / 2, HALF]),
      values: (_plot, shares) => shares.map((share) => percent(share)),
    };
  }
}

/** Where the words stand beside the chart: amid the stretch of each. */
function middles(): number[] {
  const ends = [LOW, ...MOOD_LIMITS, HIGH];
  return MOODS.map((_, index) => (ends[index]! + ends[index + 1]!) / 2);
}

function line(ctx: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  ctx.beginPath();
  ctx.moveTo(x0, y0);
  ctx.lineTo(x1, y1);
  ctx.stroke();
}

/** A computed color, `rgb(r, g, b)`, made see-through. */
function withAlpha(color: string, alpha: number): string {
  return color.replace(/^rgb\(([^)]*)\)$/, `rgba($1, ${alpha})`);
}
