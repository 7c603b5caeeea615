from __future__ import annotations

import base64
import hashlib
import math
import random
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from html.parser import HTMLParser
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from roomtone.labels import FEEDBACK, FERPLUS
from roomtone.languages import PSEUDO
from roomtone.recap import moments, recap_page, summary
from roomtone.recap.moments import detect, strongest
from roomtone.signal.changes import ChangeDetector
from roomtone.store import ClassHistory, ClassRecord, Store
from roomtone.types import Alert, Marker, Second, Signal

EVIL = "</title></style><script>alert(1)</script><img src=x onerror=alert(1)>\"'&{{7*7}}\u202e\x00"


def record(**changes: object) -> ClassRecord:
    values: dict[str, object] = {
        "id": 1,
        "code": "ABCDEFGH",
        "name": "Analysis I",
        "course": "Analysis",
        "origin": "live",
        "began": 1_795_420_800.0,
        "ended": None,
        "minutes": 600.0,
        "min_group_size": 5,
        "per_person": False,
        "faces": True,
    }
    return ClassRecord(**values | changes)  # type: ignore[arg-type]


def second(t: int, valence: float, half: float = 0.1, feedback: dict[str, int] | None = None):
    happy, sad = max(valence, 0.0) / 0.81, max(-valence, 0.0) / 0.63
    shares = dict.fromkeys(FERPLUS, 0.0) | {"happiness": happy, "sadness": sad}
    shares["neutral"] = 1.0 - happy - sad
    signal = Signal(t + 0.25, 20, 16, shares, valence, (valence - half, valence + half), 0.0)
    return Second(signal, dict.fromkeys(FEEDBACK, 0) | (feedback or {}), 20)


def silent(t: int) -> Second:
    return Second(Signal(float(t), 4, 3))


def history(
    seconds: Iterable[Second], markers: Iterable[tuple[float, str]] = (), **changes: object
) -> ClassHistory:
    stored = list(seconds)
    values = {"ended": 1_795_420_800.0 + len(stored)} | changes
    return ClassHistory(record(**values), stored, [Marker(t, text) for t, text in markers])


def script(*parts: tuple[int, float], noise: float = 0.03, half: float = 0.1) -> list[Second]:
    """Stretches of so many seconds at a valence, with slow noise on it."""
    chance, drift, seconds = random.Random(3), 0.0, []  # noqa: S311
    for length, valence in parts:
        for _ in range(length):
            drift = 0.8 * drift + chance.gauss(0, noise)
            seconds.append(second(len(seconds), valence + drift, half))
    return seconds


def pressing(count: Callable[[int], int], length: int = 600) -> list[Second]:
    return [second(t, 0.1, feedback={"lost": count(t)}) for t in range(length)]


def feedback_alone(count: Callable[[int], int], length: int = 600, joined: int = 20):
    """A class in which no faces are read."""
    nobody = dict.fromkeys(FEEDBACK, 0)
    return [
        Second(Signal(float(t), 0, 0), nobody | {"lost": count(t)}, joined) for t in range(length)
    ]


class Page(HTMLParser):
    """What a browser would see: elements, attributes, text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self.last = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.last = tag

    def handle_data(self, data: str) -> None:
        self.texts[self.last] = self.texts.get(self.last, "") + data

    def tags(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag == name]


def policy(page: Page) -> str:
    [meta] = [one for one in page.tags("meta") if "http-equiv" in one]
    return meta["content"] or ""


def visible(text: str) -> str:
    plain = re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<(style|script)>.*?</\1>", "", text))
    return " ".join(plain.split())


def test_the_recap_says_for_how_long_faces_were_no_longer_read() -> None:
    shown = [second(t, 0.3) for t in range(120)]
    off = history([*shown, *(silent(t) for t in range(120, 300))], stopped_reading_at=120.4)
    figures = summary(off)
    assert (figures.data_s, figures.few_s, figures.off_s) == (120, 0, 180)
    page = visible(recap_page(off))
    assert "for 3 min faces were no longer read" in page
    assert "too few faces were readable" not in page


# moments


def test_a_lasting_fall_is_found_with_what_came_before_it_and_how_long_it_lasted():
    class_ = history(
        script((300, 0.3), (200, -0.1), (300, 0.3)),
        [(20, "welcome"), (296, "chain rule"), (400, "later")],
    )
    fall, rise = moments(class_)
    change = fall.changes[0]
    assert fall.t == pytest.approx(300, abs=6)
    assert fall.marker == Marker(296, "chain rule")
    assert (change.what, change.undone, change.clear) == ("valence", True, True)
    assert change.before == pytest.approx(0.3, abs=0.05)
    assert change.after == pytest.approx(-0.1, abs=0.05)
    assert change.lasted_s == pytest.approx(200, abs=10)
    assert rise.t == pytest.approx(500, abs=6)
    assert not rise.changes[0].undone
    assert rise.changes[0].lasted_s == pytest.approx(300, abs=6)


def test_noise_a_short_dip_and_a_change_within_the_band_are_no_moments():
    assert moments(history(script((1800, 0.1), noise=0.025))) == []
    assert moments(history(script((300, 0.2), (8, -0.4), (300, 0.2)))) == []
    assert moments(history(script((300, 0.2), (300, 0.0), half=0.3))) == []
    assert moments(history(script((300, 0.2), (300, 0.1), half=0.0, noise=0.0))) == []


def test_a_change_of_many_whose_band_is_narrow_is_found_and_has_a_margin():
    [moment] = moments(history(script((300, 0.2), (300, 0.0), half=0.0, noise=0.0)))
    assert moment.changes[0].margin == pytest.approx(0.12)


def test_a_surge_of_feedback_is_found_and_a_little_is_not():
    [moment] = moments(history(pressing(lambda t: min(max(t - 200, 0), 9) if t < 265 else 0)))
    change = moment.changes[0]
    assert (change.what, change.before, change.after) == ("lost", 0.0, 9.0)
    assert moment.t == pytest.approx(202, abs=1), "when the first of them came"
    assert moment.t + change.lasted_s == pytest.approx(265, abs=1)
    assert moments(history(pressing(lambda t: 3 if 200 <= t < 260 else 0))) == []
    [begins] = moments(history(pressing(lambda t: 9 if t < 200 else 0)))
    assert begins.t < 1, "fewer presses are no moment"


@pytest.mark.parametrize("stray", [(), (150,), (150, 230)])
def test_a_surge_is_found_once_when_it_came_and_after_its_own_marker(stray):
    """Eight press within five seconds, and some others do before or after it."""
    came = sorted([*range(200, 204), *range(200, 204), *stray])
    seconds = pressing(lambda t: sum(at <= t < at + 60 for at in came))
    [moment] = moments(history(seconds, [(100, "before"), (199, "the one"), (215, "after")]))
    assert moment.t == pytest.approx(200, abs=3)
    assert moment.marker == Marker(199, "the one")
    assert [change.what for change in moment.changes] == ["lost"]


def test_feedback_that_belongs_to_another_marker_is_a_moment_of_its_own():
    fell = script((300, 0.3), (300, -0.2))
    both = [
        Second(one.signal, {"lost": 8 if 322 <= one.signal.t < 382 else 0, "got_it": 0})
        for one in fell
    ]
    first, then = moments(history(both, [(298, "chain rule"), (318, "question")]))
    assert [change.what for change in first.changes] == ["valence"]
    assert [change.what for change in then.changes] == ["lost"]
    assert (first.marker.text, then.marker.text) == ("chain rule", "question")
    assert then.t == pytest.approx(322, abs=1)


def test_where_no_change_could_have_been_seen_none_is_denied():
    _, compared = detect(script((300, 0.1)))
    assert compared == (pytest.approx(50, abs=2), pytest.approx(299, abs=1))
    assert detect([silent(t) for t in range(300)])[1] is None
    quiet = visible(recap_page(history(script((300, 0.1)))))
    assert quiet.count("No lasting change between 0:4") + quiet.count("between 0:5") == 2
    few = visible(recap_page(history([silent(t) for t in range(99)])))
    assert "No data on expressions" in few
    assert "No lasting change" not in few


def test_a_class_too_short_to_look_for_changes_says_so():
    """A class of 1:42 whose mood fell by 0.7 before there was a minute to compare it with."""
    short = visible(recap_page(history(script((10, 0.5), (92, -0.2)))))
    assert short.count("Too short to look for changes") == 2
    assert "No lasting change" not in short
    assert "at 0:31: mood fell from" in visible(recap_page(history(script((31, 0.5), (71, -0.2)))))
    unanswered = [second(t, 0.2, feedback={"lost": 0}) for t in range(102)]
    assert "Too short to look" in visible(recap_page(history(unanswered)))


def test_three_of_three_who_were_lost_for_two_minutes_come_first():
    """A class that ran on feedback alone."""
    seconds = feedback_alone(lambda t: 3 if 245 <= t < 365 else 0, joined=3)
    for faces in (False, True):
        text = recap_page(history(seconds, faces=faces, min_group_size=3))
        shown = visible(text)
        story = shown.split("In short ")[1]
        assert story.startswith("Most “lost” at once: 3 of 3 students at 4:05; it lasted 2 min.")
        assert "4:05 3 people pressed “lost” within a minute, none in the minute before." in shown
        assert "Feedback: up to 3 of 3 at once" in shown
        assert story.index("Button presses (minimum)") < story.index("Gaps")
        for absent in ("Mood", "valence", "Shares", "Most often", "nothing can be shown"):
            assert absent.lower() not in shown.lower(), absent
        assert ("no faces were read" in shown) is not faces
    more = [
        replace(one, joined=9, feedback=one.feedback | {"got_it": 9 * (t < 30)})
        for t, one in enumerate(seconds)
    ]
    story = visible(recap_page(history(more, faces=False))).split("In short ")[1]
    assert story.startswith("Most “lost” at once: 3 of 9"), "though more got it at once"
    none = visible(recap_page(history(feedback_alone(lambda t: 0), faces=False)))
    assert "No student gave feedback." in none


def test_the_recap_says_what_the_teacher_was_told():
    given_alerts = [
        Alert(245.0, "lost", "Many students are lost.", 300.0),
        Alert(400.0, "of a later version", "Something <else>"),
    ]
    text = recap_page(replace(history(script((600, 0.2))), alerts=given_alerts))
    shown = visible(text)
    assert "Alerts during the class 4:05 Many students are lost. Go back a step" in shown
    assert "the thread? (55 s) 6:40 Something &lt;else&gt;" in shown
    assert "No alerts during the class." in visible(recap_page(full()))
    assert "alerts during" not in visible(recap_page(full(origin="recording")))


def test_close_markers_do_not_hide_each_other():
    markers = [(100.0 + 2 * n, f"marker number {n}") for n in range(5)]
    page = Page(recap_page(history(script((600, 0.2)), markers)))
    for layout in ("wide", "narrow"):
        rows = [one["y"] for one in page.tags("text") if one.get("class") == layout]
        rows = [y for y in rows if y in {str(12 + 17 * row) for row in range(8)}]
        assert len(set(rows)) == 5, "each in a row of its own"
    lines = [one for one in page.tags("line") if one.get("class") == "mark-line"]
    assert len(lines) == 5


def test_beside_a_class_that_has_just_begun_the_others_are_as_long():
    young = history(script((90, 0.2)), ended=None)
    [*_, spark] = [
        one["width"]
        for one in Page(recap_page(young, [full()])).tags("svg")
        if one.get("preserveaspectratio") and one["height"] == "52"
    ]
    assert spark == "100.00%"


def test_what_changes_together_is_one_moment():
    fell = script((300, 0.3), (300, -0.2))
    both = [
        Second(one.signal, {"lost": 8 if 320 <= one.signal.t < 380 else 0, "got_it": 0})
        for one in fell
    ]
    [moment] = moments(history(both))
    assert {change.what for change in moment.changes} == {"valence", "lost"}
    strengths = [change.strength for change in moment.changes]
    assert strengths == sorted(strengths, reverse=True)


def test_at_most_five_moments_are_shown_and_the_page_says_that_there_are_more():
    class_ = history(script(*[(90, 0.4), (90, -0.3)] * 10))
    every = moments(class_)
    assert len(every) > 10
    for found in (every, strongest(every)):
        times = [moment.t for moment in found]
        assert times == sorted(times)
        assert all(later - earlier >= 60 for earlier, later in pairwise(times))
    assert len(strongest(every)) == 5
    assert f"The 5 strongest of {len(every)}" in visible(recap_page(class_))
    assert "strongest of" not in visible(recap_page(full()))


def test_repeated_moments_do_not_push_out_others():
    answers = [(90 + 180 * n, "hard") for n in range(10)] + [
        (180 * n, "easy") for n in range(1, 10)
    ]
    turns = [(90, 0.6), (90, -0.2)] * 4 + [(90, 0.3), (90, 0.0)] * 6
    shown = strongest(moments(history(script(*turns), answers)))
    assert {moment.marker.text for moment in shown} == {"hard", "easy"}


def test_no_moment_is_found_for_a_change_that_falls_into_a_gap():
    seconds = [one for one in script((300, 0.3), (300, -0.2)) if not 230 <= one.signal.t < 340]
    assert moments(history(seconds)) == []
    assert moments(history([silent(t) for t in range(300)])) == []


# figures


def test_gaps_and_too_few_people_are_different_figures():
    seconds = [second(t, 0.2) for t in range(100)] + [silent(t) for t in range(100, 140)]
    figures = summary(ClassHistory(record(ended=record().began + 200.0), seconds, []))
    assert (figures.length_s, figures.data_s, figures.few_s, figures.gap_s) == (200, 100, 40, 60)
    assert (figures.counted, figures.present, figures.coverage) == (16, 20, 0.8)
    assert figures.valence == pytest.approx(0.2)
    assert figures.band == pytest.approx((0.1, 0.3))


def test_people_are_those_counted_while_there_was_data():
    seconds = [silent(t) for t in range(200)] + [second(t, 0.2) for t in range(200, 260)]
    figures = summary(history(seconds))
    assert (figures.counted, figures.present) == (16, 20)
    without = summary(history([silent(t) for t in range(200)]))
    assert (without.counted, without.present) == (3, 4)


def test_a_class_left_open_is_no_longer_than_it_was_planned():
    left = ClassHistory(record(minutes=10.0, ended=record().began + 5e5), [second(3, 0.1)], [])
    assert summary(left).length_s == 600


def test_feedback_is_counted_as_it_comes_to_what_stands():
    standing = [0, 1, 3, 3, 2, 0, 4]
    assert summary(history(pressing(standing.__getitem__, 7))).feedback["lost"] == 7
    assert summary(history([silent(0)])).feedback == {}


# the page


def full(**changes: object) -> ClassHistory:
    seconds = script((300, 0.22), (200, -0.03), (300, 0.22))
    stored = [one for one in seconds if not 600 <= one.signal.t < 660]
    stored += [silent(t) for t in range(800, 860)]
    values = {"ended": record().began + 860, **changes}
    return history(stored, [(0, "welcome"), (298, "chain rule")], **values)


def test_a_teacher_reads_what_happened_and_how_sure_it_is():
    shown = visible(recap_page(full()))
    for words in (
        "Analysis I",
        "14 min",
        "Mood: slightly positive (valence +",
        "95 % band",
        "The strongest change came at 5:0",
        "at “chain rule”",
        "mood fell from slightly positive to neutral",
        "typically from 16 of 20 people",
        "for 1 min too few faces were readable; 1 min are missing",
        "A model reads expressions in pictures of faces",
        "With fewer than 5 people",
        "Not for grades",
    ):
        assert words in shown, words
    assert "emotion" not in shown.lower()
    assert "Simulated" not in shown


def test_the_class_began_by_the_readers_clock():
    began = record().began
    for name in ("UTC", "Asia/Kolkata", "America/New_York"):
        at = datetime.fromtimestamp(began, ZoneInfo(name))
        assert f"{at:%H:%M %Z}" in recap_page(full(), zone=ZoneInfo(name), language="de")


def test_a_demo_is_labelled_as_simulated_beside_others_too():
    assert "Simulated class" in visible(recap_page(full(origin="simulated")))
    others = [full(origin="simulated", name="Try"), full(name="Real")]
    assert visible(recap_page(full(), others)).count("Simulated class") == 1


def test_names_and_markers_cannot_do_anything():
    evil = history(script((300, 0.3), (300, -0.2)), [(298, EVIL)], name=EVIL, course=EVIL)
    text = recap_page(evil, [evil, full(name=EVIL)], video=True)
    page = Page(text)
    assert len(page.tags("script")) == 1
    assert page.tags("img") == []
    assert "alert(1)" not in page.texts["script"]
    names = {name for _, attributes in page.elements for name in attributes}
    assert not {name for name in names if name.startswith("on")} | names & {"style", "src", "href"}
    assert "49" not in page.texts["bdi"] + page.texts["title"]
    assert "{{7*7}}" in text
    assert "\u202e" not in text
    assert "\x00" not in text
    text.encode()


def test_the_page_asks_nobody_for_anything():
    for text in (recap_page(full(), [full()]), recap_page(full(), video=True)):
        assert "://" not in text
        assert "url(" not in re.sub(r"url\(#[\w-]+\)", "", text)
        assert "@import" not in text
        page = Page(text)
        assert page.tags("link") == []
        assert "default-src 'none'" in policy(page)


def test_the_policy_allows_its_own_style_and_script_alone():
    def digest(text: str, tag: str) -> str:
        [inside] = re.findall(f"(?s)<{tag}>(.*?)</{tag}>", text)
        made = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        return f"{tag}-src 'sha256-{made}'"

    plain, video = recap_page(full()), recap_page(full(), video=True)
    assert digest(plain, "style") in policy(Page(plain))
    assert "script" not in policy(Page(plain))
    assert Page(plain).tags("script") == []
    assert digest(video, "script") in policy(Page(video))
    assert "media-src blob:" in policy(Page(video))
    assert "unsafe" not in policy(Page(plain)) + policy(Page(video))
    assert [one["accept"] for one in Page(video).tags("input")] == ["video/*"]
    assert Page(plain).tags("input") + Page(plain).tags("button") == []


def test_names_of_drawn_parts_are_used_once():
    ids = [one["id"] for _, one in Page(recap_page(full(), [full()] * 3)).elements if "id" in one]
    assert len(ids) == len(set(ids))
    used = re.findall(r"url\(#([\w-]+)\)", recap_page(full()))
    assert set(used) <= set(ids)


def test_the_recap_is_in_the_language_that_is_asked_for():
    """And no text of the page is outside the catalogs, but names, clocks and figures."""
    german = visible(recap_page(full(), [full()], language="de"))
    assert "Die stärkste Änderung" in german
    assert "Montag, 23. November 2026" in german
    assert "leicht positiv" in german
    assert '<html lang="ar" dir="rtl">' in recap_page(full(), language="ar")
    alerts = [Alert(245.0, "lost", "Many students are lost.", 300.0)]
    classes = [
        replace(full(), alerts=alerts),
        history(feedback_alone(lambda t: 5 if t > 99 else 0), faces=False),
        history([silent(0)], origin="simulated"),
    ]
    for one in classes:
        text = recap_page(one, [full()], video=True, language=PSEUDO)
        shown = re.sub(r"\[[^\[\]]*\]", "", re.sub(r"<bdi>.*?</bdi>", "", visible(text)))
        while "[" in shown:
            shown = re.sub(r"\[[^\[\]]*\]", "", shown)
        left = re.sub(r"Analysis I?|welcome|chain rule|\w+( \w+)? 23, 2026|[AP]M|UTC", "", shown)
        assert not re.search(r"[A-Za-z]{2}", left), left


def test_the_same_class_makes_the_same_page():
    assert recap_page(full(), [full()]) == recap_page(full(), [full()])


def test_no_figure_is_missing_in_a_drawing():
    text = recap_page(full(), [full(), history([silent(0)])])
    assert not re.search(r"\b(nan|inf|None|undefined)\b", text)


@pytest.mark.parametrize(
    ("class_", "words"),
    [
        (history([]), "Nothing was stored of this class."),
        (history([], ended=None), "Nothing was stored of this class."),
        (history([], ended=1_795_420_800.0 + 60), "Nothing was stored of this class."),
        (history([second(0, 0.1)]), "Mood: neutral"),
        (history([silent(t) for t in range(90)]), "needs at least 5 people with readable faces"),
        (history(script((90, 0.1), half=0.6)), "Mood: too uncertain to say"),
        (
            history([Second(Signal(float(t), 0, 0), {"lost": 1}) for t in range(90)], faces=False),
            "no faces were read",
        ),
        (history([silent(t) for t in range(9)], [(500, "after the end"), (-1, "before")]), "9 s"),
    ],
)
def test_there_is_a_page_of_a_class_of_which_little_or_nothing_is_known(class_, words):
    for others in ([], [full()]):
        text = recap_page(class_, others, video=True)
        assert words in visible(text)
        assert not re.search(r"\b(nan|inf|None)\b", text)


def test_a_class_without_faces_shows_no_valence():
    shown = visible(recap_page(history(feedback_alone(lambda t: t % 5), faces=False)))
    assert "Feedback: up to 4 of 20 at once" in shown
    assert "valence" not in shown.lower()


def test_earlier_classes_are_left_out_where_there_are_none_and_few_where_there_are_many():
    assert "Compared with earlier classes" not in recap_page(full())
    others = [full(name=f"Week {n}", began=float(n * 86_400)) for n in range(12)]
    text = recap_page(full(), others[::-1])
    assert re.findall(r"<bdi>(Week \d+)", text) == [f"Week {n}" for n in range(5, 12)]
    assert text.count('aria-current="true"') == 1


def test_three_hours_are_small_and_quickly_drawn():
    chance = random.Random(1)  # noqa: S311
    seconds = [
        second(
            t,
            0.3 * math.sin(t / 200) + chance.gauss(0, 0.05),
            feedback={"lost": chance.randrange(9)},
        )
        for t in range(10_800)
        if t % 2
    ]
    class_ = history(seconds, [(t * 54.0, f"part {t} & more") for t in range(200)])
    others = [history(seconds[:5000]) for _ in range(7)]
    recap_page(full())
    began = time.thread_time()
    text = recap_page(class_, others, video=True)
    assert time.thread_time() - began < 2.0  # 0.5 s
    assert len(text.encode()) < 1_500_000
    assert text.count("<path") + text.count("<rect") + text.count("<line") < 500


def test_the_recap_of_a_stored_class_finds_what_the_live_class_found(tmp_path) -> None:
    seconds = script((150, 0.3), (120, -0.1), (120, 0.25))
    lost = [
        replace(one, feedback={"lost": 9 if 200 <= one.signal.t < 260 else 0}) for one in seconds
    ]
    detector = ChangeDetector()
    online = [change for one in lost for change in detector.update(one)] + detector.finish()
    with Store(f"sqlite:///{tmp_path / 'roomtone.db'}") as store:
        store.add(record(), lost)
        afterwards, _ = detect(store.history("ABCDEFGH").seconds)
    assert len(online) >= 3
    assert [(one.what, one.t, one.undone) for one in afterwards] == [
        (one.what, one.t, one.undone) for one in online
    ]


def test_two_waves_of_feedback_are_two_moments_each_where_it_came() -> None:
    """Seven press got it one by one, then fifteen, a minute and a half later: as in a live class.

    A live class's seconds lie a little more than a second apart.
    """
    waves = [40 + 5 * n for n in range(7)] + [140 + 2 * n for n in range(15)]
    times = [1.006 * n for n in range(300)]
    counts = [sum(at <= t < at + 60 for at in waves) for t in times]
    seconds = [
        Second(Signal(t, 0, 0), dict.fromkeys(FEEDBACK, 0) | {"got_it": count}, 30)
        for t, count in zip(times, counts, strict=True)
    ]
    first, then = moments(history(seconds, faces=False))
    assert first.t == pytest.approx(45, abs=7)
    assert then.t == pytest.approx(145, abs=7)
    assert [one.changes[0].after for one in (first, then)] == [7, 15]
    assert then.changes[0].before <= 2
    steady = [replace(one, feedback={"lost": 6}) for one in seconds]
    [begins] = moments(history(steady, faces=False))
    assert begins.t == 0
