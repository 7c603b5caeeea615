"""One idea has one name: no other word for it is left in identifiers or in what people read.

`WORDS` says what to write instead. A word that is also ordinary English, or that a library uses, is
allowed in the identifiers and texts that are named beside it, and nowhere else.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
import typer

from roomtone.cli import app

ROOT = Path(__file__).parents[1]

#: Words that are not used: what to write, and the identifiers that may have them all the same.
WORDS: dict[str, tuple[str, set[str]]] = {
    "abide": ("apply", set()),
    "border": (
        "middleware",
        # OpenCV's, Streamlit's and segno's arguments.
        {"BORDER_CONSTANT", "BORDER_REFLECT", "BORDER_REPLICATE", "copyMakeBorder", "border"}
        | {"borderMode", "borderValue"},
    ),
    "button": (
        "feedback",
        # A button of a page: HTML's, Streamlit's.
        {"HTMLButtonElement", "addButton", "button", "download_button"}
        | {"form_submit_button", "link_button"},
    ),
    "cuts": ("crop", set()),
    "cycle": ("epoch", {"OneCycleLR"}),
    "cycles": ("epochs", set()),
    "door": ("handshake", set()),
    "endure": ("corruption robustness", set()),
    "flatness": ("sharpness", set()),
    "guard": ("middleware", set()),
    "halved": ("autocast", set()),
    "hardship": ("corruption", set()),
    "held": ("locked, recent, current", {"test_a_held_out_tenth_shares_no_picture"}),
    "keeper": ("repository, recorder", set()),
    "kept": ("stored, saved", set()),
    "least": ("min_group_size, min_...", {"test_the_least_sure_are_left_out_first"}),
    "lesson": ("class", set()),
    "lessons": ("classes", set()),
    "look": ("peek, probe", {"test_a_class_too_short_to_look_for_changes_says_so"}),
    "looked": ("compared", {"test_what_is_looked_at_and_taken_away_is_logged"}),
    "manieth": ("nth", set()),
    "mark": (
        "marker, landmark",
        # pytest's, Altair's and the browser's.
        {"mark", "mark_area", "mark_bar", "mark_circle", "mark_line", "mark_rule", "mark_text"},
    ),
    "marked": ("markers", set()),
    "marks": ("markers, landmarks", set()),
    "narrow": ("prune_channels", {"narrow", "narrow_blocks", "band_is_narrow"}),
    "newest": ("latest", set()),
    "news": ("event", set()),
    "outlet": ("sink", set()),
    "outlets": ("sinks", set()),
    "places": ("positions", {"places", "four_places"}),
    "press": ("feedback", {"press"}),  # Playwright's key press
    "pressed": (
        "feedback",
        {"pressed", "when_the_key_was_pressed"},  # a key of the keyboard
    ),
    "presses": ("feedback", set()),
    "promise": ("retention", {"Promise"}),  # JavaScript's
    "pupil": ("student", set()),
    "receipt": ("consent record", set()),
    "receipts": ("consent records", set()),
    "room": (
        "class, camera",
        {"test_a_room_camera_feeds_a_class", "make_room", "made_room"},
    ),
    "rooms": ("classes", set()),
    "seat": ("participant", set()),
    "seats": ("participants", set()),
    "session": (
        "class",
        # ONNX Runtime's, Streamlit's, PostgreSQL's, Chromium's, the browser's.
        {"InferenceSession", "SessionOptions", "add_session_config_entry", "open_session"}
        | {"session", "_session", "session_state", "session_id", "remove_session_files"}
        | {"SessionMiddleware", "session_cookie"}  # Starlette's
        | {"close_session", "is_active_session", "_lock_session", "new_cdp_session"}
        | {"sessionStorage"},
    ),
    "sessions": ("classes", set()),
    "settle": (
        "recalibrate batch norm",
        {"settle", "settle_s"},  # a group settles; a promise is settled
    ),
    "sitter": ("participant", set()),
    "sitters": ("participants", set()),
    "take": ("consume, add, receive, write", set()),
    "taken": ("accepted", set()),
    "tell": ("publish, send", set()),
    "told": ("published, received", set()),
    "tutor": ("teacher", set()),
    "tutors": ("teachers", set()),
    "unfold": ("fold batch norm", set()),
    "unread": ("stop_reading", set()),
    "walk": ("resume", {"walk", "walk_revisions"}),  # Python's ast.walk, Alembic's
    "walks": ("resume", set()),
    "way": ("sign, direction", set()),
    "ways": ("navigation", set()),
}
#: Verbs that the sentences which name tests may have.
IN_TESTS = {"take", "taken", "tell", "told", "way", "held", "look", "looked"}

#: What pages, messages and helps once said, and what says it better.
TEXTS = {
    "looks pleasant": "Mood: positive",
    "fewest people to speak": "Minimum group size",
    "fewest people told": "Minimum group size",
    "place and purpose were not stated": "Set your country and purpose first",
    "state it": "Set it up",
    "what holds now": "Current settings",
    "it holds from now": "Saved. Applies now.",
    "in which the class sits": "Country where the class takes place",
    "where it asks for more": "Running classes follow stricter rules at once",
    "faces are read of those": "Only students who agreed are read",
    "a word to the students": "Message to students",
    "enough of them are there": "once enough students have joined",
    "too little is known": "Not enough data yet",
    "the next one waits": "Alerts paused until 4:03",
    "not enough people to say": "Needs at least 5 people",
    "said of few people": "In a small group, results could reveal individuals",
    "nothing said": "No reading now",
    "in no order of merit": "in no particular order",
    "hard to say": "Too uncertain to say",
    "go on teaching": "Keep teaching",
    "show it large": "Full screen",
    "on this machine alone": "only on this computer",
    "something could be said": "Data for 99 % of the class",
    "enough to say": "Time with data",
    "take it away": "Download",
    "for good": "permanently",
    "a row a second": "One row per second",
    "who are seen too": "Also label others (they agreed)",
    "left out": "skipped",
    "before a camera": "in front of a camera",
    "say nothing of": "Report nothing while fewer than N people are counted",
    "by that you say": "Using this confirms that everyone in view has agreed",
    "what was stated": "Show or set the policy",
    "than they may be kept": "past their retention period",
    "nobody changed the audit log": "Check the audit log's chain",
    "and end.": "Show the version and exit",
}
#: Words of pages for what has a name: a word here may stand in the texts named beside it.
TEXT_WORDS: dict[str, set[str]] = {
    "lesson": set(),
    "lessons": set(),
    "kept": {"the recap is kept"},
    "receipt": set(),
    "receipts": set(),
    "room": {"room camera", "room tone is the sound of a room", "shows the room"},
    "seat": set(),
    "session": set(),
    "sessions": set(),
    "pupil": set(),
    "pupils": set(),
    "abides": set(),
}

PYTHON = sorted(
    path
    for folder in ("src/roomtone", "src/roomtone_train", "tests", "benchmarks")
    for path in (ROOT / folder).rglob("*.py")
    if "versions" not in path.parts and path.name != Path(__file__).name
)
TYPESCRIPT = sorted(
    path for path in (ROOT / "web").rglob("*.ts") if not {"node_modules", "dist"} & set(path.parts)
)


def words(name: str) -> list[str]:
    """The words of an identifier.

    >>> words("FaceReading"), words("_told_at"), words("HTTPClient")
    (['face', 'reading'], ['told', 'at'], ['http', 'client'])
    """
    parts = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)
    return [part.lower() for part in parts]


def python_names(code: str) -> set[str]:
    """Names of classes, functions, arguments, variables, attributes and imported things."""
    names = set()
    for node in ast.walk(ast.parse(code)):
        for field in ("name", "id", "attr", "arg", "asname"):
            name = getattr(node, field, None)
            if isinstance(name, str):
                names.update(name.split("."))
    return names


def typescript_names(code: str) -> set[str]:
    """Identifiers outside comments and strings."""
    code = re.sub(r"/\*.*?\*/", "", code, flags=re.S)
    code = re.sub(r'"(?:\\.|[^"\\\n])*"', '""', code)
    code = re.sub(r"(?<!:)//[^\n]*", "", code)
    code = re.sub(r"`(?:\\.|[^`\\])*`", lambda text: " ".join(_filled(text[0])), code)
    return set(re.findall(r"[A-Za-z_$][\w$]*", code))


def _filled(template: str) -> list[str]:
    return re.findall(r"\$\{([^}]*)\}", template)


def wrong(names: set[str]) -> list[str]:
    """Identifiers with a word that is not used, and what to write."""
    found = []
    for name in sorted(names):
        for word in words(name):
            if word not in WORDS or (name.startswith("test_") and word in IN_TESTS):
                continue
            better, allowed = WORDS[word]
            if name not in allowed and not any(part in name for part in allowed if "_" in part):
                found.append(f"{name}: write {better}")
    if names & {"min_people"}:
        found.append("min_people: write min_group_size")
    return found


def page_texts(path: Path) -> Iterator[str]:
    """What people read in a file: text of HTML, strings of TypeScript and of Python."""
    code = path.read_text("utf-8")
    if path.suffix == ".html":
        reader = _Text()
        reader.feed(code)
        yield from reader.texts
    elif path.suffix == ".ts":
        code = re.sub(r"/\*.*?\*/", "", code, flags=re.S)
        strings = re.findall(r'"((?:\\.|[^"\\\n])*)"|`((?:\\.|[^`\\])*)`', code)
        yield from (one or re.sub(r"\$\{[^}]*\}", "…", other) for one, other in strings)
    else:
        tree = ast.parse(code)
        documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        docs = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and id(node) not in docs:
                yield str(node.value)


class _Text(HTMLParser):
    """The text of a page, and its attributes that people see or hear."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden = tag in ("script", "style")
        seen = ("title", "alt", "aria-label", "placeholder")
        self.texts += [value for name, value in attrs if name in seen and value]

    def handle_endtag(self, tag: str) -> None:
        self._hidden = False

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.texts.append(data)


def wrong_text(text: str) -> list[str]:
    """Phrases and words in a text that are not used, and what to write."""
    plain = " ".join(re.sub(r"\{[^}]*\}", "", text).split()).lower()
    found = [f"{phrase!r}: write {TEXTS[phrase]!r}" for phrase in TEXTS if phrase in plain]
    for word, allowed in TEXT_WORDS.items():
        rest = plain
        for phrase in allowed:
            rest = rest.replace(phrase, "")
        if " " in plain and re.search(rf"\b{word}\b", rest):
            found.append(f"{word!r} in {plain[:80]!r}")
    return found


def helps(command: typer.core.TyperGroup | typer.core.TyperCommand) -> Iterator[str]:
    """The help of a command, its options and its subcommands."""
    yield command.help or ""
    for entry in command.params:
        yield getattr(entry, "help", None) or ""
    for sub in getattr(command, "commands", {}).values():
        yield from helps(sub)


def test_words_are_found_in_every_kind_of_name():
    code = "import a.room\nclass Lesson:\n    def take(self, seat): self.told_at = unread = 1\n"
    names = {line.split(":")[0] for line in wrong(python_names(code))}
    assert names == {"room", "Lesson", "take", "seat", "told_at", "unread"}
    code = "const pressedAt = 1; // a seat\nlet s = `a ${newestOne} b`; x('y'); class Room {}"
    names = {line.split(":")[0] for line in wrong(typescript_names(code))}
    assert names == {"pressedAt", "newestOne", "Room"}
    assert wrong({"session_state", "InferenceSession", "Promise", "mark"}) == []


def test_phrases_are_found_in_texts():
    assert wrong_text("Delete it for good") and wrong_text("This lesson is over")
    assert not wrong_text("Use a room camera or share a meeting")


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_python_names(path):
    assert wrong(python_names(path.read_text("utf-8")) | {path.stem, path.parent.name}) == []


@pytest.mark.parametrize("path", TYPESCRIPT, ids=lambda path: str(path.relative_to(ROOT)))
def test_typescript_names(path):
    stem = path.name.split(".")[0]
    assert wrong(typescript_names(path.read_text("utf-8")) | {stem, path.parent.name}) == []


TEXT_FILES = sorted(
    [
        *(ROOT / "web").glob("*/index.html"),
        *(ROOT / "src/roomtone/recap").glob("*.html"),
        *(path for path in TYPESCRIPT if not path.name.endswith(".test.ts")),
        *(ROOT / "src/roomtone/console").glob("*.py"),
        *(ROOT / "src/roomtone/cli").glob("*.py"),
        *(ROOT / "src/roomtone/recap").glob("*.py"),
        *(ROOT / "src/roomtone/live").glob("*.py"),
        ROOT / "src/roomtone/signal/alerts.py",
        ROOT / "src/roomtone/policy.py",
    ]
)


@pytest.mark.parametrize("path", TEXT_FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_page_texts(path):
    assert [line for text in page_texts(path) for line in wrong_text(text)] == []


def test_command_helps():
    texts = list(helps(typer.main.get_command(app)))
    assert len(texts) > 50
    assert [line for text in texts for line in wrong_text(text)] == []
