// Valence over the last ten minutes: a line, its band, gaps where there was no reading, markers.

import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { type Marker, MOOD_LIMITS, MOODS } from "../shared/generated";
import { type Columns, placeLabels, span } from "./history";
import { clock, HIGH, LOW, moodText } from "./words";

const TOKENS = ["accent", "line", "soft", "ink", "card"] as const;
const LONGEST_LABEL = 24;
/** Rows of markers' names above the chart. */
const ROWS = 3;
/** Narrower charts have short words at their side. */
const MIN_WIDE = 480;

export class Chart {
  private plot: uPlot;
  private colors = {} as Record<(typeof TOKENS)[number], string>;
  private markers: readonly Marker[] = [];
  private t = 0;
  private font = "";
  /** One rem, in the page's pixels. */
  private rem = 16;

  /**
   * @param host the element to fill
   * @param small whether there is room for the line alone
   * @param hover called with the time, in seconds, that is pointed at, or null
   */
  constructor(
    private readonly host: HTMLElement,
    private readonly small: boolean,
    private readonly hover: (t: number | null) => void,
  ) {
    this.readColors();
    this.plot = new uPlot(this.options(), [[], [], [], []], host);
  }

  draw(columns: Columns, markers: readonly Marker[], t: number): void {
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
    const accent = () => this.colors.accent;
    const nothing = { show: false };
    return {
      width: Math.max(this.host.clientWidth, 100),
      height: Math.max(this.host.clientHeight, 40),
      padding: this.small ? [4, 10, 4, 2] : [(0.5 + ROWS) * this.rem, 14, 0, 0],
      legend: nothing,
      cursor: this.small
        ? nothing
        : { y: false, drag: { x: false, y: false }, points: nothing, focus: { prox: -1 } },
      scales: {
        x: { time: false, range: () => span(this.t) },
        y: { range: [LOW, HIGH] },
      },
      series: [
        {},
        { stroke: accent, width: 2.25, points: nothing, spanGaps: false },
        { stroke: "transparent", width: 0, points: nothing },
        { stroke: "transparent", width: 0, points: nothing },
      ],
      bands: [{ series: [3, 2], fill: () => withAlpha(this.colors.accent, 0.16) }],
      axes: this.small ? [nothing, nothing] : [this.timeAxis(), this.wordAxis()],
      hooks: {
        drawAxes: [() => this.drawLimits()],
        draw: [() => this.drawMarkers(), () => this.drawNow()],
        setCursor: [({ cursor, data }) => this.hover(data[0][cursor.idx ?? -1] ?? null)],
      },
    };
  }

  private timeAxis(): uPlot.Axis {
    return {
      stroke: () => this.colors.soft,
      font: `${0.75 * this.rem}px ${this.font}`,
      size: 1.9 * this.rem,
      gap: 6,
      space: 4.4 * this.rem,
      incrs: [5, 15, 30, 60, 120, 300],
      grid: { show: false },
      ticks: { show: false },
      values: (_plot, times) => times.map((time) => (time < 0 ? "" : clock(time))),
    };
  }

  private wordAxis(): uPlot.Axis {
    const wide = () => this.host.clientWidth >= MIN_WIDE;
    return {
      stroke: () => this.colors.soft,
      font: `${0.75 * this.rem}px ${this.font}`,
      size: (plot, words) => this.widest(plot, words ?? []) + 1.5 * this.rem,
      gap: 10,
      grid: { show: false },
      ticks: { show: false },
      splits: () => middles(),
      // Negative, neutral and positive alone where there is little room.
      values: () => MOODS.map((mood, at) => (wide() || at % 2 === 0 ? moodText(mood) : "")),
    };
  }

  /** The width of the longest of some words, in the page's pixels. */
  private widest({ ctx }: uPlot, words: readonly string[]): number {
    ctx.save();
    ctx.font = `${0.75 * this.rem}px ${this.font}`;
    const widest = Math.max(...words.map((word) => ctx.measureText(word).width), 0);
    ctx.restore();
    return widest;
  }

  /** Where the words for the mood change. */
  private drawLimits(): void {
    const { ctx, bbox } = this.plot;
    ctx.save();
    ctx.strokeStyle = this.colors.line;
    ctx.lineWidth = uPlot.pxRatio;
    for (const limit of this.small ? [0] : MOOD_LIMITS) {
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
      for (const { x, text, row } of placeLabels(labels, right, ROWS)) {
        ctx.fillText(text, x, bbox.top - 5 * ratio - row * 1.25 * size);
      }
    }
    ctx.restore();
  }

  /** A dot at the line's end, where it is of now. */
  private drawNow(): void {
    const [times, values] = this.plot.data as Columns;
    const value = values.at(-1);
    const time = times.at(-1);
    if (value == null || time === undefined || this.t - time > 3) return;
    const { ctx } = this.plot;
    const ratio = uPlot.pxRatio;
    ctx.save();
    ctx.beginPath();
    ctx.arc(
      this.plot.valToPos(time, "x", true),
      this.plot.valToPos(value, "y", true),
      (this.small ? 3.5 : 5) * ratio,
      0,
      2 * Math.PI,
    );
    ctx.fillStyle = this.colors.accent;
    ctx.strokeStyle = this.colors.card;
    ctx.lineWidth = 2 * ratio;
    ctx.fill();
    ctx.stroke();
    ctx.restore();
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
