"""Pack web/engine as the npm package @roomtone/engine: `make engine`, or `python web/pack.py DIR`.

The engine is built by Vite, typed by TypeScript, gets the models and the runtime, and is packed
into dist/ (or DIR) by npm.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from roomtone import __version__
from roomtone.live.pages import write_packed

HERE = Path(__file__).parent
ROOT = HERE.parent
#: What the package has besides code: package.json, README, example.
PACKAGE = HERE / "engine" / "package"
_RELATIVE = re.compile(r'from "(\.[^"]+)"')


def pack(target: Path) -> Path:
    """Build the package and pack it into a folder; the archive.

    Raises:
        RuntimeError: a tool of the pages is missing or failed.
    """
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        _npx("vite", "build", "--config", "vite.engine.config.ts", "--outDir", made)
        write_packed(folder / "files", ("nano", "expression"))
        shutil.copytree(PACKAGE, folder, dirs_exist_ok=True)
        shutil.copy(ROOT / "LICENSE", folder)
        described = json.loads((folder / "package.json").read_text("utf-8"))
        described = {"name": described.pop("name"), "version": __version__} | described
        (folder / "package.json").write_text(json.dumps(described, indent=2), "utf-8")
        _types(folder / "types")
        target.mkdir(parents=True, exist_ok=True)
        said = _run("npm", "pack", "--silent", "--pack-destination", str(target), cwd=folder)
        return target / said.split()[-1]


def _types(target: Path) -> None:
    """Write the declarations that the entry point's need, with endings, as Node wants them."""
    with tempfile.TemporaryDirectory() as made:
        files = ["--declaration", "--emitDeclarationOnly", "--noEmit", "false", "--outDir", made]
        _npx("tsc", "--project", "tsconfig.json", "--rootDir", "..", *files)
        here = Path(made) / HERE.name
        for name in _needed(here, Path("engine/index.d.ts"), set()):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            text = _RELATIVE.sub(r'from "\1.js"', (here / name).read_text("utf-8"))
            (target / name).write_text(text, "utf-8")


def _needed(folder: Path, name: Path, seen: set[Path]) -> Iterator[Path]:
    if name in seen:
        return
    seen.add(name)
    yield name
    for wanted in _RELATIVE.findall((folder / name).read_text("utf-8")):
        path = (folder / name.parent / f"{wanted}.d.ts").resolve()
        yield from _needed(folder, path.relative_to(folder.resolve()), seen)


def _npx(*command: str) -> None:
    _run("npx", "--no-install", *command, cwd=HERE)


def _run(*command: str, cwd: Path) -> str:
    program = shutil.which(command[0])
    if program is None or not (HERE / "node_modules").is_dir():
        raise RuntimeError("expected Node 20.19 or newer and web/node_modules: npm --prefix web ci")
    done = subprocess.run(  # noqa: S603 - our own arguments
        [program, *command[1:]], cwd=cwd, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    archive = pack(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "dist").resolve())
    sys.stderr.write(f"{archive} ({archive.stat().st_size / 1e6:.1f} MB)\n")
