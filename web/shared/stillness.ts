// Whether a video still moves: a camera that hangs, and a minimized window, keep their last picture.

/** It is updated once a second at least; so long without, and the page slept, milliseconds. */
const ASLEEP_MS = 3000;

export class Stillness {
  private shown = -1;
  private since = 0;
  private updated = 0;

  /** Milliseconds for which the video has shown no new picture; sleep of the page counts as none. */
  update(video: HTMLVideoElement): number {
    const now = performance.now();
    if (video.currentTime !== this.shown || now - this.updated > ASLEEP_MS) this.since = now;
    this.shown = video.currentTime;
    this.updated = now;
    return now - this.since;
  }
}
