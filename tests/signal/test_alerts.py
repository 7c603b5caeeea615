from __future__ import annotations

from itertools import pairwise

from roomtone.signal.alerts import AlertOptions, Alerts
from roomtone.types import Signal


def told(valences, alerts: Alerts | None = None, presses=None, joined: int = 20):
    alerts = alerts or Alerts()
    said = [
        alerts.update(Signal(float(t), 20, 20, {"neutral": 1.0}, value), presses or {}, joined)
        for t, value in enumerate(valences)
    ]
    return [change for change in said if change]


def test_a_lasting_fall_is_told_once_after_it_lasted():
    [change] = told([0.2] * 60 + [-0.1] * 60)
    assert change.kind == "lower"
    assert 60 + 19 <= change.t <= 60 + 21


def test_a_short_dip_or_a_small_drift_is_not_told():
    assert told([0.2] * 60 + [-0.4] * 15 + [0.2] * 60) == []
    assert told([0.2 - 0.001 * t for t in range(120)]) == []


def test_a_rise_is_told_as_such():
    assert [change.kind for change in told([0.0] * 60 + [0.4] * 40)] == ["higher"]


def test_whether_a_change_would_be_told_is_known():
    alerts = Alerts()
    told([0.2] * 15, alerts)
    assert alerts.watching(14.0) == "early"
    told([0.2] * 40 + [-0.1] * 30, alerts := Alerts())
    assert alerts.watching(69.0) == "resting"
    assert alerts.watching(69.0 + 180) == "early", "nothing is known of what came since"
    told([0.2] * 60, alerts := Alerts())
    assert alerts.watching(59.0) == "yes"
    alerts.options = AlertOptions(apart_s=0)
    assert alerts.watching(59.0) == "off"


def test_at_most_one_in_three_minutes():
    valences = ([0.3] * 40 + [-0.3] * 40) * 6
    times = [change.t for change in told(valences)]
    assert len(times) >= 2
    assert all(later - earlier >= 180 for earlier, later in pairwise(times))


def test_buttons_of_many_are_told_and_those_of_few_are_not():
    [change] = told([0.0] * 30, presses={"lost": 6}, joined=20)
    assert (change.kind, change.t) == ("lost", 20.0), "once it has lasted"
    assert told([0.0] * 30, presses={"lost": 5}, joined=20) == []
    assert told([0.0] * 30, presses={"lost": 2}, joined=6) == [], "two are not many"
    assert told([0.0] * 30, presses={"got_it": 20}, joined=20) == []


def test_alerts_can_be_switched_off():
    assert told([0.3] * 60 + [-0.3] * 60, Alerts(AlertOptions(apart_s=0.0))) == []


def test_a_change_after_a_gap_has_to_last_as_long():
    [change] = told([0.2] * 60 + [None] * 12 + [-0.2] * 40)
    assert change.t >= 60 + 12 + 16


def test_gaps_are_not_taken_for_a_change():
    silent = [None] * 25
    assert told([0.2] * 60 + silent + [-0.2] * 5) == []
