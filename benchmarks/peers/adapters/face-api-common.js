// What both detectors of @vladmandic/face-api share.

const LABELS = ["neutral", "happy", "sad", "angry", "fearful", "disgusted", "surprised"];
const values = (expressions) => LABELS.map((label) => expressions[label]);

export const peer = (faceapi, detector, options) => ({
  async open() {
    faceapi.tf.setWasmPaths("/node_modules/@tensorflow/tfjs-backend-wasm/dist/");
    await faceapi.tf.setBackend("wasm");
    await faceapi.tf.ready();
    if (faceapi.tf.getBackend() !== "wasm") throw new Error("no WebAssembly");
    const models = "/node_modules/@vladmandic/face-api/model";
    await detector.loadFromUri(models);
    await faceapi.nets.faceExpressionNet.loadFromUri(models);
  },
  async faces(canvas) {
    const found = await faceapi.detectAllFaces(canvas, options()).withFaceExpressions();
    return found.map(({ detection: { box }, expressions }) => [
      [box.x, box.y, box.width, box.height],
      values(expressions),
    ]);
  },
  crop: async (canvas) => values(await faceapi.nets.faceExpressionNet.predictExpressions(canvas)),
});
