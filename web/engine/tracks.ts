// Give faces ids that last; twin of roomtone/tracks.py.

import type { Face, Point } from "./types";

export interface TrackOptions {
  absenceS: number;
  reach: number;
  reachPerS: number;
  resize: number;
  startScore: number;
  velocityHalfLifeS: number;
}

export const TRACK_OPTIONS: TrackOptions = {
  absenceS: 2,
  reach: 0.8,
  reachPerS: 0.8,
  resize: 2,
  startScore: 0.7,
  velocityHalfLifeS: 0.25,
};

class Track {
  velocity: Point = [0, 0];

  constructor(
    readonly who: number,
    public t: number,
    public centre: Point,
    public size: number,
  ) {}

  /** Where the centre should be at `t`: the speed dies away while unseen. */
  expected(t: number, velocityHalfLifeS: number): Point {
    const travel = (velocityHalfLifeS / Math.LN2) * (1 - 0.5 ** ((t - this.t) / velocityHalfLifeS));
    return [this.centre[0] + this.velocity[0] * travel, this.centre[1] + this.velocity[1] * travel];
  }

  see(t: number, centre: Point, size: number, expected: Point): void {
    const elapsed = t - this.t;
    const error: Point = [centre[0] - expected[0], centre[1] - expected[1]];
    this.centre = [expected[0] + 0.7 * error[0], expected[1] + 0.7 * error[1]];
    if (elapsed > 0) {
      const rate = 0.3 / Math.max(elapsed, 1 / 60);
      this.velocity = [this.velocity[0] + rate * error[0], this.velocity[1] + rate * error[1]];
    }
    this.size += 0.5 * (size - this.size);
    this.t = t;
  }
}

interface Match {
  index: number;
  track: Track;
  expected: Point;
}

/** `update(faces, t)` gives each face its id; `reset()` forgets everyone. */
export class Tracker {
  private readonly options: TrackOptions;
  private tracks: Track[] = [];
  private last = 0;

  constructor(options: Partial<TrackOptions> = {}) {
    this.options = { ...TRACK_OPTIONS, ...options };
  }

  /** The id of each face at `t`, seconds; null for one that fits nobody and is too unsure. */
  update(faces: readonly Face[], t: number): (number | null)[] {
    const { options } = this;
    if (this.tracks.some((track) => track.t > t)) this.tracks = [];
    this.tracks = this.tracks.filter((track) => t - track.t <= options.absenceS);
    const ids: (number | null)[] = faces.map(() => null);
    const centres = faces.map(({ box }): Point => [box[0] + box[2] / 2, box[1] + box[3] / 2]);
    const sizes = faces.map(({ box }) => Math.sqrt(box[2] * box[3]));
    let free = [...this.tracks];
    const isSure = (index: number): boolean => faces[index]!.score >= options.startScore;
    const all = faces.map((_, index) => index);
    const sure = all.filter(isSure);
    for (const indices of [sure, all.filter((index) => !isSure(index))]) {
      for (const match of this.matches(indices, centres, sizes, free, t)) {
        match.track.see(t, centres[match.index]!, sizes[match.index]!, match.expected);
        ids[match.index] = match.track.who;
        free = free.filter((track) => track !== match.track);
      }
    }
    for (const index of sure) {
      if (ids[index] !== null) continue;
      this.last += 1;
      this.tracks.push(new Track(this.last, t, centres[index]!, sizes[index]!));
      ids[index] = this.last;
    }
    return ids;
  }

  reset(): void {
    this.tracks = [];
    this.last = 0;
  }

  /** Pairs of a face and a track, nearest first, each at most once. */
  private matches(
    indices: readonly number[],
    centres: readonly Point[],
    sizes: readonly number[],
    tracks: readonly Track[],
    t: number,
  ): Match[] {
    const { options } = this;
    const pairs: (Match & { cost: number })[] = [];
    for (const index of indices) {
      for (const track of tracks) {
        const expected = track.expected(t, options.velocityHalfLifeS);
        const [x, y] = centres[index]!;
        const distance = Math.hypot(x - expected[0], y - expected[1]) / track.size;
        const resize = Math.abs(Math.log(Math.max(sizes[index]!, 1e-6) / track.size));
        const late = options.reachPerS * (t - track.t);
        if (distance > options.reach + late || resize > Math.log(options.resize)) continue;
        pairs.push({ index, track, expected, cost: distance + resize + late });
      }
    }
    pairs.sort((a, b) => a.cost - b.cost); // stable: equals in the order of faces, then tracks
    const [faces, seen] = [new Set<number>(), new Set<Track>()];
    return pairs.filter(({ index, track }) => {
      if (faces.has(index) || seen.has(track)) return false;
      faces.add(index);
      seen.add(track);
      return true;
    });
  }
}
