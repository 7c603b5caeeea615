"""What the page says, in words and figures, as the live page says it. Plain text only."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo

from roomtone.recap.moments import Moment
from roomtone.recap.summary import Peak, Summary
from roomtone.signal.changes import Change
from roomtone.signal.mood import UNCERTAIN_MOOD, mood_of
from roomtone.store.records import ClassRecord
from roomtone.types import Alert, Marker, Question

SHARE_TEXT = {
    "tense": "concentrated or tense",
    "sadness": "sadness",
    "neutral": "neutral",
    "surprise": "surprise",
    "happiness": "happiness",
}
FEEDBACK_TEXT = {
    "got_it": "got it",
    "lost": "lost",
    "too_fast": "too fast",
    "too_slow": "too slow",
}
#: Characters that turn the direction of the text after them.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
#: Changes must have been looked for over so many seconds for "none" to mean anything.
_MIN_COMPARED_S = 60.0


def clean(text: str) -> str:
    r"""Text of a user without characters that no page may hold or that reorder the rest of it.

    >>> clean("week 1\n\x00 \u202ereversed")
    'week 1 reversed'
    """
    plain = (
        " " if unicodedata.category(letter) in ("Cc", "Cs") else letter
        for letter in text
        if letter not in _TURNING
    )
    return " ".join("".join(plain).split())


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
    """Seconds in words, as precisely as makes sense.

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


def band_text(band: tuple[float, float]) -> str:
    """A 95 % band.

    >>> band_text((0.1, 0.25))
    '+0.10 to +0.25'
    """
    return f"{signed(band[0])} to {signed(band[1])}"


def date_text(seconds: float, zone: tzinfo = UTC) -> str:
    """Seconds since 1970 as a date and a time.

    >>> date_text(0)
    'Thursday 1 January 1970, 00:00 UTC'
    """
    at = datetime.fromtimestamp(seconds, zone)
    return f"{at:%A} {at.day} {at:%B %Y, %H:%M %Z}"


def day_text(seconds: float, zone: tzinfo = UTC) -> str:
    """Seconds since 1970 as a day.

    >>> day_text(0)
    '1 Jan 1970'
    """
    at = datetime.fromtimestamp(seconds, zone)
    return f"{at.day} {at:%b %Y}"


def sentence(text: str) -> str:
    """Words as a sentence.

    >>> sentence("mood fell")
    'Mood fell.'
    """
    return f"{text[:1].upper()}{text[1:]}."


def people_text(figures: Summary) -> str:
    """Who was counted in a typical second, such as "24 of 28"; empty where nobody was there."""
    if figures.counted is None or figures.present is None:
        return ""
    return f"{figures.counted:.0f} of {figures.present:.0f}"


def feedback_text(counts: dict[str, int]) -> str:
    """Feedback, most first, such as "lost 12, got it 3"; "none" where there was none."""
    given = sorted((name for name in counts if counts[name]), key=lambda name: -counts[name])
    return ", ".join(f"{FEEDBACK_TEXT[name]} {counts[name]}" for name in given) or "none"


def mood_text(valence: float, band: tuple[float, float]) -> str:
    """The word for a valence, or that its band is too wide for one."""
    mood = mood_of(valence, band)
    return "too uncertain to say" if mood == UNCERTAIN_MOOD else mood


def change_text(change: Change) -> str:
    """What changed, as part of a sentence."""
    if change.what != "valence":
        pressed = f"{change.after:.0f} people pressed “{FEEDBACK_TEXT[change.what]}”"
        before = f"{change.before:.0f}" if change.before else "none"
        return f"{pressed} within a minute, {before} in the minute before"
    moved = "rose" if change.up else "fell"
    first, then = mood_of(change.before), mood_of(change.after)
    figures = f"valence {signed(change.before)} to {signed(change.after)}"
    words = f"but stayed {then}" if first == then else f"from {first} to {then}"
    return f"mood {moved} {words} ({figures})"


def marker_text(t: float, marker: Marker | None) -> str:
    """Where a moment lies from the marker before it, as part of a sentence; empty for none."""
    if marker is None:
        return ""
    name, since = f"“{clean(marker.text)}”", t - marker.t
    return f"at {name}" if abs(since) <= 10 else f"{about(since)} after {name}"


def strength_text(change: Change) -> str:
    """How sure a change of mood is, and how long a change lasted."""
    lasted = f"for {'about' if change.undone else 'at least'} {about(change.lasted_s)}"
    if change.what != "valence":
        return lasted
    strength = "strong" if change.clear else "likely"
    return f"{strength} change ({change.strength:.1f} times the margin), {lasted}"


def alert_text(alert: Alert) -> str:
    """What the teacher was told, and for how long."""
    if alert.ended_at is None:
        return clean(alert.text)
    return f"{clean(alert.text)} ({duration(max(alert.ended_at - alert.t, 1))})"


def question_text(question: Question) -> str:
    """How a question of the moment was answered.

    >>> question_text(Question(60.0, "Clear so far?", ("Yes", "No"), (9, 4), 20))
    'Yes 9, No 4 (13 answers of 20 students)'
    >>> question_text(Question(60.0, "Clear so far?", ("Yes", "No")))
    'too few answered'
    """
    if not question.counts:
        return "too few answered"
    pairs = zip(question.answers, question.counts, strict=True)
    given = ", ".join(f"{clean(answer)} {count}" for answer, count in pairs)
    total = sum(question.counts)
    return f"{given} ({total} answers of {max(question.joined, total)} students)"


def no_change_text(compared: tuple[float, float] | None) -> str:
    """That there is no change, or too little to look for one.

    >>> no_change_text((50, 2685))
    'No lasting change between 0:50 and 44:45.'
    """
    if compared is None or compared[1] - compared[0] < _MIN_COMPARED_S:
        return "Too short to look for changes: this takes about two minutes of data."
    return f"No lasting change between {clock(compared[0])} and {clock(compared[1])}."


def story(
    record: ClassRecord,
    figures: Summary,
    found: Sequence[Moment],
    compared: tuple[float, float] | None,
) -> list[str]:
    """A few sentences: what happened, and how sure that is.

    Args:
        record: of the class.
        figures: of the class.
        found: its moments.
        compared: the first and last second at which a change would have been seen.
    """
    if figures.gap_s >= figures.length_s:
        return ["Nothing was stored of this class."]
    change = [_strongest(found)] if found else [no_change_text(compared)]
    missing = [f"{duration(figures.gap_s)} are missing."] if figures.gap_s else []
    if figures.valence is not None and figures.band is not None:
        return [_mood(figures, figures.valence, figures.band), *change, _data(figures)]
    needs = f"at least {record.min_group_size} people"
    faces = (
        f"No data on expressions: this needs {needs} with readable faces."
        if record.faces
        else "This class ran on student feedback; no faces were read."
    )
    if figures.peaks:
        none = [] if found else change
        return [*(_peak(peak) for peak in figures.peaks[:2]), *none, faces, *missing]
    if figures.feedback:
        return ["No student gave feedback.", faces, *missing]
    return [faces, f"No feedback was stored: this needs {needs} who joined.", *missing]


def _mood(figures: Summary, valence: float, band: tuple[float, float]) -> str:
    most = max(figures.shares, key=figures.shares.__getitem__)
    often = "mostly" if figures.shares[most] >= 0.5 else "most often"
    numbers = f"valence {signed(valence)}, 95 % band {band_text(band)}"
    return (
        f"Mood: {mood_text(valence, band)} ({numbers}). Expressions were {often} read as "
        f"{SHARE_TEXT[most]}."
    )


def _strongest(found: Sequence[Moment]) -> str:
    top = max(found, key=lambda moment: moment.changes[0].strength)
    place = ", ".join(part for part in (clock(top.t), marker_text(top.t, top.marker)) if part)
    first, *others = top.changes
    also = "".join(f", and {change_text(other)}" for other in others[:1])
    sure = "" if first.clear or first.what != "valence" else " (likely, not certain)"
    return f"The strongest change{sure} came at {place}: {change_text(first)}{also}."


def _peak(peak: Peak) -> str:
    return (
        f"Most “{FEEDBACK_TEXT[peak.name]}” at once: {peak.people} of {peak.asked} students at "
        f"{clock(peak.t)}; it lasted {duration(peak.lasted_s)}."
    )


def _data(figures: Summary) -> str:
    parts = (
        f"Data for {percent(figures.data_s, figures.length_s)} of the class, typically from "
        f"{people_text(figures)} people",
        f"for {duration(figures.few_s)} too few faces were readable" if figures.few_s else "",
        f"for {duration(figures.off_s)} faces were no longer read" if figures.off_s else "",
        f"{duration(figures.gap_s)} are missing" if figures.gap_s else "",
    )
    return "; ".join(part for part in parts if part) + "."
