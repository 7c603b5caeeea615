"""Both engines, Python's and the browser's, read the same in the same pictures."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from roomtone.live.pages import models
from tests.golden.make import CASES, HERE, read

WEB = Path(__file__).parents[1] / "web"


def test_the_python_engine_still_reads_what_the_files_say():
    for case in json.loads((HERE / "golden.json").read_text()):
        wanted = {name: value for name, value in case.items() if name != "readings"}
        assert wanted in CASES
        for seen, expected in zip(read(case), case["readings"], strict=True):
            assert [reading["who"] for reading in seen] == [reading["who"] for reading in expected]
            for reading, twin in zip(seen, expected, strict=True):
                assert reading["expression"] == twin["expression"]
                assert reading["facing"] == pytest.approx(twin["facing"], abs=0.02)
                for name in ("probabilities", "fer2013"):
                    assert reading[name] == pytest.approx(twin[name], abs=1e-3), (
                        "a model or a stage changed: python -m tests.golden.make"
                    )
                assert reading["box"] == pytest.approx(twin["box"], abs=1)


def test_the_browsers_engine_reads_the_same(tmp_path):
    npx = shutil.which("npx")
    if not npx or not (WEB / "node_modules").is_dir():
        pytest.skip("needs Node and web/node_modules: npm ci in web")
    for name, data in models().items():
        (tmp_path / name).write_bytes(data)
    done = subprocess.run(
        [npx, "vitest", "run", "engine/golden.test.ts"],
        cwd=WEB,
        env=os.environ | {"ROOMTONE_MODELS": str(tmp_path), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert f"{len(CASES)} passed" in done.stdout
