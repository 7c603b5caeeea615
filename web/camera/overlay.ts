// Boxes and labels over a picture.

import type { Reading } from "../engine/client";
import { among, ORIGIN } from "../engine/labels";
import { MIN_QUALITY, UNCERTAIN } from "../shared/generated";
import type { PlainMessage } from "../shared/messages";
import { percent, text } from "../shared/words";

export interface OverlayOptions {
  /** Whether each face has its label. */
  labels: boolean;
  /** Labels among the origin's four classes instead of the eight. */
  four: boolean;
  /** Whether the picture is shown as in a mirror. */
  mirrored: boolean;
}

/** What a face is called: a word and a percentage, or "uncertain". */
export function label(reading: Reading, four: boolean): string {
  if (reading.uncertain) return text("signal-expression-uncertain");
  if (!four) return worded(reading.expression, Math.max(...reading.probabilities));
  const { name, shares } = among(reading.fer2013, ORIGIN);
  return name === UNCERTAIN
    ? text("signal-expression-uncertain")
    : worded(name, Math.max(...shares));
}

function worded(name: string, share: number): string {
  const expression = text(`signal-expression-${name}` as PlainMessage);
  return text("camera-label", { expression, percent: percent(share) });
}

/**
 * Draw over a video that is shown whole (`object-fit: contain`).
 *
 * @param size of the frames that the boxes are in, pixels
 */
export function draw(
  canvas: HTMLCanvasElement,
  size: { width: number; height: number },
  readings: readonly Reading[],
  options: OverlayOptions,
): void {
  const density = window.devicePixelRatio || 1;
  const [wide, high] = [canvas.clientWidth * density, canvas.clientHeight * density];
  if (canvas.width !== wide || canvas.height !== high) [canvas.width, canvas.height] = [wide, high];
  const context = canvas.getContext("2d");
  if (!context || !size.width) return;
  context.clearRect(0, 0, wide, high);
  const scale = Math.min(wide / size.width, high / size.height);
  const [left, top] = [(wide - size.width * scale) / 2, (high - size.height * scale) / 2];
  const line = Math.max(2 * density, 1);
  context.lineWidth = line;
  context.font = `600 ${14 * density}px system-ui, "DejaVu Sans", sans-serif`;
  context.textBaseline = "middle";
  for (const reading of readings) {
    const [x, y, w, h] = reading.box.map((value) => value * scale) as [
      number,
      number,
      number,
      number,
    ];
    const across = options.mirrored ? wide - left - x - w : left + x;
    const clear = reading.quality >= MIN_QUALITY;
    context.strokeStyle = clear ? "#5cc9c0" : "#c9cdd0";
    context.setLineDash(clear ? [] : [6 * density, 5 * density]);
    context.strokeRect(across, top + y, w, h);
    context.setLineDash([]);
    if (options.labels) tag(context, label(reading, options.four), across, top + y, density);
  }
}

/** A label on a plate above a box, or inside where there is no room above. */
function tag(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  density: number,
): void {
  const high = 22 * density;
  const wide = context.measureText(text).width + 12 * density;
  const left = Math.min(Math.max(x, 0), Math.max(context.canvas.width - wide, 0));
  const top = y >= high ? y - high : y;
  context.fillStyle = "rgba(17, 20, 22, 0.82)";
  context.fillRect(left, top, wide, high);
  context.fillStyle = "#f2f0ea";
  context.fillText(text, left + 6 * density, top + high / 2);
}
