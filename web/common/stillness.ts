// Whether a video still moves: a camera that hangs, and a window that was minimised, keep their last picture.

/** Looks are taken once a second at least; so long without one, and the page slept, milliseconds. */
const ASLEEP_MS = 3000;

export class Stillness {
  private shown = -1;
  private since = 0;
  private looked = 0;

  /** Milliseconds for which the video has shown no new picture; sleep of the page counts as none. */
  look(video: HTMLVideoElement): number {
    const now = performance.now();
    if (video.currentTime !== this.shown || now - this.looked > ASLEEP_MS) this.since = now;
    this.shown = video.currentTime;
    this.looked = now;
    return now - this.since;
  }
}
