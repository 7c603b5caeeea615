"""The routes of the built pages, on a folder of the shape that the build makes."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from roomtone.errors import SourceError
from roomtone.live.pages import Pages


def build(folder: Path, asset: str) -> None:
    for name in ("student", "pulse", "camera", "docs"):
        page = folder / name / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f'<script src="/web/assets/{asset}"></script>')
    assets = folder / "assets"
    assets.mkdir(exist_ok=True)
    for old in assets.iterdir():
        old.unlink()
    (assets / asset).write_text("1")


def test_pages_that_are_built_anew_under_a_running_server_come_with_their_files(tmp_path) -> None:
    build(tmp_path, "main-1.js")
    with TestClient(Starlette(routes=Pages(tmp_path).routes())) as client:
        assert client.get("/web/assets/main-1.js").status_code == 200
        build(tmp_path, "main-2.js")
        assert "main-2.js" in client.get("/join").text
        found = client.get("/web/assets/main-2.js")
        assert (found.status_code, found.text) == (200, "1")
        assert client.get("/web/assets/main-1.js").status_code == 404


def test_pages_are_asked_for_as_pages_alone(tmp_path) -> None:
    build(tmp_path, "main.js")
    with TestClient(Starlette(routes=Pages(tmp_path).routes())) as client:
        for path in ("student/index.html", "none.js", "../conftest.py"):
            assert client.get(f"/web/{path}").status_code == 404


def test_pages_that_were_not_built_are_told_of(tmp_path) -> None:
    with pytest.raises(SourceError, match="expected the built pages"):
        Pages(tmp_path)
