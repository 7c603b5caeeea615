"""Build what a release ships and describe it: `python -m benchmarks.release`, or `make release`.

dist/ gets the wheel and the source distribution, a software bill of materials (CycloneDX) of the
Python packages and one of the pages' packages, and a list of licenses. docs/releasing.md gets what
an installation weighs: a fresh environment for each set of extras, with the versions of
constraints.txt; and what became of the README's examples in fresh environments of each Python at
hand, from the wheel and from the source distribution. It takes some minutes and needs the extra
`release`, Node and a package index.
"""

from __future__ import annotations

import argparse
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).parents[1]
_DIST = _ROOT / "dist"
_PAGE = _ROOT / "docs" / "releasing.md"
#: Pythons that roomtone supports.
_PYTHONS = ("3.11", "3.12", "3.13")
#: Sets of extras, and the most that they may weigh: installed and packed, MB; None: no limit.
LIMITS: dict[str, tuple[int, int] | None] = {"": None, "live": (450, 150), "console": (750, 240)}
#: Makes a program fail where the installed package cannot do what it is for.
_TRIED = (
    "import roomtone, numpy; roomtone.Pipeline().step(roomtone.Frame(numpy.zeros((9, 9, 3), 'u1')))"
)


@dataclass(frozen=True)
class Installed:
    """An installation of one set of extras.

    Attributes:
        extra: its name; empty for none.
        seconds: that pip took.
        packages: distributions, roomtone among them.
        bytes_: of its packages' files, compiled modules left out.
        packed: bytes of the same as .tar.gz.
    """

    extra: str
    seconds: float
    packages: int
    bytes_: int
    packed: int


@dataclass(frozen=True)
class Tried:
    """The README's examples in one fresh environment.

    Attributes:
        python: its version.
        source: "wheel" or "sdist".
        installed_s, examples_s: seconds that pip and the examples took.
    """

    python: str
    source: str
    installed_s: float
    examples_s: float


#: Writes the files that the README's examples read, of a public-domain portrait.
_INPUTS = """
import shutil, sys
from pathlib import Path
import numpy as np
from roomtone.vision.images import read_image
from roomtone.vision.video import VideoWriter
shutil.copy(sys.argv[1], "class.jpg")
tile = read_image(Path(sys.argv[1]))
with VideoWriter(Path("lesson.mp4")) as video:
    for number in range(30):
        video.write(np.roll(tile, number, 1), number / 10)
"""


def pythons() -> Iterator[tuple[str, str]]:
    """Versions and interpreters at hand, of those that roomtone supports."""
    for version in _PYTHONS:
        name = f"python{version}"
        found = Path.home().glob(f".pyenv/versions/{version}.*/bin/{name}")
        if path := next(map(str, found), None) or shutil.which(name):  # shims of pyenv may not run
            yield version, path


def try_readme(interpreter: str, version: str, package: Path, folder: Path) -> Tried:
    """Install a wheel or an sdist in a fresh environment and run the README's examples there."""
    _run(interpreter, "-m", "venv", str(folder))
    python, tool = str(folder / "bin" / "python"), str(folder / "bin" / "roomtone")
    pip = [python, "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    began = time.perf_counter()
    _run(*pip, "--no-compile", "-c", str(_ROOT / "constraints.txt"), f"{package}[video]")
    installed_s = time.perf_counter() - began
    empty = folder / "examples"
    empty.mkdir()
    _run(python, "-c", _INPUTS, str(_ROOT / "tests" / "golden" / "gallery.png"), cwd=empty)
    began = time.perf_counter()
    readme = (_ROOT / "README.md").read_text("utf-8")
    for code in re.findall(r"```python\n(.*?)```", readme, re.S):
        said = _run(python, "-W", "error", "-c", code, cwd=empty)
        if "happiness" not in said and " of " not in said:
            raise SystemExit(f"Python {version}, {package.name}: an example said {said!r}")
    _run(tool, "photo", "class.jpg", "--json", cwd=empty)
    watch = ["watch", "lesson.mp4", "--headless", "--signal", "class.jsonl", "--save", "read.mp4"]
    _run(tool, *watch, cwd=empty)
    source = "wheel" if package.suffix == ".whl" else "sdist"
    return Tried(version, source, installed_s, time.perf_counter() - began)


def build() -> Path:
    """Make the source distribution and the wheel; the wheel's path."""
    for old in _DIST.glob("*"):
        old.unlink()
    _run(sys.executable, "-m", "build", "--outdir", str(_DIST), str(_ROOT))
    return next(_DIST.glob("*.whl"))


def install(wheel: Path, extra: str, folder: Path) -> tuple[Path, Installed]:
    """Install a wheel in an environment of its own; its interpreter, and what it weighs."""
    _run(sys.executable, "-m", "venv", "--without-pip", str(folder))
    python = folder / "bin" / "python"
    wanted = f"{wheel}[{extra}]" if extra else str(wheel)
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    began = time.perf_counter()
    _run(*pip, "--quiet", "install", "--no-compile", "-c", str(_ROOT / "constraints.txt"), wanted)
    seconds = time.perf_counter() - began
    [packages] = (folder / "lib").glob("python*/site-packages")
    files = list(files_of(packages))
    size = sum(path.stat().st_size for path in files)
    archive = folder / "packed.tar.gz"
    with tarfile.open(archive, "w:gz", compresslevel=6) as packed:
        for path in files:
            packed.add(path)
    count = len(list(packages.glob("*.dist-info")))
    _run(str(python), "-c", _TRIED)
    _run(str(folder / "bin" / "roomtone"), "--version")
    return python, Installed(extra, seconds, count, size, archive.stat().st_size)


def files_of(packages: Path) -> Iterator[Path]:
    """The files of an environment's packages, without pip and compiled modules."""
    for path in sorted(packages.rglob("*")):
        first = path.relative_to(packages).parts[0]
        own = first == "pip" or first.startswith("pip-")
        if path.is_file() and not own and path.suffix != ".pyc":
            yield path


def describe(python: Path) -> None:
    """Write the bills of materials and the licenses of what an environment has."""
    tools = Path(sys.executable).parent
    bill = ["environment", str(python), "--pyproject", str(_ROOT / "pyproject.toml")]
    bill += ["--output-reproducible", "-o", str(_DIST / "roomtone-python.cdx.json")]
    _run(str(tools / "cyclonedx-py"), *bill)
    pages = ["npm", "--prefix", str(_ROOT / "web"), "sbom", "--sbom-format", "cyclonedx"]
    text = _run(*pages, "--omit", "dev", "--package-lock-only")
    (_DIST / "roomtone-pages.cdx.json").write_text(text, "utf-8")
    listed = ["--python", str(python), "--from", "mixed", "--with-urls", "--format", "markdown"]
    (_DIST / "licenses.md").write_text(_run(str(tools / "pip-licenses"), *listed), "utf-8")


def table(rows: list[Installed]) -> Iterator[str]:
    """What installations weigh, as Markdown."""
    yield "| installed | packages | MB | at most | packed, MB | at most | seconds |"
    yield "|---|---|---|---|---|---|---|"
    for row in rows:
        name = f"`roomtone[{row.extra}]`" if row.extra else "`roomtone`"
        most = LIMITS.get(row.extra) or ("", "")
        yield (
            f"| {name} | {row.packages} | {row.bytes_ / 1e6:.0f} | {most[0]} "
            f"| {row.packed / 1e6:.0f} | {most[1]} | {row.seconds:.0f} |"
        )


def too_heavy(rows: list[Installed]) -> Iterator[str]:
    """The sets of extras that weigh more than they may."""
    for row in rows:
        limits = LIMITS.get(row.extra)
        if limits and (row.bytes_ > limits[0] * 1e6 or row.packed > limits[1] * 1e6):
            yield row.extra


def tried_table(rows: list[Tried]) -> Iterator[str]:
    """What became of the README's examples, as Markdown."""
    yield "| Python | installed from | installation, seconds | README's examples, seconds |"
    yield "|---|---|---|---|"
    for row in rows:
        yield f"| {row.python} | {row.source} | {row.installed_s:.0f} | {row.examples_s:.0f} |"


def write(page: Path, part: str, lines: list[str]) -> None:
    """Put lines into a page, between `<!-- part -->` and `<!-- /part -->`."""
    start, end = f"<!-- {part} -->", f"<!-- /{part} -->"
    text = page.read_text("utf-8")
    before, rest = text.split(start)
    after = rest.split(end)[1]
    middle = "\n".join(lines)
    page.write_text(f"{before}{start}\n{middle}\n{end}{after}", "utf-8")


def _run(*command: str, cwd: Path | None = None) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def main() -> int:
    """Build, measure, describe; the exit status."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    arguments.parse_args()
    wheel = build()
    commit = _run("git", "-C", str(_ROOT), "rev-parse", "--short", "HEAD").strip()
    rows, tried = [], []
    with tempfile.TemporaryDirectory() as made:
        for extra in LIMITS:
            python, row = install(wheel, extra, Path(made) / (extra or "base"))
            rows.append(row)
        describe(python)
        for version, interpreter in pythons():
            for package in (wheel, next(_DIST.glob("*.tar.gz"))):
                folder = Path(made) / f"{version}-{package.suffix}"
                tried.append(try_readme(interpreter, version, package, folder))
                shutil.rmtree(folder)
    size = wheel.stat().st_size / 1e6
    where = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    said = f"Commit {commit}, {where}; the wheel alone has {size:.1f} MB."
    write(_PAGE, "sizes", [*table(rows), "", said])
    write(_PAGE, "pythons", list(tried_table(tried)))
    heavy = list(too_heavy(rows))
    if heavy:
        sys.stderr.write(f"heavier than they may be: {', '.join(heavy)}\n")
    return len(heavy)


if __name__ == "__main__":
    sys.exit(main())
