"use strict";
// The video, the playhead and the times of moments move together. The file stays on this machine.
const video = document.getElementById("video");
const plot = document.getElementById("plot");
const playhead = document.getElementById("playhead");
const length = Number(plot.dataset.length);
let address = "";

document.getElementById("file").addEventListener("change", ({ target }) => {
  const [file] = target.files;
  if (!file) return;
  URL.revokeObjectURL(address);
  address = URL.createObjectURL(file);
  video.src = address;
  video.hidden = false;
});

function follow() {
  const place = `${(100 * Math.min(video.currentTime / length, 1)).toFixed(3)}%`;
  playhead.setAttribute("x1", place);
  playhead.setAttribute("x2", place);
}
for (const name of ["timeupdate", "seeking"]) video.addEventListener(name, follow);

function seek(t) {
  if (!video.hidden) video.currentTime = Math.min(t, video.duration || t);
}
plot.addEventListener("click", ({ clientX }) => {
  const { left, width } = plot.getBoundingClientRect();
  seek((length * (clientX - left)) / width);
});
for (const button of document.querySelectorAll("button[data-t]"))
  button.addEventListener("click", () => seek(Number(button.dataset.t)));
