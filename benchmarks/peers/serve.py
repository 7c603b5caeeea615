"""The other side of the line protocol: run by a peer's own interpreter, `python serve.py NAME`.

It needs Python 3.8 and NumPy alone. adapters/NAME.py has a class `Peer` with

    faces(image): everyone in a BGR uint8 picture `(h, w, 3)`; a list of (box, probabilities), the
        box as x, y, width, height in pixels, probabilities in the order of the peer's labels
    crop(crop): probabilities for a gray uint8 picture `(48, 48)` that is one face

and may have `reset()`, to forget earlier pictures, and `seconds`, what its last call took, where
not all of the call is its own. A request is a line of JSON, and so is its answer:

    {"do": "faces", "images": FILE.npy, "count": n, "limit_s": s, "still": true}
    {"do": "crops", "images": FILE.npy, "limit_s": s}

Pictures are read in turn, from the start again after the last, until `count` have been read or
`limit_s` seconds have passed. `still` pictures have nothing to do with each other.
"""

import importlib.util
import json
import os
import re
import sys
import time
from pathlib import Path

import numpy as np


class Timed:
    """Calls functions and keeps the seconds that each took."""

    def __init__(self, peer):
        self.peer, self.seconds = peer, []

    def __call__(self, work, image):
        began = time.perf_counter()
        found = work(image)
        took = time.perf_counter() - began
        self.seconds.append(getattr(self.peer, "seconds", took))
        return found


def _answer(peer, request):
    images = np.load(request["images"], mmap_mode="r")
    crops = request["do"] == "crops"
    count = request.get("count", len(images) if crops else sys.maxsize)
    timed, found = Timed(peer), []
    began = time.perf_counter()
    while len(found) < count:
        if request.get("still") and hasattr(peer, "reset"):
            peer.reset()
        image = np.array(images[len(found) % len(images)])
        found.append(timed(peer.crop if crops else peer.faces, image))
        if time.perf_counter() - began > request.get("limit_s", 600):
            break
    return {"seconds": timed.seconds, "found": found, "peak_mb": _peak_mb(peer)}


def _peak_mb(peer):
    """The most memory that the process held, MB (Linux); of a browser, its page's process."""
    pid = getattr(peer, "pid", "self")
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1024


def _plain(value):
    return value.tolist() if hasattr(value, "tolist") else str(value)


def main():
    here = Path(__file__).resolve().parent
    sys.path.remove(str(here))  # its files are no modules of the peer's
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # packages print what they like
    file = here / "adapters" / (sys.argv[1] + ".py")
    spec = importlib.util.spec_from_file_location("adapter", file)
    adapter = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(adapter)
    peer = adapter.Peer(*sys.argv[2:])
    print(json.dumps({"ready": True}), file=answers, flush=True)
    for line in sys.stdin:
        print(json.dumps(_answer(peer, json.loads(line)), default=_plain), file=answers, flush=True)


if __name__ == "__main__":
    main()
