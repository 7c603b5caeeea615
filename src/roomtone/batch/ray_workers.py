"""Ray's worker processes, on this machine or on a cluster. The only module that imports Ray."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from roomtone.batch.options import BatchOptions
from roomtone.batch.segments import Segment, SegmentReadings, read_segment
from roomtone.batch.workers import ATTEMPTS
from roomtone.errors import OptionError, SourceError


class RayWorkers:
    """Ray's processes that read segments, a core each; a segment whose worker dies is read again.

    What Ray runs already is used and left running. Ray's usage statistics are off.

    Args:
        count: segments read at a time; 0 for as many as the cluster has cores.
        options: how segments are read.
        address: of the cluster, `ray://host:10001` or `auto`; empty for the one that `RAY_ADDRESS`
            names, or a new one on this machine.

    Raises:
        OptionError: Ray is not installed, or there is no cluster.
    """

    def __init__(self, count: int, options: BatchOptions, address: str = "") -> None:
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        try:
            import ray
        except ImportError:
            raise OptionError(
                "--engine ray: expected Ray, which is not installed. Run pip install "
                "'roomtone[ray]', or use --engine local."
            ) from None
        self._ray, self._count, self._options = ray, count, options
        self._address = address or os.environ.get("RAY_ADDRESS", "")
        self._begun = not ray.is_initialized()

    def __enter__(self) -> RayWorkers:
        ray = self._ray
        settings: dict[str, Any] = {"log_to_driver": False, "logging_level": "ERROR"}
        if not self._address:
            settings |= {"include_dashboard": False, "num_cpus": self._count or None}
        try:
            if self._begun:
                ray.init(address=self._address or "local", **settings)
        except Exception as error:  # Ray's own classes share no base but Exception
            raise OptionError(
                f"--address {self._address or '(none)'}: expected a Ray cluster; "
                f"{str(error).splitlines()[0] if str(error) else type(error).__name__}. "
                "See docs/cluster.md."
            ) from None
        self._count = self._count or int(ray.cluster_resources().get("CPU", 1))
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._begun:
            self._ray.shutdown()

    def run(
        self,
        segments: Iterator[Segment],
        add_segment: Callable[[SegmentReadings], None],
        fail: Callable[[Segment, BaseException], None],
        is_open: Callable[[Segment], bool],
    ) -> None:
        """Read segments, as many at a time as there are workers and one more that waits."""
        ray = self._ray
        # Ray itself does again what a dead worker, or a lost node, left.
        read = ray.remote(num_cpus=1, max_retries=ATTEMPTS - 1)(_read)
        running: dict[Any, Segment] = {}
        while True:
            while len(running) < self._count + 1:
                segment = next(segments, None)
                if segment is None:
                    break
                if is_open(segment):
                    running[read.remote(segment, asdict(self._options))] = segment
            if not running:
                return
            (finished, *_), _ = ray.wait(list(running), num_returns=1)
            segment = running.pop(finished)
            try:
                part = ray.get(finished)
            except ray.exceptions.RayTaskError as error:
                fail(segment, getattr(error, "cause", None) or error)
            except ray.exceptions.RayError as error:
                reason = f"its worker died each time it was read ({type(error).__name__})."
                fail(segment, SourceError(reason))
            else:
                add_segment(part)


def _read(segment: Segment, options: dict[str, Any]) -> SegmentReadings:
    """`read_segment` in Ray's process, which keeps its models for the next one."""
    import cv2

    cv2.setNumThreads(1)
    return read_segment(segment, BatchOptions(**options))
