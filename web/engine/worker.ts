// The engine's worker: it gets frames, reads them, and gives numbers back. No pixel leaves it.

import wasm from "onnxruntime-web/ort-wasm-simd-threaded.wasm?url";
import * as ort from "onnxruntime-web/wasm";
import { ExpressionClassifier } from "./expressions";
import { FaceDetector, runner } from "./faces";
import { EngineError, type ErrorKind, fetchContracts, fetchModel, type ModelName } from "./models";
import { isBlank, scrambles } from "./picture";
import { Pipeline } from "./pipeline";
import type { Reading } from "./types";

export type Request =
  | { type: "open"; model: ModelName; models: string; side: number }
  | { type: "read"; bitmap: ImageBitmap; t: number }
  | { type: "reset" };

export type Answer =
  | { type: "progress"; share: number }
  | { type: "opened" }
  | { type: "failed"; kind: ErrorKind; words: string }
  | { type: "result"; readings: Reading[]; blank: boolean; ms: number }
  | { type: "unreadable"; words: string };

/** About what is loaded, bytes, so that progress can be told before the sizes are known. */
const EXPECTED_BYTES = { server: 16_100_000, packed: 4_500_000 };

let pipeline: Pipeline | null = null;
let canvas: OffscreenCanvas | null = null;

self.onmessage = async (event: MessageEvent<Request>) => {
  const request = event.data;
  if (request.type === "reset") {
    pipeline?.reset();
  } else if (request.type === "open") {
    try {
      pipeline = await open(request);
      send({ type: "opened" });
    } catch (error) {
      const known = error instanceof EngineError;
      send({
        type: "failed",
        kind: known ? error.kind : "wasm",
        words: known ? error.message : `The reader does not run in this browser. (${error})`,
      });
    }
  } else {
    try {
      send(await read(request.bitmap, request.t));
    } catch (error) {
      send({ type: "unreadable", words: String(error) });
    } finally {
      request.bitmap.close();
    }
  }
};

async function open({
  model: name,
  models,
  side,
}: Extract<Request, { type: "open" }>): Promise<Pipeline> {
  if (typeof WebAssembly !== "object") {
    throw new EngineError("wasm", "This browser has no WebAssembly, which the reader needs.");
  }
  if (scrambles(new OffscreenCanvas(16, 16))) {
    throw new EngineError("canvas", "This browser gives pages other pixels than they drew.");
  }
  let bytes = 0;
  const progress = (more: number): void => {
    bytes += more;
    send({ type: "progress", share: Math.min(bytes / all, 0.95) });
  };
  ort.env.wasm.numThreads = 1;
  const contracts = await fetchContracts(models);
  const { [name]: contract, runtime } = contracts;
  if (!contract) throw new EngineError("model", `The folder of models has no ${name}.`);
  const all = runtime ? EXPECTED_BYTES.packed : EXPECTED_BYTES.server;
  const [binary, yunet, expression] = await Promise.all([
    runtime ? fetchModel(models, runtime, progress) : fetchRuntime(progress),
    fetchModel(models, contracts.yunet, progress),
    fetchModel(models, contract, progress),
  ]);
  ort.env.wasm.wasmBinary = binary;
  const [detector, classifier] = [await session(yunet), await session(expression)];
  return new Pipeline(
    new FaceDetector(runner(ort, detector), { sidePx: [side] }),
    new ExpressionClassifier(runner(ort, classifier), contract),
  );
}

async function fetchRuntime(progress: (bytes: number) => void): Promise<ArrayBuffer> {
  try {
    const answer = await fetch(wasm);
    if (!answer.ok) throw new Error(String(answer.status));
    const reader = answer.body!.getReader();
    const parts: BlobPart[] = [];
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return await new Blob(parts).arrayBuffer();
      parts.push(value as BlobPart);
      progress(value.length);
    }
  } catch (error) {
    throw new EngineError("download", `The reader could not be loaded (${error}).`);
  }
}

async function session(model: Uint8Array): Promise<ort.InferenceSession> {
  try {
    return await ort.InferenceSession.create(model, {
      executionProviders: ["wasm"],
      graphOptimizationLevel: "all",
      logSeverityLevel: 3,
    });
  } catch (error) {
    throw new EngineError("model", `The reader could not be started. (${error})`);
  }
}

async function read(bitmap: ImageBitmap, t: number): Promise<Answer> {
  if (!pipeline) throw new Error("not open");
  const { width, height } = bitmap;
  if (canvas?.width !== width || canvas.height !== height) {
    canvas = new OffscreenCanvas(width, height);
  }
  const context = canvas.getContext("2d", { willReadFrequently: true, alpha: false })!;
  const began = performance.now();
  context.drawImage(bitmap, 0, 0);
  const frame = context.getImageData(0, 0, width, height);
  context.clearRect(0, 0, width, height);
  try {
    const readings = await pipeline.step(frame, t);
    return { type: "result", readings, blank: isBlank(frame), ms: performance.now() - began };
  } finally {
    frame.data.fill(0);
  }
}

function send(answer: Answer): void {
  self.postMessage(answer);
}
