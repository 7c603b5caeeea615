"""A reveal.js deck at another address, in Chromium: its slides become markers of a class."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Server, files_server, until

REVEAL = Path(__file__).parents[2] / "web" / "node_modules" / "reveal.js" / "dist"
DECK = """<!doctype html>
<link rel="stylesheet" href="reveal.css" />
<div class="reveal"><div class="slides">
  <section><h1>Optics</h1></section>
  <section><p>no heading</p></section>
  <section><h2>Passed over</h2></section>
  <section data-roomtone="Lenses"><h2>A long title</h2></section>
  <section data-roomtone=""><h2>Left out</h2></section>
</div></div>
<script src="reveal.js"></script>
<script src="{server}/web/roomtone-reveal.js"></script>
<script>Reveal.initialize({{ plugins: [RoomtoneReveal], transition: "none" }});</script>
"""


@pytest.fixture
def deck(server: Server, browser: Any, tmp_path: Path) -> Iterator[Any]:
    """A page with a deck of another origin."""
    for name in ("reveal.js", "reveal.css"):
        (tmp_path / name).write_bytes((REVEAL / name).read_bytes())
    (tmp_path / "deck.html").write_text(DECK.format(server=server.address))
    with files_server(tmp_path) as address:
        page = browser.new_page()
        page.goto(f"{address}/deck.html")
        page.wait_for_selector(".reveal.ready")
        yield page
        page.close()


def test_slides_of_a_deck_become_markers(deck: Any, server: Server) -> None:
    made = server.api("POST", "/classes", {})
    path = f"/classes/{made['code']}/feed"

    def names() -> list[str]:
        return [one["text"] for one in server.api("GET", path)[0]["markers"]]

    def connect(link: str) -> None:
        deck.once("dialog", lambda dialog: dialog.accept(link))
        deck.keyboard.press("r")

    connect("nonsense")
    deck.wait_for_selector("text=expected a link")
    connect(server.address + made["pulse"])
    assert until(names, page=deck) == ["1. Optics"]
    deck.keyboard.press("ArrowRight")
    assert until(lambda: names()[1:], page=deck) == ["slide 2"]
    deck.keyboard.press("ArrowRight")
    deck.keyboard.press("ArrowRight")
    assert until(lambda: names()[2:], page=deck) == ["4. Lenses"], "the one that stands"
    deck.reload()
    assert until(lambda: names()[3:], page=deck) == ["1. Optics"], "this tab knows the class"
    server.api("POST", f"/classes/{made['code']}/end")
    deck.keyboard.press("ArrowRight")
    deck.wait_for_selector("text=no marker was set: This class is over")
