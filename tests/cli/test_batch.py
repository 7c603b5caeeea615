"""`roomtone batch` as people start it."""

import json

from roomtone.batch import read_recordings

from .commands import run_here


def run(home, *arguments):
    return run_here(*arguments, HOME=str(home), XDG_CONFIG_HOME=str(home / "config"))


def test_batch_needs_a_policy_an_output_and_says_what_failed(clip, tmp_path):
    out = tmp_path / "out"
    assert "--out" in run(tmp_path, "batch", clip).stderr
    refused = run(tmp_path, "batch", clip, "--out", out)
    assert refused.returncode == 2
    assert "roomtone policy" in refused.stderr
    assert not out.exists()
    policy = ("policy", "--place", "US", "--purpose", "own", "--min-group-size", "3")
    assert run(tmp_path, *policy).returncode == 0

    done = run(
        tmp_path, "batch", clip, tmp_path / "no.mp4", "--out", out, "--workers", 1,
        "--min-group-size", 1, "--course", "Art", "--json",
    )  # fmt: skip
    assert done.returncode == 3
    report = json.loads(done.stdout)
    assert report["done"] == [str(clip)]
    assert list(report["failed"]) == [str(tmp_path / "no.mp4")]
    assert "no.mp4" in done.stderr
    table = read_recordings(out)
    assert table["valence"].isna().all()  # two people: fewer than the policy's three
    assert table["present"].max() == 2

    again = run(tmp_path, "batch", clip, "--out", out, "--min-group-size", 1, "--course", "Art")
    assert again.returncode == 0
    assert "1 done before" in again.stderr
    assert run(tmp_path, "batch", "report", out).returncode == 0
    assert "Art" in (out / "report.html").read_text()
    assert run(tmp_path, "batch", "report", tmp_path / "none").returncode == 5
