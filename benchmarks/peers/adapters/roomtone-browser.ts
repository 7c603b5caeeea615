// roomtone's own engine, as its pages use it, with the model that the address names.

import { Reader } from "../../../web/engine/client";

let reader: Reader;
let t = 0;

const peer = {
  async open(): Promise<void> {
    const model = location.search === "?roomtone-browser-nano" ? "nano" : "expression";
    const models = new URL("/models/", location.href).href;
    const worker = new Worker(new URL("../../../web/engine/worker.ts", import.meta.url), {
      type: "module",
    });
    reader = await Reader.open({ worker, model, models, side: 640 });
  },
  reset: (): void => reader.reset(),
  async faces(canvas: HTMLCanvasElement): Promise<unknown[]> {
    t += 0.1;
    const result = await reader.read(await createImageBitmap(canvas), t);
    return (result?.readings ?? []).map(({ box, probabilities, uncertain }) => [
      [...box],
      Array.from(probabilities),
      uncertain,
    ]);
  },
};

Object.assign(window, { peer });
