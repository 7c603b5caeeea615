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

/** A file and the checksum of what is in it, once it is unpacked. */
export type Checked = Pick<Contract, "file" | "sha256">;

/** What a folder of models says of them. */
export interface Contracts extends Partial<Record<ModelName, Contract>> {
  yunet: Checked;
  /** The runtime, where it lies beside the models instead of beside the worker. */
  runtime?: Checked;
}

/** Where a server has its models. */
export const FOLDER = "/web-models/";

/** @param folder an address that ends with a slash; one that begins with a slash is the server's */
export async function fetchContracts(folder: string): Promise<Contracts> {
  const answer = await get(`${folder}contract.json`);
  try {
    return (await answer.json()) as Contracts;
  } catch {
    throw new EngineError("download", "Something on the way answered in the server's place.");
  }
}

/**
 * A model's bytes, unpacked where its file is packed with gzip.
 *
 * @param folder an address that ends with a slash
 * @param progress hears how many bytes came, each time some do
 * @throws EngineError if they do not come, or are not those that were promised
 */
export async function fetchModel(
  folder: string,
  { file, sha256 }: Checked,
  progress: (bytes: number) => void,
): Promise<Uint8Array> {
  const answer = await get(`${folder}${file}?sha256=${sha256}`);
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
  let bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) bytes = await unpacked(bytes);
  // Browsers give pages no checksums without HTTPS; they give them no camera then either.
  if (globalThis.crypto?.subtle && (await digest(bytes)) !== sha256) {
    throw new EngineError("checksum", "The reader arrived damaged. Load the page again.");
  }
  return bytes;
}

async function get(address: string): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(address.startsWith("/") ? onServer(address) : address);
  } catch {
    throw new EngineError("download", "The reader could not be loaded: no connection.");
  }
  if (!answer.ok) {
    throw new EngineError("download", `The reader could not be loaded (${answer.status}).`);
  }
  return answer;
}

/** Some hosts unpack such files on the way and some do not: their first two bytes tell. */
async function unpacked(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes as BlobPart]).stream();
  try {
    const unzipped = stream.pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(unzipped).arrayBuffer());
  } catch {
    throw new EngineError("checksum", "The reader arrived damaged. Load the page again.");
  }
}

async function digest(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", bytes as BufferSource);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
