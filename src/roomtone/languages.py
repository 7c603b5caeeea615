"""The languages of the pages, and their catalogs: Project Fluent files below `locales/`.

`locales/en` is the source. The id of a message begins with the name of its file.

>>> preferred("pt-BR,pt;q=0.9,en;q=0.5"), preferred("tlh"), preferred("")
('pt', 'en', 'en')
>>> words_in("de")("student-sent-count", count=2)
'bisher 2 Nachrichten'
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

from babel import Locale, dates, numbers
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, FluentSerializer, ast
from fluent.syntax.visitor import Transformer

from roomtone.errors import OptionError

LOCALES = Path(__file__).parent / "locales"

#: The languages by their tags, each with its own name for itself.
LANGUAGES: dict[str, str] = {
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "pt": "Português",
    "hi": "हिन्दी",
    "zh": "中文",
    "ar": "العربية",
}
#: English with accents and longer words: what it does not change is in no catalog.
PSEUDO = "en-XA"
_RIGHT_TO_LEFT = {"ar"}
#: The cookie that keeps what a reader chose.
COOKIE = "roomtone_language"

_ACCENTS = str.maketrans(
    dict(zip("AEIOUCNSYaeioucnsyz", "ÅÉÎÖÛÇÑŠÝåéîöûçñšýž", strict=True))
    | {"a": "åå", "e": "éé", "i": "îî", "o": "öö", "u": "ûû"}
)


def preferred(accepted: str) -> str:
    """The first of our languages that a browser asks for; English where there is none.

    Args:
        accepted: the header `Accept-Language`.
    """
    wishes: list[tuple[float, str]] = []
    for part in accepted.split(","):
        tag, _, weight = part.partition(";")
        try:
            wishes.append((-float(weight.strip().removeprefix("q=") or 1), tag.strip()))
        except ValueError:
            continue
    for _, tag in sorted(wishes, key=lambda wish: wish[0]):
        if (language := known(tag)) is not None:
            return language
    return "en"


def known(tag: str) -> str | None:
    """Our language of a tag such as `pt-BR`; None for others.

    >>> known("en-GB"), known("en-XA"), known("tlh")
    ('en', 'en-XA', None)
    """
    short = tag.partition("-")[0].lower()
    return PSEUDO if tag == PSEUDO else short if short in LANGUAGES else None


def checked(option: str, tag: str) -> str:
    """Our language of a tag that somebody set.

    Raises:
        OptionError: it is none of ours.
    """
    if (language := known(tag)) is None:
        raise OptionError(f"{option}: expected one of {', '.join(LANGUAGES)}; got {tag!r}.")
    return language


def chosen(query: Mapping[str, str], cookies: Mapping[str, str], accepted: str) -> str:
    """The language of a page: of its address (`?language=de`), the cookie, or the browser."""
    for tag in (query.get("language", ""), cookies.get(COOKIE, "")):
        if (language := known(tag)) is not None:
            return language
    return preferred(accepted)


def direction(language: str) -> str:
    """Whether a language is written from left to right (`ltr`) or from right to left (`rtl`)."""
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


@cache
def clock(seconds: float) -> str:
    """Seconds as `4:05` or `1:04:05`, in any language.

    >>> clock(245), clock(3845)
    ('4:05', '1:04:05')
    """
    minutes, rest = divmod(int(seconds), 60)
    if minutes < 60:
        return f"{minutes}:{rest:02}"
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def catalog(language: str, area: str) -> str:
    """The messages of one file, such as `student`, as Fluent's syntax without comments."""
    source = "en" if language == PSEUDO else language
    text = (LOCALES / source / f"{area}.ftl").read_text("utf-8")
    parsed = FluentParser(with_spans=False).parse(text)
    messages = [entry for entry in parsed.body if isinstance(entry, ast.Message)]
    for entry in messages:
        entry.comment = None
    parsed.body = [*messages]
    if language == PSEUDO:
        _Pseudo().visit(parsed)
    return FluentSerializer().serialize(parsed)


class _Pseudo(Transformer):
    """Accents on letters, twice as many vowels, and brackets around each message."""

    def visit_Message(self, node: ast.Message) -> ast.Message:
        self.generic_visit(node)
        if node.value:
            open_, close = ast.TextElement("["), ast.TextElement("]")
            node.value.elements = [open_, *node.value.elements, close]
        return node

    def visit_TextElement(self, node: ast.TextElement) -> ast.TextElement:
        node.value = node.value.translate(_ACCENTS)
        return node


class Words:
    """`words(id, name=value)` is a message in one language.

    Args:
        language: one of `LANGUAGES`, or `PSEUDO`.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.direction = direction(language)
        self._locale = "en" if language == PSEUDO else language
        self._bundle = FluentBundle([self._locale], use_isolating=self.direction == "rtl")
        self._areas: set[str] = set()

    def __call__(self, name: str, /, **values: str | float) -> str:
        """A message.

        Raises:
            KeyError: there is none of that id.
        """
        area = name.partition("-")[0]
        if area not in self._areas:
            self._bundle.add_resource(FluentResource(catalog(self.language, area)))
            self._areas.add(area)
        pattern = self._bundle.get_message(name).value
        return str(self._bundle.format_pattern(pattern, values)[0]) if pattern else ""

    def decimal(self, value: float, digits: int) -> str:
        """A figure with so many decimals."""
        form = f"#,##0.{'0' * digits}" if digits else "#,##0"
        return str(numbers.format_decimal(value, form, self._locale))

    def percent(self, part: float) -> str:
        """A part of 1 as whole percents.

        >>> words_in("en").percent(0.57)
        '57%'
        """
        return str(numbers.format_percent(part, locale=self._locale))

    def signed(self, value: float) -> str:
        """A figure with its sign and two decimals, with a true minus.

        >>> words_in("en").signed(0.123), words_in("de").signed(-0.004)
        ('+0.12', '0,00')
        """
        sign = "" if abs(value) < 0.005 else "+" if value > 0 else "\N{MINUS SIGN}"
        mark = "\N{LEFT-TO-RIGHT MARK}" if self.direction == "rtl" else ""
        return f"{mark}{sign}{self.decimal(abs(value), 2)}"

    def country(self, code: str) -> str:
        """A country's name, by its code; empty where it is not known."""
        return str(Locale.parse(self._locale).territories.get(code, ""))

    def date(self, at: datetime) -> str:
        """A day with its weekday.

        >>> words_in("en").date(datetime(1970, 1, 1)), words_in("de").date(datetime(1970, 1, 1))
        ('Thursday, January 1, 1970', 'Donnerstag, 1. Januar 1970')
        """
        return str(dates.format_date(at, "full", self._locale))

    def day(self, at: datetime) -> str:
        """A day, shorter."""
        return str(dates.format_date(at, "medium", self._locale))

    def time(self, at: datetime) -> str:
        """A time of day, without its zone."""
        return str(dates.format_time(at.replace(tzinfo=None), "short", locale=self._locale))


@cache
def words_in(language: str) -> Words:
    """The words of a language, read once."""
    return Words(language)
