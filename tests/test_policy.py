from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from roomtone.cli import app
from roomtone.countries import COUNTRIES
from roomtone.errors import OutputError, PolicyError
from roomtone.policy import AI_ACT, UNSTATED, Policy, load_policy, policy_for, save_policy


@pytest.mark.parametrize("place", sorted(AI_ACT))
def test_students_faces_are_not_read_where_the_ai_act_forbids_it(place):
    assert not Policy(place, "education").faces
    assert "feedback" in Policy(place, "education").reason
    assert Policy(place, "research").faces


def test_the_ai_act_covers_30_countries():
    assert len(AI_ACT) == 30
    assert set(COUNTRIES) >= AI_ACT
    assert all(Policy(code, "own").stated for code in COUNTRIES)


@pytest.mark.parametrize("place", ["EU", "EL", "RE", "GP", "MQ", "GF", "YT", "MF", "AX", "XX"])
def test_what_is_no_country_or_part_of_a_member_state_opens_nothing(place):
    with pytest.raises(PolicyError, match="use the member state's code"):
        Policy(place, "education")


def test_without_a_policy_faces_are_not_read():
    assert not UNSTATED.faces
    assert "roomtone policy" in UNSTATED.reason


@pytest.mark.parametrize(
    "wrong",
    [
        {"place": "Germany", "purpose": "education"},
        {"place": "US", "purpose": "grading"},
        {"place": "US"},
        {"purpose": "research"},
        {"min_group_size": 2},
        {"retention_days": 0},
        {"min_group_size": 51},
        {"retention_days": 3651},
    ],
)
def test_what_is_no_policy_is_refused(wrong):
    with pytest.raises(PolicyError, match="expected"):
        Policy(**wrong)


def test_a_policy_is_saved_and_loaded(tmp_path):
    path = tmp_path / "deep" / "policy.json"
    assert load_policy(path) == UNSTATED
    stated = Policy("US", "education", min_group_size=8, stated_at="2026-11-23T08:00:00+00:00")
    save_policy(stated, path)
    assert load_policy(path) == stated
    assert [file.name for file in path.parent.iterdir()] == ["policy.json"]


@pytest.mark.parametrize("text", ["", "[]", "{", json.dumps({"place": "US", "colour": 1})])
def test_a_damaged_policy_file_is_an_error(tmp_path, text):
    path = tmp_path / "policy.json"
    path.write_text(text)
    with pytest.raises(PolicyError, match=r"policy\.json"):
        load_policy(path)


def test_a_policy_that_cannot_be_saved_is_an_error(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="could not write"):
        save_policy(UNSTATED, tmp_path / "file" / "policy.json")


def test_country_and_purpose_of_one_run_keep_the_limits_of_the_machine(tmp_path, monkeypatch):
    monkeypatch.setenv("ROOMTONE_HOME", str(tmp_path))
    save_policy(Policy("FR", "research", min_group_size=12, retention_days=7))
    policy = policy_for("us", "education")
    assert (policy.place, policy.faces) == ("US", True)
    assert (policy.min_group_size, policy.retention_days) == (12, 7)


def test_a_damaged_policy_can_be_set_again(tmp_path, monkeypatch):
    monkeypatch.setenv("ROOMTONE_HOME", str(tmp_path))
    (tmp_path / "policy.json").write_text("{")
    assert CliRunner().invoke(app, ["policy", "--place", "US"]).exit_code
    said = CliRunner().invoke(app, ["policy", "--place", "US", "--purpose", "own"])
    assert said.exit_code == 0, said.output
    assert load_policy().place == "US"
