"""The documentation site: its build, its reference, and the programs that it shows."""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
import re
import shutil
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import roomtone
from roomtone.live.http import api
from roomtone.live.hub import Hub
from roomtone.live.pages import BUILT

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def _module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"docs_{name}", DOCS / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def build() -> ModuleType:
    return _module("build")


def _pages(nav: list[Any]) -> list[str]:
    found = []
    for entry in nav:
        for page in entry.values() if isinstance(entry, dict) else [entry]:
            found += _pages(page) if isinstance(page, list) else [page]
    return found


def test_every_page_is_in_the_navigation():
    nav = _pages(tomllib.loads((ROOT / "zensical.toml").read_text())["project"]["nav"])
    assert len(nav) == len(set(nav))
    for page in DOCS.glob("*.md"):
        assert page.name in nav, f"zensical.toml: expected {page.name} under nav"


def test_the_reference_has_every_exported_name():
    listed = re.findall(r"^::: roomtone\.(\w+)$", (DOCS / "library.md").read_text(), re.M)
    assert sorted(listed) == [name for name in roomtone.__all__ if name != "__version__"]


def test_every_route_of_the_api_is_on_the_site(build):
    schema = api(Hub()).openapi()
    text = "\n".join(build.routes(schema))
    for path, methods in schema["paths"].items():
        for method in methods:
            assert f"### `{method.upper()} /api{path}`\n" in text
    linked = set(re.findall(r"\]\(#(\w+)\)", text))
    assert linked <= {name.lower() for name in re.findall(r"^### (\w+)$", text, re.M)}
    assert "| `min_group_size` |" in text


def test_the_law_page_says_what_the_policy_allows(build):
    text = "\n".join(build.law())
    [education] = re.findall(r"^\| `education`.*", text, re.M)
    assert education.endswith("| student feedback alone | faces of those who agreed |")
    assert "Germany" in text
    assert "Norway" in text


def test_examples_in_docstrings_are_shown_as_code():
    fenced = _module("doctests").fenced("It adds.\n\n>>> add(1, 2)\n3\n\nMore text.")
    assert fenced == "It adds.\n\n```pycon\n>>> add(1, 2)\n3\n```\n\nMore text."


def test_the_build_finds_what_is_missing_and_what_comes_from_elsewhere(build, tmp_path):
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "index.html").write_text(
        '<a href="https://elsewhere.example/">a link</a> <a href="../">up</a> <a href="#x">x</a>'
        '<img src="../none.png"> <script src="https://cdn.example/a.js"></script>'
        '<link rel="stylesheet" href="//fonts.example/a.css">'
    )
    (tmp_path / "index.html").write_text('<a href="here/">here</a> <a href="mailto:a@b.example">')
    (tmp_path / "a.css").write_text("@import url(https://fonts.example/b.css)")
    assert list(build.faults(tmp_path)) == [
        "a.css: loads https://fonts.example/b.css",
        "here/index.html: no such file: ../none.png",
        "here/index.html: loads https://cdn.example/a.js",
        "here/index.html: loads //fonts.example/a.css",
    ]


def test_the_page_to_try_has_all_it_needs_in_five_megabytes(build, tmp_path):
    if not shutil.which("npm") or not any(BUILT.glob("assets/*.wasm.br")):
        pytest.skip("needs npm and the built pages: python hatch_build.py")
    build.try_page(tmp_path / "try")
    files = [path for path in (tmp_path / "try").rglob("*") if path.is_file()]
    assert 3_000_000 < sum(path.stat().st_size for path in files) < 5_000_000
    html = (tmp_path / "try" / "index.html").read_text()
    assert "connect-src 'self'" in html
    scripts = re.findall(r'(?:src|href)="([^"]+\.(?:js|css))"', html)
    assert len(scripts) == 2
    assert all((tmp_path / "try" / path).is_file() for path in scripts)
    models = tmp_path / "try" / "models"
    contract = json.loads((models / "contract.json").read_text())
    assert set(contract) == {"nano", "yunet", "runtime"}
    for one in contract.values():
        data = gzip.decompress((models / one["file"]).read_bytes())
        assert hashlib.sha256(data).hexdigest() == one["sha256"]


def test_the_citation_is_of_this_version():
    assert f'version: "{roomtone.__version__}"' in (ROOT / "CITATION.cff").read_text()


def test_the_librarys_examples_run(clip, portrait_file, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lesson.mp4").write_bytes(clip.read_bytes())
    (tmp_path / "class.jpg").write_bytes(portrait_file.read_bytes())
    for code in re.findall(r"```python\n(.*?)```", (DOCS / "library.md").read_text(), re.S):
        exec(compile(code, "library.md", "exec"), {})  # noqa: S102 - our own page
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("happiness 1.00 (")
    assert said[1] == "0.0 0 of 2 None"  # fewer than five people: nothing is said
