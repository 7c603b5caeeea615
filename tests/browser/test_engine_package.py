"""The npm package @roomtone/engine: packed, installed in a fresh Vite project, run in Chromium."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .conftest import BUILT, files_server

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / "web" / "node_modules" / ".bin"
GOLDEN = ROOT / "tests" / "golden"
#: The golden case that is read: nine faces.
CASE = {"picture": "gallery", "sides": [640], "model": "expression"}
_MAIN = """
import { createReader, FERPLUS, type Reading } from "@roomtone/engine";

declare global {
  interface Window { read(): Promise<readonly Reading[] | null>; order: readonly string[] }
}
window.order = FERPLUS;
window.read = async () => {
  const loaded: number[] = [];
  const reader = await createReader({
    model: "expression", base: "roomtone", sidePx: 640, onProgress: (share) => loaded.push(share),
  });
  if (!loaded.length) throw new Error("expected progress");
  const picture = await createImageBitmap(await (await fetch("gallery.png")).blob());
  const [readings, dropped] = await Promise.all([reader.read(picture, 0), reader.read(picture, 0)]);
  if (dropped) throw new Error("expected null while it is busy");
  if (!picture.width) throw new Error("expected the caller's picture to stay");
  reader.close();
  return readings;
};
"""


def _run(*command: str | Path, cwd: Path) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh Vite project that has the package installed."""
    if not BUILT.is_file() or not (TOOLS / "vite").exists():
        pytest.skip("needs web/node_modules and the built pages: python hatch_build.py")
    folder = tmp_path_factory.mktemp("project")
    from web.pack import pack

    archive = pack(folder)
    (folder / "package.json").write_text('{"type": "module", "private": true}')
    npm = str(shutil.which("npm"))
    _run(npm, "install", "--offline", "--no-audit", "--no-fund", str(archive), cwd=folder)
    installed = folder / "node_modules" / "@roomtone" / "engine"
    (folder / "public").mkdir()
    shutil.copytree(installed / "files", folder / "public" / "roomtone")
    shutil.copy(GOLDEN / "gallery.png", folder / "public")
    (folder / "main.ts").write_text(_MAIN)
    (folder / "index.html").write_text('<script type="module" src="./main.ts"></script>')
    options = {
        "target": "es2022",
        "module": "nodenext",
        "strict": True,
        "noEmit": True,
        "types": [],
    }
    files = ["main.ts"]
    for page in (installed / "README.md", ROOT / "docs" / "browser.md"):
        [code] = re.findall(r"```ts\n(.*?)```", page.read_text(), re.S)
        files.append(f"{page.stem}.ts")
        (folder / files[-1]).write_text(code)
    tsconfig = {"compilerOptions": options, "files": files}
    (folder / "tsconfig.json").write_text(json.dumps(tsconfig))
    _run(TOOLS / "tsc", "--project", "tsconfig.json", cwd=folder)
    _run(TOOLS / "vite", "build", "--base", "./", cwd=folder)
    return folder


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    with files_server(project) as address:
        yield address


def test_it_reads_what_the_python_engine_reads(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/dist/")
    page.wait_for_function("window.read")
    seen = page.evaluate("window.read()")
    cases = json.loads((GOLDEN / "golden.json").read_text())
    [case] = [one for one in cases if CASE.items() <= one.items()]
    assert len(seen) == len(case["readings"][0]) == 9
    for reading, twin in zip(seen, case["readings"][0], strict=True):
        for name in ("who", "expression", "uncertain"):
            assert reading[name] == twin[name]
        assert reading["box"] == pytest.approx(twin["box"], abs=1)
        assert reading["probabilities"] == pytest.approx(twin["probabilities"], abs=1e-3)
        assert reading["fer2013"] == pytest.approx(twin["fer2013"], abs=1e-3)
        assert reading["quality"] == pytest.approx(twin["quality"], abs=0.01)
    page.close()


def test_its_example_page_reads_a_picture_without_a_bundler(
    browser: Any, address: str, portrait_file: Path
) -> None:
    page = browser.new_page()
    page.goto(f"{address}/node_modules/@roomtone/engine/example/index.html")
    page.wait_for_selector("input:enabled")
    page.set_input_files("input", portrait_file)
    page.wait_for_function("document.querySelector('pre').textContent")
    [reading] = json.loads(page.inner_text("pre"))
    assert reading["expression"] == "happiness"
    page.close()
