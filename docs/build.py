"""Build the documentation site: `make docs`, or `python docs/build.py`.

The pages of this folder and those of the repository's root (changelog, contributing, security) are
copied to out/docs, with the HTTP API's routes filled in from the server's own schema; Zensical
builds out/site from them, strictly: a broken link ends the build. So does a page that lacks a
picture, or would load anything from another host.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from roomtone.countries import COUNTRIES
from roomtone.live.http import api
from roomtone.live.hub import Hub
from roomtone.live.pages import write_packed
from roomtone.policy import AI_ACT, PURPOSES, Policy

HERE = Path(__file__).parent
ROOT = HERE.parent
PAGES = ROOT / "out" / "docs"
SITE = ROOT / "out" / "site"
#: Pages of the repository's root that belong to the site.
_ROOT_PAGES = ("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
#: From a page of this folder to a file outside of it.
_LINK_OUT = re.compile(r"\]\(\.\./([\w./-]+)")
#: Where pages get what is generated: docs/http-api.md and docs/law.md.
_ROUTES = "<!-- routes -->"
_LAW = "<!-- law -->"
#: Links by which a browser fetches something; others are for people to follow.
_FETCHING = {"stylesheet", "icon", "preload", "modulepreload", "preconnect", "manifest"}
_FETCHED_BY_STYLE = re.compile(r"""(?:@import|url\()\s*["']?((?:https?:)?//[^"')]*)""")


def stage() -> None:
    """Copy the pages to out/docs and fill in what is generated."""
    shutil.rmtree(PAGES, ignore_errors=True)
    shutil.copytree(HERE, PAGES, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    for name in _ROOT_PAGES:
        text = (ROOT / name).read_text("utf-8").replace("](docs/", "](")
        (PAGES / name.lower()).write_text(text, "utf-8")
    for page in PAGES.glob("*.md"):
        page.write_text(_LINK_OUT.sub(_copied, page.read_text("utf-8")), "utf-8")
    _fill("http-api.md", _ROUTES, routes(api(Hub()).openapi()))
    _fill("law.md", _LAW, law())


def _copied(link: re.Match[str]) -> str:
    """A link to a file of the repository, as one to its copy on the site."""
    if link[1] in _ROOT_PAGES:
        return f"]({link[1].lower()}"
    copy = PAGES / "files" / link[1]
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / link[1], copy)
    return f"](files/{link[1]}"


def _fill(page: str, mark: str, lines: Iterable[str]) -> None:
    text = (PAGES / page).read_text("utf-8")
    if text.count(mark) != 1:
        raise ValueError(f"docs/{page}: expected {mark} once; got it {text.count(mark)} times.")
    (PAGES / page).write_text(text.replace(mark, "\n".join(lines)), "utf-8")


def try_page(target: Path) -> None:
    """Build the page on which people try the reader (web/try), with its models, to a folder.

    The runtime and the models are packed, so that little is sent by hosts that do not compress.

    Raises:
        RuntimeError: Node is missing, or the build failed.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise RuntimeError("expected npm (Node 20.19 or newer) on the PATH; found none.")
    command = [npm, "--prefix", str(ROOT / "web"), "run", "--silent", "build:site"]
    command += ["--", "--outDir", str(target.resolve())]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise RuntimeError(f"the page to try could not be built:\n{done.stdout}{done.stderr}")
    write_packed(target / "models", ("nano",))


def law() -> Iterator[str]:
    """What a policy of each place and purpose allows, as Markdown."""
    here, elsewhere = min(AI_ACT), min(set(COUNTRIES) - AI_ACT)
    yield "| purpose | in the EU and the EEA | elsewhere |\n|---|---|---|"
    for purpose, meaning in PURPOSES.items():
        allowed = (Policy(place, purpose).faces for place in (here, elsewhere))
        yes, no = "faces of those who agreed", "student feedback alone"
        cells = (yes if faces else no for faces in allowed)
        yield f"| `{purpose}`: {meaning} | {' | '.join(cells)} |"
    yield "| not set | student feedback alone | student feedback alone |\n"
    yield (
        "In the EU and the EEA the AI Act (Regulation (EU) 2024/1689, Article 5(1)(f)) prohibits "
        "inferring students' emotions from their faces, medical and safety reasons aside, with or "
        f"without consent. It applies in {', '.join(sorted(COUNTRIES[one] for one in AI_ACT))}. "
        "Other laws may require more: written consent, notice, limits on storage."
    )


def routes(schema: dict[str, Any]) -> Iterator[str]:
    """Every route of an OpenAPI schema and every body, as Markdown."""
    for path, methods in schema["paths"].items():
        for method, route in methods.items():
            yield f"### `{method.upper()} /api{path}`\n"
            yield route.get("description", route["summary"]).strip() + "\n"
            if parameters := route.get("parameters"):
                yield "| parameter | in | type | |\n|---|---|---|---|"
                for one in parameters:
                    note = "required" if one.get("required") else _default(one["schema"])
                    yield f"| `{one['name']}` | {one['in']} | {_type(one['schema'])} | {note} |"
                yield ""
            if body := route.get("requestBody"):
                yield f"Body: {_content(body)}\n"
            for status, answer in route["responses"].items():
                if status.startswith("2"):
                    empty = "no body" if status == "204" else "a file"
                    yield f"Answer {status}: {_content(answer) or empty}\n"
    yield "## Bodies\n"
    for name, body in schema["components"]["schemas"].items():
        if name in ("HTTPValidationError", "ValidationError"):
            continue
        yield f"### {name}\n"
        if said := body.get("description"):
            yield said.split("\n\nAttributes:")[0].strip() + "\n"
        yield "| field | type | |\n|---|---|---|"
        for field, kind in body.get("properties", {}).items():
            note = kind.get("description", "")
            if field not in body.get("required", ()):
                note = f"{note} {_default(kind)}".strip()
            yield f"| `{field}` | {_type(kind)} | {note} |"
        yield ""


def _content(described: dict[str, Any]) -> str:
    kinds = described.get("content", {})
    return ", ".join(
        f"{_type(one['schema'])} (`{kind}`)" if one.get("schema") else f"`{kind}`"
        for kind, one in kinds.items()
    )


def _type(kind: dict[str, Any]) -> str:
    """A JSON schema in a few words."""
    if reference := kind.get("$ref"):
        name = reference.rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if options := kind.get("anyOf"):
        return " or ".join(_type(one) for one in options)
    if values := kind.get("enum"):
        return ", ".join(f"`{value}`" for value in values)
    if "const" in kind:
        return f"`{kind['const']}`"
    if kind.get("type") == "array":
        return f"list of {_type(kind.get('items', {}))}"
    limits = [
        f"{word} {kind[key]}"
        for key, word in (
            ("minimum", "at least"),
            ("maximum", "at most"),
            ("exclusiveMinimum", "above"),
            ("minLength", "length at least"),
            ("maxLength", "length at most"),
        )
        if key in kind
    ]
    return ", ".join([kind.get("format", kind.get("type", "any")), *limits])


def _default(kind: dict[str, Any]) -> str:
    return f"default `{kind['default']}`" if kind.get("default") is not None else "optional"


class _Links(HTMLParser):
    """What a page links to, and what it makes a browser fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if source := values.get("src"):
            self.fetched.append(source)
        if target := values.get("href"):
            fetches = tag == "link" and _FETCHING & set(values.get("rel", "").split())
            (self.fetched if fetches else self.links).append(target)


def faults(site: Path) -> Iterator[str]:
    """What is wrong with a built site: files it lacks, and what it would load from other hosts."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site)
        if path.suffix == ".css":
            for hit in _FETCHED_BY_STYLE.finditer(path.read_text("utf-8")):
                yield f"{name}: loads {hit[1]}"
        if path.suffix != ".html" or name.name == "404.html":  # that is served under any address
            continue
        page = _Links()
        page.feed(path.read_text("utf-8"))
        for target in page.links + page.fetched:
            parts = urlsplit(target)
            if parts.netloc:
                if target in page.fetched:
                    yield f"{name}: loads {target}"
            elif parts.path and not parts.scheme:
                file = path.parent / unquote(parts.path)
                if not (file / "index.html" if file.is_dir() else file).is_file():
                    yield f"{name}: no such file: {target}"


def main() -> int:
    """Build; the exit status."""
    stage()
    try_page(PAGES / "try")
    zensical = Path(sys.executable).with_name("zensical")
    done = subprocess.run([zensical, "build", "--strict", "--clean"], cwd=ROOT, check=False)  # noqa: S603
    if done.returncode:
        return done.returncode
    if found := list(faults(SITE)):
        sys.stderr.write("\n".join(found) + "\n")
        return 1
    sys.stderr.write(f"built {SITE / 'index.html'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
