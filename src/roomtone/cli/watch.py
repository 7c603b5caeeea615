"""`roomtone watch`: a camera, a video or a stream, live in a window or headless."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Generator, Iterable, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import (
    BarColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from roomtone.cli.interrupt import interruptible
from roomtone.cli.output import STDOUT, JsonLines, errors
from roomtone.cli.sinks import Sinks
from roomtone.cli.stats import Stats
from roomtone.errors import PolicyError, SourceError
from roomtone.labels import parse_classes
from roomtone.policy import load_policy
from roomtone.signal.aggregate import SignalStream
from roomtone.types import FaceReading, Frame, Frames, Signal
from roomtone.vision.cadence import parse_rate
from roomtone.vision.demo_clip import demo_frames
from roomtone.vision.expressions import ExpressionClassifier
from roomtone.vision.faces import FaceDetector, FaceOptions
from roomtone.vision.frames import frames_from, is_live, length_s, public_name
from roomtone.vision.models import load_expression_model
from roomtone.vision.pipeline import Pipeline
from roomtone.vision.video import VideoWriter
from roomtone.vision.window import Window, can_show

if TYPE_CHECKING:
    from roomtone.live.client import ClassClient
    from roomtone.store.recording import Recording


def watch(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE",
            help="A camera's index (0 is the first), a video, a folder of pictures, or an rtsp:// "
            "or http:// address. Without one: the first camera, or a demo clip if there is none.",
        ),
    ] = None,
    headless: Annotated[bool, typer.Option("--headless", help="Open no window.")] = False,
    readings: Annotated[
        Path | None, typer.Option(metavar="R.jsonl", help="Write every reading there, one a line.")
    ] = None,
    signal: Annotated[
        Path | None,
        typer.Option(
            metavar="S.jsonl", help="Write the class signal there, one a second (-: print it)."
        ),
    ] = None,
    save: Annotated[
        Path | None, typer.Option(metavar="OUT.mp4", help="Write the annotated video there.")
    ] = None,
    as_json: Annotated[
        bool,
        typer.Option("--json", help="Print frames, seconds, fps and latency as JSON at the end."),
    ] = False,
    classes: Annotated[
        str,
        typer.Option(
            metavar="A,B,...",
            help="Choose labels among these FER-2013 classes, such as angry,fear,happy,neutral.",
        ),
    ] = "",
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite output files that exist.")
    ] = False,
    min_group_size: Annotated[
        int,
        typer.Option(
            min=1, metavar="N", help="Report nothing while fewer than N people are counted."
        ),
    ] = 5,
    side: Annotated[
        int,
        typer.Option(
            min=32,
            metavar="PX",
            help="Scale the longer side to this before detecting faces.",
        ),
    ] = 640,
    model: Annotated[
        Path | None,
        typer.Option(
            help="Another expression model: `nano`, `mobilenet`, or an ONNX file from training."
        ),
    ] = None,
    detector: Annotated[Path | None, typer.Option(help="Another YuNet file (ONNX).")] = None,
    class_code: Annotated[
        str,
        typer.Option(
            "--class",
            metavar="CODE",
            help="Send the readings, as numbers, to the class with this code. Using this confirms "
            "that everyone in view has agreed.",
        ),
    ] = "",
    server: Annotated[
        str, typer.Option(help="The server that has the class.")
    ] = "http://127.0.0.1:8501",
    key: Annotated[
        str, typer.Option(envvar="ROOMTONE_KEY", help="The teacher's or the class's key.")
    ] = "",
    store: Annotated[
        bool,
        typer.Option(
            "--store",
            help="Store the class signal as a class with a recap. Using this confirms that "
            "everyone in view has agreed.",
        ),
    ] = False,
    course: Annotated[str, typer.Option(help="With --store: the course it belongs to.")] = "",
    rate: Annotated[
        str,
        typer.Option(
            metavar="N|all", help="Of a video file, read N frames a second of it, or all of them."
        ),
    ] = "all",
) -> None:
    """Read the expressions of everyone in front of a camera or in a video.

    In a window, a file plays at its own pace and q ends it; headless, it is read as fast as it
    goes. Of a camera, old frames are dropped and counted rather than shown late. Nothing is
    stored unless --readings, --signal, --save or --store says so. With --class or --store the
    picture shows who is read but no labels, unless the class has a view of each person.
    """
    chosen = parse_classes(classes) if classes else ()
    per_s = parse_rate(rate)
    shows = not headless
    if shows and not can_show():
        errors.print("no display, or no roomtone[window]: reading headless.")
        shows = False
    sources = sources or []
    outputs = (readings, signal, save)
    _refuse_one_file_twice(sources, *outputs)
    if len(sources) > 1 and any(map(is_live, sources)):
        raise typer.BadParameter("Several sources are read one after the other: give recordings.")
    source = sources[0] if len(sources) == 1 else ""
    paced = shows or bool(class_code) or not sources or any(map(is_live, sources))
    # A recording's frames are read side by side, each in a thread of its own.
    threads = 0 if paced else 1
    pipeline = Pipeline(
        FaceDetector(FaceOptions(side_px=(side,)), detector, threads),
        ExpressionClassifier(load_expression_model(model, threads)),
    )
    frames = frames_from(source or sources, per_s) if sources else _first_camera()
    if frames is None:
        frames = demo_frames(loop=shows)
        save = save if shows or save else _unused("roomtone-watch")
    name = public_name(sources[0]) if sources else "roomtone"
    lengths = [length_s(entry) for entry in sources]
    total = sum(filter(None, lengths)) if lengths and all(lengths) else None
    video = VideoWriter(save) if save else None
    tally = Stats()
    sender = _sender(class_code, server, key)
    recording = _recording(Path(name).name, course, min_group_size) if store else None
    for target in (sender, recording):
        min_group_size = max(min_group_size, target.min_group_size) if target else min_group_size
    class_signal = SignalStream(min_group_size=min_group_size)
    sinks: Sinks | None = None
    try:
        with ExitStack() as stack:
            check = stack.enter_context(interruptible())
            stack.enter_context(closing(frames))
            # A source that is not there leaves the files of an earlier run as they are.
            frames = _with_first(next(frames), frames)
            _ask_to_overwrite(outputs, force)
            sinks = Sinks(
                stack.enter_context(JsonLines(readings)),
                stack.enter_context(JsonLines(signal)),
                stack.enter_context(video) if video else None,
                stack.enter_context(closing(Window(name))) if shows else None,
                stack.enter_context(sender) if sender else None,
                stack.enter_context(recording) if recording else None,
                chosen,
            )
            progress = stack.enter_context(_progress(quiet=as_json and not errors.is_terminal))
            task = progress.add_task(name, total=total, fps="")
            read = stack.enter_context(closing(_readings(pipeline, frames, paced)))
            for frame, found, elapsed_s in read:
                check()
                due = class_signal.update(found, frame.t)
                tally.count(frame, len(found), elapsed_s)
                progress.update(task, completed=frame.t, fps=tally.in_words())
                if not sinks.write(frame, found, due):
                    break
    except KeyboardInterrupt:
        errors.print("stopped.")
        raise typer.Exit(130) from None
    finally:
        _report(tally, pipeline.unsure, as_json, video)
        if sinks and not as_json:
            errors.print(_in_words(sinks.latest))
        if recording and recording.code:
            errors.print(f"stored as {recording.code}: roomtone recap {recording.code}")
        if sender and sender.trouble:
            errors.print(f"{server}: {sender.trouble}")


def _readings(
    pipeline: Pipeline, frames: Frames, paced: bool
) -> Generator[tuple[Frame, list[FaceReading], float], None, None]:
    """Each frame, its readings and how long these were waited for, seconds."""
    if paced:
        for frame in frames:
            began = time.perf_counter()
            found = pipeline.step(frame)
            yield frame, found, time.perf_counter() - began
        return
    with closing(pipeline.read(frames)) as pairs:
        began = time.perf_counter()
        for frame, found in pairs:
            yield frame, found, time.perf_counter() - began
            began = time.perf_counter()


def _unused(stem: str) -> Path:
    """A video's name that no file here has yet."""
    path, number = Path(f"{stem}.mp4"), 2
    while path.exists():
        path, number = Path(f"{stem}.{number}.mp4"), number + 1
    return path


def _ask_to_overwrite(outputs: Iterable[Path | None], force: bool) -> None:
    """Ask on a terminal, and refuse elsewhere, before files that exist are overwritten."""
    found = [str(path) for path in outputs if path and path != STDOUT and path.is_file()]
    if force or not found:
        return
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise typer.BadParameter(f"{', '.join(found)}: exists. Add --force to overwrite it.")
    if not typer.confirm(f"Overwrite {', '.join(found)}?", err=True):
        raise typer.Abort


def _refuse_one_file_twice(sources: Sequence[str], *outputs: Path | None) -> None:
    """Refuse to write over a source, or two outputs into one file."""
    paths = [path.resolve() for path in outputs if path]
    read = {Path(source).resolve() for source in sources}
    for index, path in enumerate(paths):
        if path in paths[:index]:
            raise typer.BadParameter(f"{path} is named for two outputs. Give each its own file.")
        if read & {path, path.parent} and path.exists():
            raise typer.BadParameter(f"{path} is (part of) the source. Write somewhere else.")


def _sender(code: str, server: str, key: str) -> ClassClient | None:
    """What sends to a class, if one was named."""
    if not code:
        return None
    from roomtone.live.client import ClassClient

    return ClassClient(server, code, key)


def _recording(name: str, course: str, min_group_size: int) -> Recording:
    """What keeps the class signal, if faces may be read for a class here."""
    from roomtone.store.recording import Recording

    policy = load_policy()
    if not policy.faces:
        raise PolicyError(policy.reason)
    return Recording(name, course, min_group_size, policy)


def _first_camera() -> Frames | None:
    """The first camera's frames; where it gives none, None, having said why."""
    camera = frames_from(0)
    try:
        first = next(camera)
    except SourceError as error:
        errors.print(str(error))
        errors.print(
            "No camera: reading a demo clip instead, made from the public-domain portrait of "
            "Grace Hopper (U.S. Navy) that matplotlib ships. Name a camera or a file to read it."
        )
        return None
    return _with_first(first, camera)


def _with_first(first: Frame, rest: Frames) -> Frames:
    yield first
    yield from rest


def _progress(quiet: bool) -> Progress:
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[fps]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=errors,
        transient=True,
        disable=quiet,
    )


def _report(tally: Stats, unsure: int, as_json: bool, video: VideoWriter | None) -> None:
    if as_json:
        typer.echo(json.dumps(tally.as_dict() | {"unsure": unsure}))
    elif tally.frames:
        errors.print(
            f"{tally.frames} frames, {tally.faces} readings, {tally.in_words()}, "
            f"median latency {tally.latency_ms(0.5):.0f} ms"
        )
        if unsure:
            errors.print(f"{unsure} doubtful detection{'s' if unsure > 1 else ''} skipped")
    if video and video.frames:
        errors.print(f"annotated video: {video.path.resolve()}")


def _in_words(signal: Signal) -> str:
    """The class at the end, in a line."""
    counted = f"the class at {signal.t:.0f} s: {signal.counted} of {signal.present} counted"
    if not signal.enough:
        return f"{counted}, too few people to report more"
    first = sorted(signal.shares.items(), key=lambda pair: -pair[1])[:3]
    shares = ", ".join(f"{name} {share:.0%}" for name, share in first)
    return f"{counted}; {shares}; valence {signal.valence:+.2f}"
