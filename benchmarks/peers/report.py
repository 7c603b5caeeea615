"""docs/comparison.md, its plots and the README's block, from results.json and peers.toml."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.peers.install import PEERS, ROOT

RESULTS = Path(__file__).with_name("results.json")
PAGE = ROOT / "docs" / "comparison.md"
README = ROOT / "README.md"
_BOUNDS = ("<!-- comparison -->\n", "<!-- /comparison -->\n")
_PLOT = "comparison-speed.png"
#: Bars: frames/s with 25 faces, as a multiple of the fastest other's.
_BARS = {"roomtone": 6.0, "roomtone-browser": 2.0, "roomtone-browser-nano": 2.0}
_OURS = tuple(_BARS)
#: Whose frames/s the bar speaks of: names that begin so; of all others the fastest.
_RIVALS = {"roomtone": "", "roomtone-browser": "face-api", "roomtone-browser-nano": "face-api"}
#: Why roomtone is not ahead, where that is known, by what is compared.
_WHY = {
    "installed size, MB": "roomtone decodes video and opens more picture formats (PyAV, pi-heif)",
    "seconds to install": "roomtone was installed from its source and built its pages",
    "seconds from start to first face": "it loads 16 MB of runtime and models before it reads",
}
_PHOTOS = {"family": 8, "friends": 3, "solvay-1927": 29, "steps": 6, "three": 3}
Row = dict[str, Any]


def page(results: dict[str, Any]) -> str:
    """The whole page; `results` is empty where nothing was measured."""
    return "\n".join(_lines(results)).rstrip() + "\n"


def _lines(results: dict[str, Any]) -> Iterator[str]:
    yield "# Compared with others\n"
    yield (
        "roomtone beside the packages that people use to read expressions today: the same "
        "pictures, the same cores, one after another, each package in an environment of its own. "
        "Written by `make peers`; do not edit.\n"
    )
    if not results:
        yield "Not measured yet."
        return
    about, rows = results["about"], results["peers"]
    yield (
        f"Commit `{about['commit']}`, {about['machine']}, {about['date']}. Data: FER-2013's "
        "PublicTest, the gallery of 25 (1280 x 720) and five photos of the project's shared data.\n"
    )
    yield from _bars(rows)
    yield "\n## Speed\n"
    yield from _table(
        rows,
        {
            "1 face": lambda row: _fps(row, "1"),
            "5": lambda row: _fps(row, "5"),
            "25": lambda row: _fps(row, "25"),
            "100": lambda row: _fps(row, "100"),
            "latency, 25 faces (p50, p95), ms": _latency,
            "times the floor": lambda row: _floor(row, about, rows),
        },
    )
    yield (
        "\nFrames/s, pictures in memory. 1 to 25 faces at 1280 x 720, 100 at 2560 x 1440 with "
        "faces of the same size. *Times the floor*: the time for a frame of 25 faces over that "
        f"of decoding it ({about['decode_ms']:.1f} ms, a thread reads ahead) and one pass of "
        f"roomtone's detector ({rows['floor']['speed']['25']['p50_ms']:.1f} ms). In Chromium all "
        "run in WebAssembly on one thread.\n"
    )
    yield f"![Frames/s by number of faces](pictures/{_PLOT})\n"
    yield "## How cost grows\n"
    yield from _table(
        rows,
        {
            "640 x 360": lambda row: _ms(row, "25-small"),
            "1280 x 720": lambda row: _ms(row, "25"),
            "2560 x 1440": lambda row: _ms(row, "25-large"),
            "1 face": lambda row: _ms(row, "1"),
            "a further face, ms": _per_face,
            "100 faces, 2560 x 1440": lambda row: _ms(row, "100"),
        },
    )
    yield (
        "\nMilliseconds a frame: 25 faces at three sizes of the picture, then one face at 1280 x "
        "720, and what each of the next 24 adds. A detector that misses faces is cheaper by as "
        "much.\n"
    )
    yield "## Faces and labels\n"
    yield from _table(
        rows,
        {
            "gallery: faces found": lambda row: _share(row["gallery"]["found"]),
            "labels right, of all faces": lambda row: _share(row["gallery"]["right"]),
            "extra boxes": lambda row: str(row["gallery"]["extra"]),
            "photos: boxes of "
            + ", ".join(f"{count} ({photo})" for photo, count in _PHOTOS.items()): lambda row: (
                ", ".join(str(row["photos"][photo]) for photo in _PHOTOS)
            ),
        },
    )
    faces = rows["roomtone"].get("gallery", {})
    yield (
        f"\nThe gallery: {faces.get('faces', 0)} faces in 12 frames, each read for itself, five "
        "seconds apart; neutral, happiness, anger, sadness, surprise. A tile's face is found "
        "where a box has its center there; the largest gives the label, the most likely class. "
        f"roomtone calls {_share(faces.get('uncertain', 0))} of them uncertain in its views; here "
        "its most likely class counts, as for the others. The photos' boxes were counted, not "
        "checked one by one.\n"
    )
    yield "## Accuracy on given crops\n"
    yield from _table(
        rows,
        {
            "FER-2013, 7 classes": lambda row: _share(row["crops"]["fer2013"]),
            "the origin's 4": lambda row: _share(row["crops"]["origin"]),
            "FER+, strict majority of 8": lambda row: _share(row["crops"]["ferplus"]),
            "n": lambda row: str(row["crops"]["n"]),
            "trained on": None,
        },
    )
    yield (
        "\nPublicTest's own crops of 48 px; n pictures in one random order, as many as were read "
        "in the time given. Nothing was chosen on these scores here, but PublicTest chose "
        "roomtone's epoch, so roomtone's are not held-back scores; others may have been trained "
        "on PublicTest, which they do not say. Classes are matched by name (*fearful* is fear, "
        "*happy* happiness). FER-2013: the likeliest of its seven; the origin's four: the "
        "likeliest of angry, fear, happy and neutral, on pictures labeled so; FER+: the likeliest "
        "of all a package's classes, so those without contempt miss it. roomtone uses its head "
        "for each. roomtone in the browser runs the same model files.\n"
    )
    yield "## Cost of having it\n"
    yield from _table(
        rows,
        {
            "installed, MB": lambda row: f"{row['install']['mb']:,}",
            "packages": lambda row: str(row["install"]["packages"]),
            "installing, s": lambda row: f"{row['install']['seconds']:.0f}",
            "peak memory, MB": lambda row: f"{row['peak_mb']:.0f}",
            "start to first face, s": lambda row: f"{row['cold_s']:.1f}",
        },
    )
    yield (
        "\nInstalling needs the network and varies with it. Peak memory: after 25 faces; of a "
        "browser, the page's process. roomtone in the browser is its built page with runtime and "
        "models.\n"
    )
    yield "\n## Weights not at hand\n"
    yield (
        "These packages fetch their weights from other hosts when they first run, which the "
        "machine could not reach. Each was installed and started; the code that runs them is in "
        "`benchmarks/peers/adapters`, without having run.\n"
    )
    yield "| package | installed, MB | tried |\n|---|---|---|"
    for name, peer in PEERS.items():
        if peer.get("fetches"):
            row = rows.get(name)
            if row is None:
                yield f"| {peer['title']} | not measured | not measured |"
                continue
            size = f"{row['install']['mb']:,}" if "install" in row else "not installed"
            yield f"| {peer['title']} | {size} | {_tried(row.get('no_weights'))} |"
    yield "\n## What was run, and what had to be repaired\n"
    for peer in PEERS.values():
        repairs = " ".join(peer.get("repairs", ()))
        versions = ", ".join(f"`{one}`" for one in peer.get("install", ()) if "{" not in one)
        yield (
            f"- **{peer['title']}**: {peer['runs']}."
            f"{f' Installed: {versions}.' if versions else ''}"
            f"{f' Repaired: {repairs}' if repairs else ''}"
        )
    failed = {name: row["failed"] for name, row in rows.items() if "failed" in row}
    for name in failed:
        yield (f"- **{PEERS[name]['title']}** stopped before all was measured; gaps are dashes.")


def _tried(error: str | None) -> str:
    """What came of starting a package that fetches its weights."""
    if error is None:
        return "starts; not measured"
    if any(sign in error for sign in ("urlopen", "resolve", "No such file", "Unable to open")):
        return f"weights not at hand: `{error}`"
    return f"stopped before it asked for its weights: `{error}`"


def _bars(rows: dict[str, Row]) -> Iterator[str]:
    """What is claimed, whether it holds, and where roomtone is not ahead."""
    for ours in _OURS:
        browser = PEERS[ours].get("browser", False)
        others = {
            name: row
            for name, row in rows.items()
            if name not in (*_OURS, "floor")
            and PEERS[name].get("browser", False) == browser
            and "25" in row.get("speed", {})
        }
        if not others or "speed" not in rows.get(ours, {}):
            continue
        rivals = [name for name in others if name.startswith(_RIVALS[ours])]
        best = max(rivals or others, key=lambda name: others[name]["speed"]["25"]["fps"])
        times = rows[ours]["speed"]["25"]["fps"] / others[best]["speed"]["25"]["fps"]
        yield (
            f"- {PEERS[ours]['title']}: {times:.{1 if times >= _BARS[ours] else 2}f} times the "
            f"frames/s of {PEERS[best]['title']} with 25 faces"
            + ("." if times >= _BARS[ours] else f"; the aim of {_BARS[ours]:.0f} times is missed.")
        )
        for what, value, lower_is_better in _COMPARED:
            mine, theirs = _try(value, rows[ours]), {}
            for name, row in others.items():
                if (one := _try(value, row)) is not None:
                    theirs[name] = one
            if mine is None or not theirs:
                continue
            pick = min if lower_is_better else max
            leader = pick(theirs, key=lambda name: theirs[name])
            if (mine > theirs[leader]) if lower_is_better else (mine < theirs[leader]):
                yield (
                    f"- Not ahead in {what}: {PEERS[leader]['title']} has "
                    f"{_number(theirs[leader])}, {PEERS[ours]['title']} {_number(mine)}"
                    f"{_why(what, others[leader], rows[ours])}."
                )


#: What is compared, how it is read from a row, and whether less is better.
_COMPARED: tuple[tuple[str, Callable[[Row], float], bool], ...] = (
    ("frames/s with one face", lambda row: row["speed"]["1"]["fps"], False),
    ("frames/s with 5 faces", lambda row: row["speed"]["5"]["fps"], False),
    ("frames/s with 25 faces", lambda row: row["speed"]["25"]["fps"], False),
    ("frames/s with 100 faces", lambda row: row["speed"]["100"]["fps"], False),
    ("the share of faces found", lambda row: row["gallery"]["found"], False),
    ("the share of labels right", lambda row: row["gallery"]["right"], False),
    ("FER-2013's seven classes", lambda row: row["crops"]["fer2013"], False),
    ("the origin's four classes", lambda row: row["crops"]["origin"], False),
    ("FER+", lambda row: row["crops"]["ferplus"], False),
    ("installed size, MB", lambda row: row["install"]["mb"], True),
    ("seconds to install", lambda row: row["install"]["seconds"], True),
    ("peak memory, MB", lambda row: row["peak_mb"], True),
    ("seconds from start to first face", lambda row: row["cold_s"], True),
)


def _why(what: str, other: Row, ours: Row) -> str:
    """Why another is ahead: in speed, how many faces each found; else what is known."""
    if not what.startswith("frames/s"):
        return f"; {_WHY[what]}" if what in _WHY else ""
    scene = next(one for one in ("100", "25", "5", "1") if f" {one} " in f"{what} 1 face ")
    found, own = (row["speed"][scene]["faces"] for row in (other, ours))
    return f", but finds {found:.0f} faces a frame, roomtone {own:.0f}" if found < own else ""


def _try(value: Callable[[Row], float], row: Row) -> float | None:
    try:
        return value(row)
    except KeyError:
        return None


def _number(value: float) -> str:
    return f"{value:.3f}" if value < 1 else f"{value:,.1f}"


def _table(rows: dict[str, Row], columns: dict[str, Callable[[Row], str] | None]) -> Iterator[str]:
    """A line for each peer that was measured; a column without a function is what it learned of."""
    yield f"| | {' | '.join(columns)} |"
    yield f"|---|{'---|' * len(columns)}"
    for name, peer in PEERS.items():
        if peer.get("fetches"):
            continue
        row = rows.get(name, {})
        cells = []
        for value in columns.values():
            try:
                cells.append(peer["trained_on"] if value is None else value(row))
            except KeyError:
                cells.append("-")
        title = f"**{peer['title']}**" if name in _OURS else peer["title"]
        yield f"| {title} | {' | '.join(cells)} |"


def _share(share: float) -> str:
    return f"{share:.1%}"


def _fps(row: Row, scene: str) -> str:
    return f"{row['speed'][scene]['fps']:.1f}"


def _ms(row: Row, scene: str) -> str:
    return f"{1000 / row['speed'][scene]['fps']:.0f}"


def _per_face(row: Row) -> str:
    many, one = (1000 / row["speed"][scene]["fps"] for scene in ("25", "1"))
    return f"{(many - one) / 24:.1f}"


def _latency(row: Row) -> str:
    speed = row["speed"]["25"]
    return f"{speed['p50_ms']:.0f}, {speed['p95_ms']:.0f}"


def _floor(row: Row, about: dict[str, Any], rows: dict[str, Row]) -> str:
    floor_ms = about["decode_ms"] + rows["floor"]["speed"]["25"]["p50_ms"]
    return f"{row['speed']['25']['p50_ms'] / floor_ms:.1f}"


def block(results: dict[str, Any]) -> str:
    """The README's few lines."""
    if not results:
        return "[Compared with others](docs/comparison.md): not measured yet.\n"
    rows = results["peers"]
    lines = [
        "| 25 faces, 1280 x 720, two cores | frames/s | faces found | labels right |",
        "|---|---|---|---|",
    ]
    for name, peer in PEERS.items():
        row = rows.get(name, {})
        if "speed" in row and "gallery" in row:
            lines.append(
                f"| {peer['title']} | {_fps(row, '25')} | {_share(row['gallery']['found'])} | "
                f"{_share(row['gallery']['right'])} |"
            )
    return "\n".join(
        [*lines, "", "More, and where others are ahead: [comparison](docs/comparison.md).\n"]
    )


def plot(results: dict[str, Any], path: Path) -> None:
    """Frames/s by number of faces, both axes logarithmic."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 4.2), layout="constrained")
    axes = figure.subplots()
    for name, peer in PEERS.items():
        speed = results["peers"].get(name, {}).get("speed", {})
        if all(scene in speed for scene in ("1", "5", "25", "100")):
            values = [speed[scene]["fps"] for scene in ("1", "5", "25", "100")]
            ours = name in _OURS
            axes.plot(
                (1, 5, 25, 100),
                values,
                marker="o",
                linewidth=2.5 if ours else 1.2,
                linestyle="--" if peer.get("browser") else "-",
                label=peer["title"],
            )
    axes.set(xscale="log", yscale="log", xlabel="faces", ylabel="frames/s")
    axes.set_xticks((1, 5, 25, 100), labels=("1", "5", "25", "100"))
    axes.grid(alpha=0.3)
    axes.legend(fontsize=8, loc="center left", bbox_to_anchor=(1, 0.5))
    figure.savefig(path, dpi=110)


def read() -> dict[str, Any]:
    """The results that are stored; empty where nothing was measured."""
    found: dict[str, Any] = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    return found


def readme(text: str, results: dict[str, Any]) -> str:
    """The README with its block written anew."""
    before, start, rest = text.partition(_BOUNDS[0])
    _, end, after = rest.partition(_BOUNDS[1])
    return before + start + block(results) + end + after


def write() -> None:
    """Write the page, its plot and the README's block."""
    results = read()
    if results:
        plot(results, ROOT / "docs" / "pictures" / _PLOT)
    PAGE.write_text(page(results), "utf-8")
    README.write_text(readme(README.read_text("utf-8"), results), "utf-8")
