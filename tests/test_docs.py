"""What the documentation says must be so."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
import typer

from roomtone.cli import app
from roomtone.signal.aggregate import AggregateOptions, StreamOptions
from roomtone.vision.faces import FaceOptions
from roomtone.vision.quality import QualityOptions
from roomtone.vision.smoothing import SmoothOptions
from roomtone.vision.tracks import TrackOptions
from roomtone_train.cli import app as train_app

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def test_the_readmes_python_runs(clip, portrait_file, tmp_path, monkeypatch, capsys):
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(), re.S)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lesson.mp4").write_bytes(clip.read_bytes())
    (tmp_path / "class.jpg").write_bytes(portrait_file.read_bytes())
    for code in blocks:
        exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - our own README
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "0.0 0 of 2 None"  # fewer than five people: nothing is said
    assert said[-1].startswith("happiness 1.00 (")


@pytest.mark.filterwarnings("ignore:FigureCanvasAgg is non-interactive")
def test_the_notebook_runs(tmp_path, monkeypatch):
    monkeypatch.setenv("MPLBACKEND", "agg")
    monkeypatch.chdir(tmp_path)
    cells = json.loads((ROOT / "docs" / "recordings.ipynb").read_text())["cells"]
    names = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)  # noqa: S102 - our own notebook
    assert len(names["table"]) == 4 * 600
    assert names["axes"].lines
    assert any(cell.get("outputs") for cell in cells)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text()):
        assert target.startswith("http") or (page.parent / target).exists(), target


@pytest.mark.parametrize(("application", "page"), [(app, "commands"), (train_app, "training")])
def test_every_command_is_documented(application, page):
    text = (ROOT / "docs" / f"{page}.md").read_text()
    for name in typer.main.get_command(application).commands:
        assert (
            f"`{name}`" in text or f"`roomtone-train {name} " in text or f"roomtone {name}" in text
        )


def test_every_option_is_documented_and_explains_itself():
    text = (ROOT / "docs" / "commands.md").read_text()
    for name, command in typer.main.get_command(app).commands.items():
        for entry in command.params:
            if entry.param_type_name == "option" and entry.name != "help":
                assert any(f"`{option}" in text for option in entry.opts), (name, entry.opts)
                assert entry.help, (name, entry.opts)


def test_the_stages_of_the_readme_are_modules():
    modules = re.findall(r"`(\w+/\w+\.py)`", (ROOT / "README.md").read_text())
    assert len(modules) >= 8
    for module in modules:
        assert (ROOT / "src" / "roomtone" / module).is_file(), module


def test_the_files_of_the_architecture_are_there():
    text = (ROOT / "docs" / "architecture.md").read_text()
    names = set(re.findall(r"`([\w/.]+\.(?:py|ts|css|html|toml))`", text))
    assert len(names) > 100
    everywhere = [
        p
        for folder in ("src", "web")
        for p in (ROOT / folder).rglob("*.*")
        if "node_modules" not in p.parts
    ]
    for name in names:
        found = (ROOT / name).exists() or any(f"/{name}" in str(path) for path in everywhere)
        assert found, name


def test_every_module_is_in_the_architecture():
    text = (ROOT / "docs" / "architecture.md").read_text()
    for path in (ROOT / "src" / "roomtone").rglob("*.py"):
        parts = path.relative_to(ROOT / "src" / "roomtone").parts
        pages = {"console", "cli", "migrations"} & set(
            parts
        )  # a file a page, a command, a revision
        if path.name != "__init__.py" and not pages:
            assert f"`{path.name}`" in text or f"{parts[-1]}`" in text, path


def test_what_was_measured_is_there():
    assert len((ROOT / "docs" / "measured.md").read_text()) > 1000
    headlines = (ROOT / "README.md").read_text().split("<!-- measured -->")[1]
    assert headlines.split("<!-- /measured -->")[0].count("\n- ") == 3


def test_every_decision_is_listed():
    listed = (ROOT / "docs" / "decisions" / "README.md").read_text()
    for page in ROOT.glob("docs/decisions/0*.md"):
        assert page.name in listed


def test_the_tests_that_hold_security_are_there():
    named = re.findall(r"`(test_\w+)`", (ROOT / "SECURITY.md").read_text())
    there = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^(?:async )?def (test_\w+)", path.read_text(), re.M)
    }
    assert len(named) > 30
    assert set(named) <= there, set(named) - there


def test_the_changelog_is_one_to_keep():
    from roomtone import __version__

    text = (ROOT / "CHANGELOG.md").read_text()
    versions = re.findall(r"^## \[(.+)\]", text, re.M)
    assert versions[0] in ("Unreleased", __version__)
    for line in text[text.index("## [") :].splitlines():
        allowed = r"## \[[\w.]+\].*|### (Added|Changed|Deprecated|Removed|Fixed|Security)|- \S.*|"
        assert re.fullmatch(allowed, line), f"one line an entry: {line}"
        assert len(line) <= 125, line
    entries = re.findall(r"^- .*", text, re.M)
    assert len(entries) == len(set(entries))


def test_what_the_project_needs_is_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"].values()
    wanted = [*project["dependencies"], *(entry for extra in extras for entry in extra)]
    pinned = (ROOT / "constraints.txt").read_text().lower()
    for requirement in wanted:
        name = re.split(r"[<>=\[]", requirement)[0]
        if name == project["name"]:
            continue
        assert f"\n{name}==" in pinned, name


@pytest.mark.parametrize(
    "options",
    [FaceOptions, TrackOptions, QualityOptions, SmoothOptions, AggregateOptions, StreamOptions],
    ids=lambda options: options.__name__,
)
def test_every_setting_is_documented_with_its_default(options):
    text = (ROOT / "docs" / "stages.md").read_text()
    section = text.split(f"`{options.__name__}`")[1].split("\n## ")[0]
    for entry in fields(options):
        (row,) = re.findall(rf"^\| `{entry.name}` \|(.*)$", section, re.M)
        words = {None: "none", True: "on", False: "off"}
        if entry.default is None or isinstance(entry.default, bool):
            assert row.split("|")[0].strip() == words[entry.default], entry.name
        else:
            value = entry.default if isinstance(entry.default, tuple) else (entry.default,)
            numbers = [float(number) for number in re.findall(r"\d+(?:\.\d+)?", row)]
            assert numbers[: len(value)] == list(value), entry.name
        assert f"{entry.name}" in (options.__doc__ or "")
