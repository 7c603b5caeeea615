// The camera's states, and what leads from one to another.

import type { Trouble } from "../shared/trouble";
import type { Seen } from "./numbers";

export type State =
  /** Without a camera, by choice or because no faces are read in this class. */
  | { is: "none" }
  /** Camera and reader are being started, side by side. */
  | { is: "starting"; camera: boolean; reader: boolean; loaded: number }
  | { is: "reading"; seen: Seen | "looking" }
  | { is: "paused" }
  /** As paused, because a hidden page got no pictures; it goes on by itself. */
  | { is: "hidden" }
  | { is: "trouble"; what: Trouble };

export type Event =
  | { type: "start" }
  | { type: "camera" }
  | { type: "loading"; share: number }
  | { type: "reader" }
  | { type: "sent"; seen: Seen }
  | { type: "pause" }
  | { type: "off" }
  | { type: "hide" }
  | { type: "show" }
  | { type: "trouble"; what: Trouble };

const STARTING: State = { is: "starting", camera: false, reader: false, loaded: 0 };

/** The state after an event; the same object where it changes nothing. */
export function next(state: State, event: Event): State {
  switch (event.type) {
    case "start":
      return state.is === "starting" || state.is === "reading" ? state : STARTING;
    case "camera":
      return state.is === "starting" ? begun({ ...state, camera: true }) : state;
    case "reader":
      return state.is === "starting" ? begun({ ...state, reader: true, loaded: 1 }) : state;
    case "loading":
      return state.is === "starting" && event.share > state.loaded
        ? { ...state, loaded: Math.min(event.share, 1) }
        : state;
    case "sent":
      return state.is === "reading" && state.seen !== event.seen
        ? { is: "reading", seen: event.seen }
        : state;
    case "pause":
      return state.is === "none" || state.is === "paused" ? state : { is: "paused" };
    case "off":
      return state.is === "none" ? state : { is: "none" };
    case "hide":
      return state.is === "starting" || state.is === "reading" ? { is: "hidden" } : state;
    case "show":
      return state.is === "hidden" ? STARTING : state;
    case "trouble":
      return state.is === "starting" || state.is === "reading"
        ? { is: "trouble", what: event.what }
        : state;
  }
}

function begun(state: Extract<State, { is: "starting" }>): State {
  return state.camera && state.reader ? { is: "reading", seen: "looking" } : state;
}

/** Whether a state has the camera on; in all others its light is off. */
export function usesCamera(state: State): boolean {
  return state.is === "starting" || state.is === "reading";
}
