"""Signing in to the console, in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .conftest import BUILT, Server

KEY = "the teacher's own key"


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Server]:
    """A server that asks for a key."""
    if not BUILT.is_file():
        pytest.skip("needs the built pages: python hatch_build.py")
    server = Server(tmp_path, 0, "--key", KEY, "--store", "none", console=True)
    yield server
    server.kill()


@pytest.mark.filterwarnings("default::ResourceWarning")
def test_a_teacher_signs_in_once_for_all_tabs_and_out_of_all(browser: Any, locked: Server) -> None:
    with browser.new_context(viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text))
        page.goto(f"{locked.address}/policy")
        assert page.url == f"{locked.address}/sign-in?next=%2Fpolicy"
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.locator("#key").fill("a guess")
        page.get_by_role("button", name="Open the console").click()
        page.get_by_role("alert").get_by_text("This is not the teacher's key.").wait_for()
        page.locator("#key").fill(KEY)
        page.keyboard.press("Enter")
        page.get_by_label("Country where the class takes place").wait_for()
        assert page.url == f"{locked.address}/policy"
        assert "roomtone_visit" not in page.evaluate("document.cookie")  # no script reads it
        page.reload()
        page.get_by_label("Country where the class takes place").wait_for()
        second = context.new_page()
        second.goto(f"{locked.address}/about")
        second.get_by_role("heading", name="About roomtone").wait_for()
        second.get_by_text("Sign out").click()
        second.get_by_role("button", name="Sign out").click()
        second.get_by_text("You are signed out.").wait_for()
        page.get_by_text("You are signed out.").wait_for()
        page.locator("#key").wait_for()
        assert not [text for text in refused if "Content Security Policy" in text]
