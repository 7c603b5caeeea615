"""What the page says, in words and figures: the same words as the live page's. Plain text only."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo

from roomtone.recap.moments import Change, Moment
from roomtone.recap.summary import Summary
from roomtone.store.records import ClassRecord
from roomtone.types import Marker

#: The stretch of valence that is shown, and where its words change: as on the live page
#: (`web/pulse/words.ts`), so that a place means the same on both.
LOW, HIGH = -0.6, 0.8
LIMITS = (-0.3, -0.12, 0.12, 0.3)
VALENCE_WORDS = ("unpleasant", "slightly unpleasant", "even", "slightly pleasant", "pleasant")
#: A 95 % band that reaches further than this to each side says too little for a word.
WIDEST_HALF = 0.35

SHARE_WORDS = {
    "tense": "concentrated or tense",
    "sadness": "sadness",
    "neutral": "neutral",
    "surprise": "surprise",
    "happiness": "happiness",
}
FEEDBACK_WORDS = {
    "got_it": "got it",
    "lost": "lost",
    "too_fast": "too fast",
    "too_slow": "too slow",
}
#: Characters that turn the direction of the text after them.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(text: str) -> str:
    r"""Somebody's words without characters that no page may hold or that reorder the rest of it.

    >>> clean("week 1\n\x00 \u202ereversed")
    'week 1 reversed'
    """
    kept = (
        " " if unicodedata.category(letter) in ("Cc", "Cs") else letter
        for letter in text
        if letter not in _TURNING
    )
    return " ".join("".join(kept).split())


def clock(seconds: float) -> str:
    """Seconds as `4:05` or `1:04:05`.

    >>> clock(245), clock(3845)
    ('4:05', '1:04:05')
    """
    minutes, rest = divmod(int(seconds), 60)
    if minutes < 60:
        return f"{minutes}:{rest:02}"
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def duration(seconds: float) -> str:
    """Seconds in words, as sharply as is worth saying.

    >>> duration(40), duration(130), duration(2710), duration(5400)
    ('40 s', '2 min 10 s', '45 min', '1 h 30 min')
    """
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 600:
        return f"{whole // 60} min" + (f" {whole % 60} s" if whole % 60 else "")
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h" + (f" {minutes % 60} min" if minutes % 60 else "")


def about(seconds: float) -> str:
    """A duration that is not known to the second: in tens of seconds, or in minutes.

    >>> about(43), about(200)
    ('40 s', '3 min')
    """
    if seconds < 95:
        return f"{max(round(seconds, -1), 10):.0f} s"
    return duration(60 * round(seconds / 60))


def signed(value: float) -> str:
    """A signed figure with a true minus.

    >>> signed(0.123), signed(-0.004)
    ('+0.12', '0.00')
    """
    text = f"{abs(value):.2f}"
    if text == "0.00":
        return text
    return f"{'−' if value < 0 else '+'}{text}"  # noqa: RUF001 - a minus as wide as the plus


def percent(part: float, whole: float) -> str:
    """A share in whole percents; neither "0 %" nor "100 %" of what is not quite so.

    >>> percent(1, 3), percent(999, 1000), percent(0, 5)
    ('33 %', '99 %', '0 %')
    """
    share = 100 * part / whole if whole else 0.0
    inner = 0 < share < 100
    return f"{min(max(round(share), 1), 99) if inner else share:.0f} %"


def valence_word(valence: float, band: tuple[float, float] | None = None) -> str:
    """The word for a valence; "unsure" where its band is too wide for one.

    >>> valence_word(0.2), valence_word(0.2, (-0.3, 0.7))
    ('slightly pleasant', 'unsure')
    """
    if band is not None and (band[1] - band[0]) / 2 > WIDEST_HALF:
        return "unsure"
    return VALENCE_WORDS[sum(valence > limit for limit in LIMITS)]


def band_words(band: tuple[float, float]) -> str:
    """A 95 % band.

    >>> band_words((0.1, 0.25))
    '+0.10 to +0.25'
    """
    return f"{signed(band[0])} to {signed(band[1])}"


def date_words(seconds: float, zone: tzinfo = UTC) -> str:
    """A moment, in seconds since 1970, as a date and a time.

    >>> date_words(0)
    'Thursday 1 January 1970, 00:00 UTC'
    """
    at = datetime.fromtimestamp(seconds, zone)
    return f"{at:%A} {at.day} {at:%B %Y, %H:%M %Z}"


def day_words(seconds: float, zone: tzinfo = UTC) -> str:
    """The day of a moment, in seconds since 1970.

    >>> day_words(0)
    '1 Jan 1970'
    """
    at = datetime.fromtimestamp(seconds, zone)
    return f"{at.day} {at:%b %Y}"


def sentence(text: str) -> str:
    """Words as a sentence.

    >>> sentence("expressions turned")
    'Expressions turned.'
    """
    return f"{text[:1].upper()}{text[1:]}."


def people_words(figures: Summary) -> str:
    """Who was counted in a typical second, such as "24 of 28"; empty where nobody was there."""
    if figures.counted is None or figures.present is None:
        return ""
    return f"{figures.counted:.0f} of {figures.present:.0f}"


def pressed_words(pressed: dict[str, int]) -> str:
    """Buttons that were pressed, most first, such as "lost 12, got it 3"; "none" where none was."""
    some = sorted((name for name in pressed if pressed[name]), key=lambda name: -pressed[name])
    return ", ".join(f"{FEEDBACK_WORDS[name]} {pressed[name]}" for name in some) or "none"


def change_words(change: Change) -> str:
    """What changed, as part of a sentence."""
    if change.what != "valence":
        pressed = f"{change.after:.0f} people pressed “{FEEDBACK_WORDS[change.what]}”"
        before = f"{change.before:.0f}" if change.before else "none"
        return f"{pressed} within a minute, {before} in the minute before"
    way = "more" if change.after > change.before else "less"
    first, then = valence_word(change.before), valence_word(change.after)
    figures = f"{signed(change.before)} to {signed(change.after)}"
    if first == then:
        return f"expressions turned {way} pleasant, within “{then}” ({figures})"
    return f"expressions turned {way} pleasant, from {first} to {then} ({figures})"


def preceded_words(t: float, marker: Marker | None) -> str:
    """What the teacher had named before a moment, as part of a sentence; empty for nothing."""
    if marker is None:
        return ""
    name, since = f"“{clean(marker.text)}”", t - marker.t
    return f"at {name}" if abs(since) <= 10 else f"{about(since)} after {name}"


def sure_words(change: Change) -> str:
    """How sure a change is, and how long it lasted."""
    sure = f"{'clear' if change.clear else 'likely'}, {change.strength:.1f} times its margin"
    return f"{sure}; for {'at least' if change.lasting else 'about'} {about(change.lasted_s)}"


def no_change_words(seconds: tuple[int, int] | None) -> str:
    """That there is no moment, and where one would have been seen (`moments.compared`).

    >>> no_change_words((30, 2685))
    'Between 0:30 and 44:45, no sudden change was both lasting and larger than its margin.'
    """
    if seconds is None:
        return "Too little is known, or for too short a time, to look for sudden changes."
    return (
        f"Between {clock(seconds[0])} and {clock(seconds[1])}, no sudden change was both lasting "
        "and larger than its margin."
    )


def story(
    head: ClassRecord,
    figures: Summary,
    found: Sequence[Moment],
    seconds: tuple[int, int] | None,
) -> list[str]:
    """Two or three sentences: what happened, and how sure that is.

    Args:
        head: of the class.
        figures: of the class.
        found: its moments.
        seconds: between which moments would have been seen.
    """
    if figures.gap_s >= figures.length_s:
        return ["Nothing was kept of this class."]
    if not head.faces:
        said = ["Faces were not read in this class; it ran on the students' buttons."]
    elif figures.valence is None or figures.band is None:
        said = [
            "Nothing can be said of expressions: at no time were enough people counted (it takes "
            f"{head.min_group_size})."
        ]
    else:
        said = [_looked(figures, figures.valence, figures.band), _sure(figures)]
    if found:
        said.insert(1, _strongest(found))
    elif figures.valence is not None or figures.pressed:
        said.insert(1, no_change_words(seconds))
    if not head.faces and figures.gap_s:
        said.append(f"{duration(figures.gap_s).capitalize()} are missing.")
    return said


def _looked(figures: Summary, valence: float, band: tuple[float, float]) -> str:
    most = max(figures.shares, key=figures.shares.__getitem__)
    often = "mostly" if figures.shares[most] >= 0.5 else "most often"
    looked = f"The class's expressions read {often} as {SHARE_WORDS[most]}"
    word = valence_word(valence, band)
    numbers = f"valence {signed(valence)}, 95 % band {band_words(band)}"
    if word == "unsure":
        return f"{looked}; how pleasant they are together is too unsure for a word ({numbers})."
    return f"{looked} and, taken together, as {word} ({numbers})."


def _strongest(found: Sequence[Moment]) -> str:
    top = max(found, key=lambda moment: moment.changes[0].strength)
    before = preceded_words(top.t, top.marker)
    place = f"{clock(top.t)}, {before}" if before else clock(top.t)
    first, *others = top.changes
    sure = "a clear one" if first.clear else "likely but not certain"
    also = "".join(f", and {change_words(other)}" for other in others[:1])
    return f"The strongest change, {sure}, came at {place}: {change_words(first)}{also}."


def _sure(figures: Summary) -> str:
    said = (
        f"Something could be said for {percent(figures.said_s, figures.length_s)} of the time, "
        f"typically from {people_words(figures)} people present"
    )
    few = f"for {duration(figures.few_s)} too few people were counted" if figures.few_s else ""
    off = f"for {duration(figures.off_s)} faces were no longer read" if figures.off_s else ""
    gap = f"{duration(figures.gap_s)} are missing" if figures.gap_s else ""
    return "; ".join(part for part in (said, few, off, gap) if part) + "."
