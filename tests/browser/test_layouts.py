"""Pages with longer words and from right to left: nothing is cut off or scrolls sideways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from roomtone.languages import PSEUDO
from roomtone.live.pages import Pages
from roomtone.recap import recap_page
from tests.live.conftest import running
from tests.recap.test_recap import full

from .conftest import BUILT, serious

PAGES = ["student", "pulse", "camera", "sign-in", "sign-out", "framed", "waiting", "recap"]
LTI_VIEWS = ["refused", "wait", "cookies", "window", "choose", "send", "registered"]
VALUES = {
    "signed_out": True,
    "provider": True,
    "next": "/",
    "problem": "!",
    "why": "!",
    "detail": "The platform answered 500, or no JSON.",
    "course": "Molecular Biology 8b",
    "asked": {},
    "running": [("ABCD2345", "Molecular Biology 8b")],
}
#: Texts that leave their own box or the page, and a page that scrolls sideways.
WRONG = """() => {
  const wrong = [];
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > wide)
    wrong.push(`scrolls sideways: ${document.documentElement.scrollWidth} of ${wide}`);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    let box = text.parentElement;
    if (!text.data.trim() || box.closest("script, option, .scroll")) continue;
    while (getComputedStyle(box).display === "inline") box = box.parentElement;
    if (getComputedStyle(box).clipPath !== "none") continue; // for those who listen
    const { left, right } = box.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const line of range.getClientRects())
      if (line.left < Math.max(left, 0) - 1 || line.right > Math.min(right, wide) + 1) {
        wrong.push(`<${box.localName} id="${box.id}"> ${text.data.trim().slice(0, 40)}`);
        break;
      }
  }
  return wrong;
}"""
#: Shows at once what a page shows one after the other.
SHOW_ALL = """() => {
  for (const one of document.querySelectorAll("input[hidden], button[hidden]:empty")) one.remove();
  for (const one of document.querySelectorAll("[hidden]")) one.hidden = false;
  for (const one of document.querySelectorAll("details, dialog")) one.open = true;
}"""


@pytest.fixture
def address() -> Iterator[str]:
    if not BUILT.is_file():
        pytest.skip("needs the built pages: python hatch_build.py")
    pages = Pages()

    async def show(request: Request) -> HTMLResponse:
        query = request.query_params
        if query["page"] == "recap":
            earlier = [full(name="Molecular Biology 8b")]
            return HTMLResponse(recap_page(full(), earlier, language=query["language"]))
        text = pages.render(request, query["page"], view=query.get("view", ""), **VALUES)
        return HTMLResponse(text.replace('http-equiv="refresh"', ""))

    with running(Starlette(routes=[Route("/show", show), *pages.routes()])) as address:
        yield address


def test_texts_of_any_length_and_direction_stay_in_their_boxes(browser: Any, address: str) -> None:
    wrong = []
    shown = [f"page={name}" for name in PAGES] + [f"page=lti&view={view}" for view in LTI_VIEWS]
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        for language in (PSEUDO, "ar"):
            for name in shown:
                page.goto(f"{address}/show?{name}&language={language}")
                page.evaluate(SHOW_ALL)
                for width in (1280, 390):
                    page.set_viewport_size({"width": width, "height": 800})
                    found = page.evaluate(WRONG)
                    wrong += [f"{name} {language} {width}: {one}" for one in found]
    assert not wrong, "\n".join(wrong)


def test_axe_finds_nothing_serious_in_any_language(browser: Any, address: str) -> None:
    wrong = []
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/*.js", lambda route: route.abort())
        for language in ("en", "de", "ar"):
            for name in ("student", "pulse", "camera", "sign-in", "recap"):
                page.goto(f"{address}/show?page={name}&language={language}")
                page.evaluate(SHOW_ALL)
                wrong += [f"{name} {language}: {one}" for one in serious(page)]
    assert not wrong, "\n".join(wrong)
