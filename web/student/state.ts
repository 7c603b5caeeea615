// The camera's states, and what leads from one to another.

import type { Trouble } from "../shared/trouble";
import type { Seen } from "./numbers";

export type State =
  /** Without a camera, by choice or because no faces are read in this class. */
  | { is: "none" }
  /**
   * Camera and reader are being started, side by side. `unanswered`: the browser's question about
   * the camera has been left open for a while.
   */
  | { is: "starting"; camera: boolean; reader: boolean; loaded: number; unanswered: boolean }
  | { is: "reading"; seen: Seen | "looking" }
  /** The camera is on and gives no picture; it goes on by itself once one comes. */
  | { is: "still" }
  | { is: "paused" }
  /** As paused, because a hidden page got no pictures; it goes on by itself. */
  | { is: "hidden" }
  | { is: "trouble"; what: Trouble };

export type Event =
  | { type: "start" }
  | { type: "camera" }
  | { type: "loading"; share: number }
  | { type: "unanswered" }
  | { type: "reader" }
  | { type: "still" }
  | { type: "moves" }
  | { type: "sent"; seen: Seen }
  | { type: "pause" }
  | { type: "off" }
  | { type: "hide" }
  | { type: "show" }
  | { type: "trouble"; what: Trouble };

const STARTING: State = {
  is: "starting",
  camera: false,
  reader: false,
  loaded: 0,
  unanswered: false,
};

/** The state after an event; the same object where it changes nothing. */
export function next(state: State, event: Event): State {
  switch (event.type) {
    case "start":
      return usesCamera(state) ? state : STARTING;
    case "camera":
      return state.is === "starting" ? begun({ ...state, camera: true }) : state;
    case "reader":
      return state.is === "starting" ? begun({ ...state, reader: true, loaded: 1 }) : state;
    case "unanswered":
      return state.is === "starting" && !state.camera ? { ...state, unanswered: true } : state;
    case "still":
      return state.is === "reading" ? { is: "still" } : state;
    case "moves":
      return state.is === "still" ? { is: "reading", seen: "looking" } : state;
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
      return usesCamera(state) ? { is: "hidden" } : state;
    case "show":
      return state.is === "hidden" ? STARTING : state;
    case "trouble":
      return usesCamera(state) ? { is: "trouble", what: event.what } : state;
  }
}

function begun(state: Extract<State, { is: "starting" }>): State {
  return state.camera && state.reader ? { is: "reading", seen: "looking" } : state;
}

/** Whether a state has the camera on; in all others its light is off. */
export function usesCamera(state: State): boolean {
  return state.is === "starting" || state.is === "reading" || state.is === "still";
}
