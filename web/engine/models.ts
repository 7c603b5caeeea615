// Fetch the models, hold them against their checksums, open them.

import { onServer } from "../shared/root";
import type { Contract } from "./expressions";

export type ErrorKind = "download" | "checksum" | "wasm" | "model" | "canvas";

/** The engine cannot work; the message says why in plain words. */
export class EngineError extends Error {
  constructor(
    readonly kind: ErrorKind,
    words: string,
  ) {
    super(words);
  }
}

export type ModelName = "expression" | "nano";

/** What the server says of the models. */
export interface Contracts extends Record<ModelName, Contract> {
  yunet: Pick<Contract, "file" | "sha256">;
}

const FOLDER = "/web-models";

export async function fetchContracts(): Promise<Contracts> {
  const answer = await get(`${FOLDER}/contract.json`);
  return (await answer.json()) as Contracts;
}

/**
 * A model's bytes.
 *
 * @param progress hears how many bytes came, each time some do
 * @throws EngineError if they do not come, or are not those that were promised
 */
export async function fetchModel(
  { file, sha256 }: Pick<Contract, "file" | "sha256">,
  progress: (bytes: number) => void,
): Promise<Uint8Array> {
  const answer = await get(`${FOLDER}/${file}?sha256=${sha256}`);
  const parts: Uint8Array[] = [];
  try {
    for (const reader = answer.body!.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      progress(value.length);
    }
  } catch {
    throw new EngineError("download", "The connection broke while the reader was loading.");
  }
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  // Browsers give pages no checksums without HTTPS; they give them no camera then either.
  if (globalThis.crypto?.subtle && (await digest(bytes)) !== sha256) {
    throw new EngineError("checksum", "The reader arrived damaged. Load the page again.");
  }
  return bytes;
}

async function get(address: string): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(onServer(address));
  } catch {
    throw new EngineError("download", "The reader could not be loaded: no connection.");
  }
  if (!answer.ok) {
    throw new EngineError("download", `The reader could not be loaded (${answer.status}).`);
  }
  return answer;
}

async function digest(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", bytes as BufferSource);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
