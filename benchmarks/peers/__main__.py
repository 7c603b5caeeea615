"""Compare roomtone with what else people use: `make peers`, or `python -m benchmarks.peers`.

Each package gets an environment of its own under --out; all read the same pictures, one after
another, on this machine. Writes results.json here, docs/comparison.md with its plots, and the
README's block; `--report` writes these from results.json again, without measuring.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from benchmarks.peers.install import PEERS, ROOT
from benchmarks.peers.measure import about, attempt, measure, prepare
from benchmarks.peers.report import RESULTS, write


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("peers", nargs="*", help="only these; all others keep their results")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "peers")
    parser.add_argument("--report", action="store_true", help="write the page alone")
    wanted = parser.parse_args()
    if not wanted.report:
        out = wanted.out.resolve()
        known = prepare(wanted.data, out / "pictures")
        truth = json.loads((wanted.data / "class_gallery" / "class_gallery.json").read_text())
        results = json.loads(RESULTS.read_text()) if RESULTS.exists() and wanted.peers else {}
        results["about"] = about(known)
        rows = results.setdefault("peers", {})
        for name in wanted.peers or ["floor", *PEERS]:
            print(name, flush=True)
            if PEERS.get(name, {}).get("fetches"):
                rows[name] = attempt(name, out)
            else:
                rows[name] = measure(name, out, truth, known)
            RESULTS.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    write()


if __name__ == "__main__":
    main()
