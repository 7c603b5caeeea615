"""The routes of the built pages, on a folder of the shape that the build makes."""

from __future__ import annotations

from pathlib import Path

import brotli
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from roomtone.errors import SourceError
from roomtone.live.pages import Pages


def build(folder: Path, asset: str) -> None:
    for name in ("student", "pulse", "camera", "docs", "framed"):
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


def test_a_file_comes_as_the_client_takes_it(tmp_path) -> None:
    build(tmp_path, "main.js")
    script = tmp_path / "assets" / "main.js"
    script.with_suffix(".js.br").write_bytes(brotli.compress(b"2" * 100_000))
    script.unlink()
    with TestClient(Starlette(routes=Pages(tmp_path).routes())) as client:
        for accepted in ("gzip, br", "gzip"):
            found = client.get("/web/assets/main.js", headers={"accept-encoding": accepted})
            assert found.text == "2" * 100_000
            assert found.headers["content-type"].startswith("text/javascript")
            assert found.headers.get("content-encoding") == ("br" if "br" in accepted else None)


def test_pages_are_asked_for_as_pages_alone(tmp_path) -> None:
    build(tmp_path, "main.js")
    with TestClient(Starlette(routes=Pages(tmp_path).routes())) as client:
        for path in ("student/index.html", "none.js", "../conftest.py"):
            assert client.get(f"/web/{path}").status_code == 404


def test_pages_that_were_not_built_are_told_of(tmp_path) -> None:
    with pytest.raises(SourceError, match="expected the built pages"):
        Pages(tmp_path)


def test_a_join_page_in_a_frame_of_another_address_opens_in_its_own_window(tmp_path: Path) -> None:
    build(tmp_path, "main.js")
    (tmp_path / "framed" / "index.html").write_text('<a href="{{ address }}">Open</a>')
    pages = Pages(tmp_path, ("https://moodle.example",))
    framed = {"sec-fetch-dest": "iframe", "sec-fetch-site": "cross-site"}
    with TestClient(Starlette(routes=pages.routes()), "https://class.example") as client:

        def get(place: str, headers: dict[str, str]) -> tuple[str, str]:
            answer = client.get(place, headers=headers)
            policy = answer.headers["content-security-policy"]
            return answer.text, policy.partition("frame-ancestors ")[2]

        text, frames = get("/join/ABCD2345", framed | {"referer": "https://other.example/"})
        assert (text, frames) == ('<a href="https://class.example/join/ABCD2345">Open</a>', "*")
        assert get("/join/ABCD2345", framed)[1] == "*"
        for headers in (
            framed | {"referer": "https://moodle.example/course"},
            framed | {"sec-fetch-site": "same-origin"},
            {},
        ):
            text, frames = get("/join/ABCD2345", headers)
            assert "main.js" in text
            assert frames == "'self' https://moodle.example"
        assert "*" not in get("/pulse/ABCD2345", framed)[1], "a pulse has a key"
