// @vladmandic/face-api with its small detector, at the largest size that it names.

import * as faceapi from "/node_modules/@vladmandic/face-api/dist/face-api.esm.js";
import { peer } from "/adapters/face-api-common.js";

window.peer = peer(
  faceapi,
  faceapi.nets.tinyFaceDetector,
  () => new faceapi.TinyFaceDetectorOptions({ inputSize: 608, scoreThreshold: 0.5 }),
);
