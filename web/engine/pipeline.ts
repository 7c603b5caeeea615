// Frame in, readings out; twin of roomtone/pipeline.py.

import { cut } from "./crops";
import type { ExpressionClassifier } from "./expressions";
import type { FaceDetector } from "./faces";
import { FERPLUS } from "./labels";
import { assess, facing } from "./quality";
import { toGrey } from "./resample";
import { Smoother } from "./smoothing";
import { Tracker } from "./tracks";
import type { Face, Frame, Reading } from "./types";

/** Reads one stream of frames. */
export class Pipeline {
  private readonly tracker = new Tracker();
  private readonly smoother = new Smoother();

  constructor(
    private readonly detector: FaceDetector,
    private readonly classifier: ExpressionClassifier,
  ) {}

  /** The readings of everyone seen in a frame at `t`, seconds, by id. */
  async step(frame: Frame, t: number): Promise<Reading[]> {
    const found = await this.detector.detect(frame);
    const ids = this.tracker.update(found, t);
    const people = found
      .map((face, index): [number | null, Face] => [ids[index] ?? null, face])
      .filter((pair): pair is [number, Face] => pair[0] !== null)
      .sort((a, b) => a[0] - b[0]);
    if (people.length === 0) return [];
    const grey = toGrey(frame);
    const size = this.classifier.contract.input_size;
    const crops = people.map(([, face]) => cut(grey, face, size));
    grey.data.fill(0);
    const { ferplus, fer2013 } = await this.classifier.classify(crops);
    return people.map(([who, face], index) => {
      const probabilities = ferplus[index]!;
      const best = probabilities.indexOf(Math.max(...probabilities));
      const quality = assess(face, crops[index]!);
      crops[index]!.fill(0);
      return this.smoother.update({
        t,
        who,
        box: face.box,
        score: face.score,
        quality,
        probabilities,
        fer2013: fer2013[index]!,
        expression: FERPLUS[best]!,
        uncertain: false,
        facing: facing(face),
      });
    });
  }

  /** Forget everyone, as before another stream. */
  reset(): void {
    this.tracker.reset();
    this.smoother.reset();
  }
}
