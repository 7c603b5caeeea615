// @vladmandic/face-api with SSD MobileNet, which it recommends for accuracy.

import * as faceapi from "/node_modules/@vladmandic/face-api/dist/face-api.esm.js";
import { peer } from "/adapters/face-api-common.js";

window.peer = peer(
  faceapi,
  faceapi.nets.ssdMobilenetv1,
  () => new faceapi.SsdMobilenetv1Options({ minConfidence: 0.5, maxResults: 100 }),
);
