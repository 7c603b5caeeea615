"""The documentation's page to try the reader on: from a plain file server, below some path."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .conftest import BUILT, files_server, until

_BUILD = Path(__file__).parents[2] / "docs" / "build.py"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not BUILT.is_file() or not shutil.which("npm"):
        pytest.skip("needs npm and the built pages: python hatch_build.py")
    spec = importlib.util.spec_from_file_location("docs_build", _BUILD)
    assert spec and spec.loader
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    root = tmp_path_factory.mktemp("host")
    build.try_page(root / "some" / "where" / "try")
    sizes = [path.stat().st_size for path in root.rglob("*") if path.is_file()]
    assert 3_000_000 < sum(sizes) < 5_000_000, "over the wire, from a host that does not compress"
    with files_server(root) as address:
        yield f"{address}/some/where/try/"


def test_a_picture_and_a_camera_are_read_on_the_device(
    browser: Any, address: str, portrait_file: Path, tmp_path: Path
) -> None:
    context = browser.new_context(permissions=["camera"])
    page = context.new_page()
    answers: list[Any] = []
    mistakes: list[str] = []
    page.on("requestfinished", lambda request: answers.append(request))
    page.on("console", lambda said: said.type == "error" and mistakes.append(said.text))
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    page.goto(address)
    assert page.is_disabled("#use-camera")
    assert page.is_disabled("#use-picture")
    page.check("#agreed")
    page.set_input_files("#file", portrait_file)
    until(lambda: "1 face in view, readable" in page.inner_text("#seen"), 30, page)
    assert "happiness" in page.inner_text(".person h2")
    assert page.locator("#overlay").evaluate(
        "canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)"
        ".data.some(Boolean)"
    ), "a box is drawn"
    page.click("#stop")
    assert page.is_hidden("#stage")
    no_picture = tmp_path / "notes.png"
    no_picture.write_text("not a picture")
    page.set_input_files("#file", no_picture)
    until(lambda: "notes.png: expected a picture" in page.inner_text("#trouble"), page=page)
    page.click("#use-camera")
    until(lambda: page.locator(".person").count() == 1, 20, page)
    assert page.is_hidden("#trouble")
    page.click("#stop")
    assert page.evaluate("document.querySelector('video').srcObject") is None
    assert mistakes == []
    for one in answers:
        assert one.method == "GET"
        assert one.url.startswith((address, "blob:")), one.url
    context.close()
