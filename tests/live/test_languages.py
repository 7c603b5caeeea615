"""The languages of the pages: which one a reader gets, and what is in no catalog."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import jinja2
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from roomtone.languages import LANGUAGES, PSEUDO, chosen, words_in
from roomtone.live.pages import Pages

SOURCES = Path(__file__).parents[2] / "web"
#: What is the same in every language: names, keys, units, fields of messages.
SAME = {"roomtone", "n", "age_ms", "who", "q", "p", "Esc", "Enter", "m", "c", "d", "f", "x", "?"}


def build(folder: Path) -> Path:
    page = folder / "student" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text((SOURCES / "student" / "index.html").read_text("utf-8"), "utf-8")
    return folder


class Texts(HTMLParser):
    """The texts of a page that its readers see or hear."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.script = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.script = tag in ("script", "style")
        for name, value in attrs:
            if name in ("aria-label", "title", "placeholder", "alt") and value:
                self.found.append(value)

    def handle_endtag(self, tag: str) -> None:
        self.script = False

    def handle_data(self, data: str) -> None:
        if not self.script and re.search(r"[A-Za-z]", data):
            self.found.append(" ".join(data.split()))


def test_a_reader_gets_the_language_of_the_address_then_the_cookie_then_the_browser() -> None:
    cookie = {"roomtone_language": PSEUDO}
    assert chosen({"language": "en"}, cookie, "") == "en"
    assert chosen({"language": "tlh"}, cookie, "en") == PSEUDO
    assert chosen({}, {}, "tlh;q=1, en;q=wrong") == "en"


VIEWS = ("refused", "wait", "cookies", "window", "choose", "send", "registered")


@pytest.mark.parametrize(
    ("name", "view"),
    [
        (name, "")
        for name in ("student", "pulse", "camera", "sign-in", "sign-out", "framed", "waiting")
    ]
    + [("lti", view) for view in VIEWS],
)
def test_no_text_of_a_page_is_outside_the_catalogs(name: str, view: str) -> None:
    templates = jinja2.Environment(loader=jinja2.FileSystemLoader(SOURCES), autoescape=True)
    page = templates.get_template(f"{name}/index.html").render(
        t=words_in(PSEUDO), signed_out=True, provider=True, next="/", view=view, asked={}
    )
    left = [text.replace("roomtone", "").strip(" ·") for text in Texts(page).found]
    assert len(left) > 1
    assert not [text for text in left if text and text not in SAME and not text.startswith("[")]


def test_a_page_comes_in_its_readers_language_with_that_catalog_alone(tmp_path: Path) -> None:
    with TestClient(Starlette(routes=Pages(build(tmp_path)).routes())) as client:
        page = client.get("/join", headers={"accept-language": "en"})
        assert '<html lang="en" dir="ltr">' in page.text
        assert "student-leave = Leave and delete" in page.text
        assert "set-cookie" not in page.headers
        etag = {"if-none-match": page.headers["etag"]}
        assert client.get("/join", headers=etag).status_code == 304

        asked = client.get(f"/join/ABCD2345?language={PSEUDO}&x=1")
        assert f"roomtone_language={PSEUDO}" in asked.headers["set-cookie"]
        assert f'<html lang="{PSEUDO}"' in asked.text
        assert "Type the code" not in asked.text
        assert "x=1" not in asked.text, "a kept page knows nothing of one request"
        assert f'lang="{PSEUDO}"' in client.get("/join", headers=etag).text  # by the cookie
        for tag, own in LANGUAGES.items():
            assert (
                f'<a href="?language={tag}" lang="{tag}" hreflang="{tag}">{own}</a>' in asked.text
            )
