"""The comparison with other packages: what is committed is what its command writes."""

from __future__ import annotations

from benchmarks.peers import report
from benchmarks.peers.install import PEERS


def test_the_page_is_what_the_command_writes_from_the_committed_results():
    assert report.PAGE.read_text("utf-8") == report.page(report.read())


def test_the_readme_has_the_block_that_the_command_writes():
    text = report.README.read_text("utf-8")
    assert report.block(report.read()) in text
    assert report.readme(text, report.read()) == text


def _row(fps: float, right: float) -> report.Row:
    speed = {"fps": fps, "p50_ms": 1000 / fps, "p95_ms": 1200 / fps, "frames": 9, "faces": 25.0}
    return {
        "install": {"seconds": 9.0, "mb": 300, "packages": 20},
        "cold_s": 1.0,
        "peak_mb": 200,
        "speed": dict.fromkeys(("1", "5", "25", "100", "25-small", "25-large"), speed),
        "gallery": {"faces": 300, "found": 1.0, "right": right, "extra": 0, "uncertain": 0.1},
        "photos": {"family": 8, "friends": 3, "solvay-1927": 29, "steps": 6, "three": 3},
        "crops": {"n": 100, "fer2013": 0.7, "origin": 0.8, "ferplus": 0.9},
    }


def test_the_page_says_where_roomtone_is_ahead_and_where_not():
    about = {"commit": "abc", "machine": "m", "date": "2026-01-01", "decode_ms": 2.0}
    rows = {"floor": _row(100, 0), "roomtone": _row(30, 0.5), "fer": _row(3, 0.6)}
    text = report.page({"about": about, "peers": rows})
    assert "roomtone: 10.0 times the frames/s of fer with 25 faces." in text
    assert "Not ahead in the share of labels right: fer has 0.600, roomtone 0.500." in text
    assert "| facex | - |" in text  # not measured
    assert "| deepface | not measured | not measured |" in text
    rows["deepface"] = {"no_weights": "<urlopen error no network>"}
    rows["rmn"] = {"no_weights": "RuntimeError: operator"}
    text = report.page({"about": about, "peers": rows})
    assert "| deepface | not installed | weights not at hand: `<urlopen" in text
    assert "| rmn | not installed | stopped before it asked for its weights: `Run" in text


def test_without_results_nothing_is_claimed():
    assert report.page({}).endswith("Not measured yet.\n")
    assert "not measured yet" in report.block({})


def test_every_peer_that_runs_has_an_adapter_and_its_classes():
    folder = report.RESULTS.parent / "adapters"
    for name, peer in PEERS.items():
        stem = "roomtone-browser" if peer.get("engine") == "web" else name
        assert any((folder / f"{stem}{kind}").exists() for kind in (".py", ".js", ".ts"))
        labels = peer.get("labels", ())
        assert len(labels) in (0, 7, 8)
        assert len(set(labels)) == len(labels)
