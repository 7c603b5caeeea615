from __future__ import annotations

from itertools import pairwise

from roomtone.signal.alerts import AlertOptions, Alerts
from roomtone.signal.changes import ChangeDetector
from roomtone.types import Alert, Second, Signal


class Class:
    """A class second by second, and what its teacher is told."""

    def __init__(self, options: AlertOptions | None = None) -> None:
        self.detector, self.alerts, self.t = ChangeDetector(), Alerts(options), 0

    def run(self, valences, feedback=None, joined: int = 20) -> list[Alert]:
        alerts = []
        for valence in valences:
            shares = {} if valence is None else {"neutral": 1.0}
            signal = Signal(float(self.t), 20, 20, shares, valence)
            second = Second(signal, feedback or {}, joined)
            self.detector.update(second)
            alerts += self.alerts.update(second, self.detector)
            self.t += 1
        return alerts

    def begins(self, valences, feedback=None, joined: int = 20) -> list[Alert]:
        alerts = self.run(valences, feedback, joined)
        return [alert for alert in alerts if alert.ended_at is None]


def test_a_lasting_fall_is_told_once_after_it_lasted():
    [alert] = Class().begins([0.2] * 60 + [-0.1] * 60)
    assert alert.kind == "lower"
    assert 60 + 15 <= alert.t <= 60 + 21


def test_a_short_dip_or_a_small_drift_is_not_told():
    assert Class().begins([0.2] * 60 + [-0.4] * 15 + [0.2] * 60) == []
    assert Class().begins([0.2 - 0.001 * t for t in range(120)]) == []


def test_a_rise_is_told_as_such():
    assert [alert.kind for alert in Class().begins([0.0] * 60 + [0.4] * 40)] == ["higher"]


def test_whether_a_change_would_be_told_is_known():
    one = Class()
    one.run([0.2] * 15)
    assert one.alerts.watching(14.0, "mood", one.detector.ready) == "early"
    one.run([0.2] * 45)
    assert one.alerts.watching(59.0, "mood", one.detector.ready) == "yes"
    [alert] = one.begins([-0.1] * 30)
    assert one.alerts.watching(89.0, "mood") == "resting"
    assert one.alerts.resting_until("mood") == alert.t + 180
    assert one.alerts.watching(89.0, "feedback") == "yes", "feedback rests apart"
    one.alerts.options = AlertOptions(rest_s=0)
    assert one.alerts.watching(89.0, "mood") == "off"


def test_at_most_one_about_the_mood_in_three_minutes():
    alerts = Class().begins(([0.3] * 60 + [-0.3] * 60) * 6)
    assert len(alerts) >= 2
    assert all(later.t - earlier.t >= 180 for earlier, later in pairwise(alerts))


def test_feedback_of_many_is_told_and_that_of_few_is_not():
    [alert] = Class().begins([0.0] * 30, {"lost": 6})
    assert (alert.kind, alert.t) == ("lost", 0.0)
    assert Class().begins([0.0] * 30, {"lost": 5}) == []
    assert Class().begins([0.0] * 30, {"lost": 2}, joined=6) == [], "two are not many"
    assert Class().begins([0.0] * 30, {"got_it": 20}) == []


def test_feedback_is_told_though_an_alert_about_the_mood_was_given_lately():
    one = Class()
    assert [alert.kind for alert in one.begins([0.3] * 60 + [-0.3] * 30)] == ["lower"]
    assert [alert.kind for alert in one.begins([-0.3] * 5, {"lost": 13}, 30)] == ["lost"]
    assert one.alerts.current is not None
    assert one.alerts.current.kind == "lost", "feedback goes first"


def test_an_alert_ends_with_its_cause():
    one = Class()
    [lower] = one.begins([0.3] * 60 + [-0.3] * 20)
    [ended] = one.run([0.3] * 15)
    assert (ended.t, ended.kind) == (lower.t, "lower")
    assert one.alerts.current is None, "it went up again"

    one = Class()
    one.run([0.0] * 10, {"too_fast": 9})
    [ended] = one.run([0.0] * 5, {"too_fast": 1})
    assert ended.ended_at == 10.0


def test_an_alert_ends_when_the_trend_goes_against_it():
    one = Class()
    [alert] = one.begins([0.0] * 60 + [0.4] * 20)
    assert alert.kind == "higher"
    alerts = one.run([0.28] * 6)
    assert one.detector.trend == "falling" or alerts == []
    one.run([0.1] * 4)
    assert one.alerts.current is None


def test_an_alert_about_the_mood_ends_when_nothing_is_said_any_more():
    one = Class()
    assert one.begins([0.3] * 60 + [-0.3] * 20)
    [ended] = one.run([None] * 10)
    assert ended.ended_at == 85.0


def test_no_alert_stays_longer_than_a_minute():
    one = Class()
    [alert] = one.begins([0.3] * 60 + [-0.3] * 20)
    [ended] = one.run([-0.3] * 100)
    assert ended.ended_at == alert.t + 60


def test_alerts_can_be_switched_off():
    assert Class(AlertOptions(rest_s=0.0)).begins([0.3] * 60 + [-0.3] * 60) == []


def test_a_change_after_a_gap_has_to_last_as_long():
    [alert] = Class().begins([0.2] * 60 + [None] * 12 + [-0.2] * 40)
    assert alert.t >= 60 + 12 + 16


def test_gaps_are_not_taken_for_a_change():
    assert Class().begins([0.2] * 60 + [None] * 25 + [-0.2] * 5) == []
