"""What the page says, in words and figures, as the live page says it. Plain text only."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from functools import reduce

from roomtone.labels import READY_ANSWERS, READY_QUESTION
from roomtone.languages import clock, words_in
from roomtone.recap.moments import Moment
from roomtone.recap.summary import Peak, Summary
from roomtone.signal.alerts import ALERT_KINDS
from roomtone.signal.changes import Change
from roomtone.signal.mood import mood_of
from roomtone.store.records import ClassRecord
from roomtone.types import Alert, Marker, Question

#: Characters that turn the direction of the text after them.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
#: Changes must have been looked for over so many seconds for "none" to mean anything.
_MIN_COMPARED_S = 60.0


class CleanText(str):
    """A text of the catalogs; what users wrote is clean in it."""

    __slots__ = ()


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


class Text:
    """What is said of a class in one language. `text(id, name=value)` is a message.

    Args:
        language: one of `roomtone.languages.LANGUAGES`.
        zone: the time zone of dates.
    """

    def __init__(self, language: str = "en", zone: tzinfo = UTC) -> None:
        self.words = words_in(language)
        self._zone = zone

    def __call__(self, name: str, /, **values: str | float) -> CleanText:
        """A message; values that users wrote are cleaned."""
        cleaned = {
            key: clean(value) if type(value) is str else value for key, value in values.items()
        }
        return CleanText(self.words(name, **cleaned))

    def drawn(self, text: str) -> str:
        """A text in a drawing, which runs from left to right whatever the page does."""
        if self.words.direction == "ltr":
            return text
        return f"\N{RIGHT-TO-LEFT ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"

    def clock(self, seconds: float) -> str:
        """Seconds as `4:05`."""
        return clock(seconds)

    def signed(self, value: float) -> CleanText:
        """A signed figure."""
        return CleanText(self.words.signed(value))

    def duration(self, seconds: float) -> CleanText:
        """Seconds in words, as precisely as makes sense.

        >>> text = Text()
        >>> text.duration(40), text.duration(130), text.duration(2710), text.duration(5400)
        ('40 s', '2 min 10 s', '45 min', '1 h 30 min')
        """
        whole = round(seconds)
        minutes, rest = divmod(whole, 60) if whole < 600 else (round(seconds / 60), 0)
        if minutes < 1:
            return self("recap-s", seconds=whole)
        if minutes < 60:
            if rest:
                return self("recap-min-s", minutes=minutes, seconds=rest)
            return self("recap-min", minutes=minutes)
        hours, minutes = divmod(minutes, 60)
        if minutes:
            return self("recap-h-min", hours=hours, minutes=minutes)
        return self("recap-h", hours=hours)

    def about(self, seconds: float) -> CleanText:
        """A duration that is not known to the second: in tens of seconds, or in minutes.

        >>> Text().about(43), Text().about(200)
        ('40 s', '3 min')
        """
        if seconds < 95:
            return self.duration(max(round(seconds, -1), 10))
        return self.duration(60 * round(seconds / 60))

    def percent(self, part: float, whole: float) -> CleanText:
        """A share in whole percents; neither "0%" nor "100%" of what is not quite so.

        >>> text = Text()
        >>> text.percent(1, 3), text.percent(999, 1000), text.percent(0, 5)
        ('33%', '99%', '0%')
        """
        share = 100 * part / whole if whole else 0.0
        inner = 0 < share < 100
        return CleanText(
            self.words.percent((min(max(round(share), 1), 99) if inner else share) / 100)
        )

    def band(self, band: tuple[float, float]) -> CleanText:
        """A 95 % band.

        >>> Text().band((0.1, 0.25))
        '+0.10 to +0.25'
        """
        return self("recap-range", low=self.signed(band[0]), high=self.signed(band[1]))

    def date(self, seconds: float) -> CleanText:
        """Seconds since 1970 as a date and a time."""
        at = datetime.fromtimestamp(seconds, self._zone)
        zone = at.tzname() or ""
        return self("recap-date", date=self.words.date(at), time=self.words.time(at), zone=zone)

    def day(self, seconds: float) -> CleanText:
        """Seconds since 1970 as a day."""
        return CleanText(self.words.day(datetime.fromtimestamp(seconds, self._zone)))

    def sentence(self, text: str) -> CleanText:
        """Words as a sentence.

        >>> Text().sentence(CleanText("mood fell"))
        'Mood fell.'
        """
        return self("recap-sentence", text=CleanText(f"{text[:1].upper()}{text[1:]}"))

    def expression(self, name: str) -> CleanText:
        """The word for an expression, or for those of concentration as one."""
        return self(f"signal-expression-{name}")

    def people(self, figures: Summary) -> CleanText:
        """Who was counted in a typical second, such as "24 of 28"; empty where nobody was."""
        if figures.counted is None or figures.present is None:
            return CleanText()
        return self.counted(figures.counted, figures.present)

    def counted(self, counted: float, present: float) -> CleanText:
        """So many of so many."""
        return self("recap-of", part=round(counted), whole=round(present))

    def feedback(self, counts: dict[str, int]) -> CleanText:
        """Feedback, most first, such as "lost 12, got it 3"; "none" where there was none."""
        given = sorted((name for name in counts if counts[name]), key=lambda name: -counts[name])
        pairs = [
            self("recap-feedback", feedback=self(f"signal-feedback-{name}"), count=counts[name])
            for name in given
        ]
        return self.listed(pairs) if pairs else self("recap-none")

    def listed(self, texts: Sequence[CleanText]) -> CleanText:
        """Texts as a list, such as "a, b"."""
        return reduce(lambda first, second: self("recap-list", first=first, second=second), texts)

    def mood(self, valence: float, band: tuple[float, float] | None = None) -> CleanText:
        """The word for a valence, or that its band is too wide for one."""
        return self.mood_word(mood_of(valence, band))

    def mood_word(self, mood: str) -> CleanText:
        """A word for mood in the page's language."""
        return self(f"signal-mood-{mood.replace(' ', '-')}")

    def change(self, change: Change) -> CleanText:
        """What changed, as part of a sentence."""
        if change.what != "valence":
            feedback = self(f"signal-feedback-{change.what}")
            people, before = round(change.after), round(change.before)
            if before:
                return self("recap-change-pressed", people=people, feedback=feedback, before=before)
            return self("recap-change-pressed-first", people=people, feedback=feedback)
        first, then = mood_of(change.before), mood_of(change.after)
        moved = "rose" if change.up else "fell"
        values = {
            "after": self.mood_word(then),
            "start": self.signed(change.before),
            "end": self.signed(change.after),
        }
        if first == then:
            return self(f"recap-change-{moved}-within", **values)
        return self(f"recap-change-{moved}", before=self.mood_word(first), **values)

    def marker(self, t: float, marker: Marker | None) -> CleanText:
        """Where a moment lies from the marker before it; empty for none."""
        if marker is None:
            return CleanText()
        since = t - marker.t
        if abs(since) <= 10:
            return self("recap-at-marker", name=marker.text)
        return self("recap-after-marker", name=marker.text, duration=self.about(since))

    def strength(self, change: Change) -> CleanText:
        """How sure a change of mood is, and how long a change lasted."""
        about = self.about(change.lasted_s)
        lasted = self(f"recap-lasted-{'about' if change.undone else 'least'}", duration=about)
        if change.what != "valence":
            return lasted
        strength = "strong" if change.clear else "likely"
        times = self.words.decimal(change.strength, 1)
        return self(f"recap-change-{strength}", times=CleanText(times), lasted=lasted)

    def alert(self, alert: Alert) -> CleanText:
        """What the teacher was told, and for how long."""
        known = alert.kind in ALERT_KINDS
        text = self(f"signal-alert-{alert.kind}") if known else CleanText(clean(alert.text))
        if alert.ended_at is None:
            return text
        lasted = self.duration(max(alert.ended_at - alert.t, 1))
        return self("recap-alert", text=text, duration=lasted)

    def asked(self, question: Question) -> str:
        """A question of the moment; the one that is ready to be asked in the page's language."""
        return self("shared-ready-question") if _is_ready(question) else question.text

    def question(self, question: Question) -> CleanText:
        """How a question of the moment was answered.

        >>> Text().question(Question(60.0, "Clear so far?", ("Yes", "No"), (9, 4), 20))
        'Yes 9, No 4 (13 answers of 20 students)'
        >>> Text().question(Question(60.0, "Clear so far?", ("Yes", "No")))
        'too few answered'
        >>> ready = Question(60.0, "Clear so far?", ("Yes", "Partly", "No"), (9, 1, 3), 20)
        >>> Text("de").asked(ready), Text("de").question(ready)[:7]
        ('Alles klar bis hierher?', 'Ja 9, T')
        """
        if not question.counts:
            return self("recap-question-few")
        answers: Sequence[str] = question.answers
        if _is_ready(question):
            answers = [self(f"shared-ready-answer-{number}") for number in range(len(answers))]
        pairs = zip(answers, question.counts, strict=True)
        given = [self("recap-feedback", feedback=answer, count=count) for answer, count in pairs]
        total = sum(question.counts)
        return self(
            "recap-question",
            given=self.listed(given),
            answers=total,
            students=max(question.joined, total),
        )

    def no_change(self, compared: tuple[float, float] | None) -> CleanText:
        """That there is no change, or too little to look for one.

        >>> Text().no_change((50, 2685))
        'No lasting change between 0:50 and 44:45.'
        """
        if compared is None or compared[1] - compared[0] < _MIN_COMPARED_S:
            return self("recap-too-short")
        return self("recap-no-change", start=clock(compared[0]), end=clock(compared[1]))

    def story(
        self,
        record: ClassRecord,
        figures: Summary,
        found: Sequence[Moment],
        compared: tuple[float, float] | None,
    ) -> CleanText:
        """A few sentences: what happened, and how sure that is.

        Args:
            record: of the class.
            figures: of the class.
            found: its moments.
            compared: the first and last second at which a change would have been seen.
        """
        return CleanText(" ".join(self._story(record, figures, found, compared)))

    def _story(
        self,
        record: ClassRecord,
        figures: Summary,
        found: Sequence[Moment],
        compared: tuple[float, float] | None,
    ) -> list[CleanText]:
        if figures.gap_s >= figures.length_s:
            return [self("recap-nothing-stored")]
        change = [self._strongest(found)] if found else [self.no_change(compared)]
        gap = self.duration(figures.gap_s)
        missing = [self.sentence(self("recap-missing", duration=gap))] if figures.gap_s else []
        if figures.valence is not None and figures.band is not None:
            return [
                self._mood(figures, figures.valence, figures.band),
                *change,
                self._data(figures),
            ]
        people = record.min_group_size
        faces = (
            self("recap-no-expressions", people=people) if record.faces else self("recap-no-faces")
        )
        if figures.peaks:
            none = [] if found else change
            first = sorted(figures.peaks, key=lambda peak: peak.name != "lost")[:2]
            return [*(self._peak(peak) for peak in first), *none, faces, *missing]
        if figures.feedback:
            return [self("recap-no-feedback"), faces, *missing]
        return [faces, self("recap-no-feedback-stored", people=people), *missing]

    def _mood(self, figures: Summary, valence: float, band: tuple[float, float]) -> CleanText:
        most = max(figures.shares, key=figures.shares.__getitem__)
        often = "mostly" if figures.shares[most] >= 0.5 else "most-often"
        return self(
            f"recap-mood-{often}",
            mood=self.mood(valence, band),
            valence=self.signed(valence),
            band=self.band(band),
            expression=self.expression(most),
        )

    def _strongest(self, found: Sequence[Moment]) -> CleanText:
        top = max(found, key=lambda moment: moment.changes[0].strength)
        place, marker = CleanText(clock(top.t)), self.marker(top.t, top.marker)
        if marker:
            place = self("recap-place", time=place, marker=marker)
        first, *others = top.changes
        changed = self.change(first)
        for other in others[:1]:
            changed = self("recap-and", first=changed, second=self.change(other))
        sure = "strongest" if first.clear or first.what != "valence" else "strongest-likely"
        return self(f"recap-{sure}", place=place, change=changed)

    def _peak(self, peak: Peak) -> CleanText:
        return self(
            "recap-peak",
            feedback=self(f"signal-feedback-{peak.name}"),
            people=peak.people,
            students=peak.asked,
            time=clock(peak.t),
            duration=self.duration(peak.lasted_s),
        )

    def _data(self, figures: Summary) -> CleanText:
        share = self.percent(figures.data_s, figures.length_s)
        parts = [self("recap-data", percent=share, people=self.people(figures))]
        for name, seconds in (
            ("recap-data-few", figures.few_s),
            ("recap-data-off", figures.off_s),
            ("recap-missing", figures.gap_s),
        ):
            if seconds:
                parts.append(self(name, duration=self.duration(seconds)))
        return self.sentence("; ".join(parts))


def _is_ready(question: Question) -> bool:
    """Whether it is the question that is ready to be asked."""
    return (question.text, question.answers) == (READY_QUESTION, READY_ANSWERS)
