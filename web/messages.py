"""Check the catalogs, and write `web/shared/messages.ts`: the ids of messages and their values.

`python web/messages.py` writes it; `python web/messages.py --check` fails where it is stale. Both
fail where a language lacks a message, has one too many, names other values or other plurals, or
where no page uses a message.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import babel
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from roomtone.languages import LANGUAGES, LOCALES

HERE = Path(__file__).parent
TARGET = HERE / "shared" / "messages.ts"
SOURCES = (HERE, HERE.parent / "src" / "roomtone")
_SUFFIXES = {".ts", ".py", ".html"}
_SKIPPED = {"node_modules", "web/shared/messages.ts", "src/roomtone/web"}


class Found(Visitor):
    """What one message names: its values, those among them that choose, and its variants."""

    def __init__(self) -> None:
        self.values: set[str] = set()
        self.numbers: set[str] = set()
        self.plurals: list[set[str]] = []
        self.texts: list[str] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.values.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        selector = node.selector
        if isinstance(selector, ast.VariableReference):
            self.numbers.add(selector.id.name)
        keys = {
            variant.key.name if isinstance(variant.key, ast.Identifier) else variant.key.value
            for variant in node.variants
        }
        self.plurals.append(keys)
        self.generic_visit(node)

    def visit_TextElement(self, node: ast.TextElement) -> None:
        self.texts.append(node.value)


def read(language: str) -> tuple[dict[str, Found], list[str]]:
    """A language's messages by their ids, and what is wrong with its files."""
    messages: dict[str, Found] = {}
    wrong: list[str] = []
    for path in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            if isinstance(entry, ast.Junk):
                wrong.append(f"{path}: not understood: {(entry.content or '').strip()[:80]!r}")
            elif isinstance(entry, ast.Message):
                name = entry.id.name
                if name in messages:
                    wrong.append(f"{path}: {name} is there twice")
                if name.partition("-")[0] != path.stem:
                    wrong.append(f"{path}: {name} should begin with {path.stem}-")
                if entry.value is None or entry.attributes:
                    wrong.append(f"{path}: {name}: expected a text and no attributes")
                messages[name] = found = Found()
                found.visit(entry)
                if any("<" in text for text in found.texts):
                    wrong.append(f"{path}: {name}: no markup in texts")
    return messages, wrong


def plurals(language: str) -> set[str]:
    """The plural categories that counts of people, seconds and days have."""
    form = babel.Locale.parse(language).plural_form
    return {form(number) for number in range(200)}


def problems() -> Iterator[str]:
    """What is wrong with the catalogs, a sentence each."""
    english, wrong = read("en")
    yield from wrong
    for folder in sorted(LOCALES.iterdir()):
        if folder.is_dir() and folder.name not in LANGUAGES:
            yield f"{folder}: expected one of {', '.join(LANGUAGES)}"
    for language in LANGUAGES:
        messages, wrong = (english, []) if language == "en" else read(language)
        yield from wrong
        if missing := sorted(english.keys() - messages.keys()):
            yield f"{language}: missing: {', '.join(missing)}"
        if surplus := sorted(messages.keys() - english.keys()):
            yield f"{language}: not among the English messages: {', '.join(surplus)}"
        for name in sorted(english.keys() & messages.keys()):
            found, source = messages[name], english[name]
            if found.values != source.values:
                yield (
                    f"{language}: {name}: expected the values {sorted(source.values)}; got "
                    f"{sorted(found.values)}"
                )
            for keys in found.plurals:
                categories = {key for key in keys if not key.isdigit()}
                if categories & {"zero", "one", "two", "few", "many"} or categories == {"other"}:
                    wanted = plurals(language) - ({"zero"} if "0" in keys else set())
                    if categories != wanted | {"other"}:
                        yield (
                            f"{language}: {name}: expected the plurals {sorted(wanted)}; got "
                            f"{sorted(categories)}"
                        )
    sources = "\n".join(path.read_text("utf-8") for path in _sources())
    literals = set(re.findall(r"""["'`]([a-z]+(?:-[a-z0-9_]+)+)["'`]""", sources))
    starts = tuple(
        start
        for start in re.findall(r"""["'`]([a-z]+(?:-[a-z0-9_]+)*-)(?:\$?\{|["'] ~)""", sources)
        if start.partition("-")[0] in {path.stem for path in (LOCALES / "en").glob("*.ftl")}
    )
    for name in sorted(english):
        if name not in literals and not name.startswith(starts):
            yield f"en: {name} is used nowhere"


def _sources() -> Iterator[Path]:
    for root in SOURCES:
        for path in sorted(root.rglob("*")):
            inside = path.relative_to(HERE.parent).as_posix()
            skipped = any(part in inside for part in _SKIPPED)
            if path.suffix in _SUFFIXES and not skipped and ".test." not in path.name:
                yield path


def generated() -> str:
    """The TypeScript source."""
    messages = read("en")[0]
    plain = [name for name, found in sorted(messages.items()) if not found.values]
    lines = ["// Written by web/messages.py from src/roomtone/locales/en. Do not edit.", ""]
    lines += ["/** Messages without values. */", "export type PlainMessage ="]
    lines += [f'  | "{name}"' for name in plain]
    lines[-1] += ";"
    lines += ["", "/** Messages with values. */", "export interface MessageValues {"]
    for name, found in sorted(messages.items()):
        if found.values:
            values = " ".join(
                f"{value}: {'number' if value in found.numbers else 'string | number'};"
                for value in sorted(found.values)
            )
            lines.append(f'  "{name}": {{ {values} }};')
    return "\n".join([*lines, "}", ""])


def main() -> None:
    """Check, and write the file or say that it is stale."""
    wrong = list(problems())
    text = generated()
    if "--check" not in sys.argv:
        TARGET.write_text(text, encoding="utf-8")
    elif not TARGET.is_file() or TARGET.read_text("utf-8") != text:
        wrong.append(f"{os.path.relpath(TARGET)} is stale. Run: python web/messages.py")
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
