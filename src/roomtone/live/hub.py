"""The live class at work: one event loop owns the classes, a ticker makes their pulses.

Other threads (the console's) go through `call`.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Any, TypeVar
from weakref import WeakSet

from roomtone.live.access import Access, digest
from roomtone.live.live_class import LiveClass
from roomtone.live.metrics import Metrics
from roomtone.live.options import ClassOptions
from roomtone.live.outbox import ELSEWHERE, OVER, Outbox, Sockets
from roomtone.live.pace import PaceOptions
from roomtone.live.protocol import Ended, Marked, Pace, Refused, Welcome, to_json
from roomtone.live.recorder import Recorder
from roomtone.live.rooms import LiveClasses
from roomtone.live.seats import Participant, Role
from roomtone.policy import UNSTATED, Policy
from roomtone.types import Marker

Result = TypeVar("Result")
_log = logging.getLogger(__name__)


class Hub:
    """All classes of a server.

    Args:
        policy: what the operator stated.
        access: keys, tokens and limits.
        clock: seconds that never go back.
        pace: of the pulses.
        recorder: writes classes to a store; None where nothing is kept.
        restated: looks for what the operator states now; None where `policy` holds for good.
    """

    def __init__(
        self,
        policy: Policy = UNSTATED,
        access: Access | None = None,
        clock: Callable[[], float] = time.monotonic,
        pace: PaceOptions | None = None,
        recorder: Recorder | None = None,
        restated: Callable[[], Policy] | None = None,
    ) -> None:
        self.policy, self.access = policy, access or Access()
        self.clock, self.pace, self.recorder = clock, pace or PaceOptions(), recorder
        self.restated = restated
        self.rooms = LiveClasses()
        self.metrics = Metrics()
        self.every_s = 1.0
        self._sockets: dict[str, Sockets] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._failing: WeakSet[LiveClass] = WeakSet()
        self._late_s = 0.0
        self._calm_since = clock()

    def call(self, function: Callable[[], Result]) -> Result:
        """Run a function in the event loop, from another thread, and wait for it.

        Raises:
            TimeoutError: the loop did not come to it within 10 s.
        """
        loop = self._loop
        if loop is None:
            raise RuntimeError("the server has not started")

        async def run() -> Result:
            return function()

        return asyncio.run_coroutine_threadsafe(run(), loop).result(timeout=10)

    def create(self, options: ClassOptions, simulated: bool = False) -> tuple[LiveClass, str]:
        """A new class and the key that opens its pulse.

        Raises:
            ClassError: not allowed, or out of range.
        """
        room = self.rooms.create(options, self.policy, self.clock(), simulated)
        room.every_s = self.every_s
        self._sockets[room.code] = Sockets()
        key = self.access.class_key(room)
        if self.recorder:
            self.recorder.begin(room, self.access.key_digest(room), self.policy.retention_days)
        return room, key

    def abide(self, policy: Policy) -> None:
        """Another policy holds from now on, in classes that run too where it asks for more."""
        self.policy = policy
        if self.recorder:
            self.recorder.abide(policy)
        for room in self.rooms.all():
            self._hold(room, policy)

    def _hold(self, room: LiveClass, policy: Policy) -> None:
        now, before = self.clock(), room.options
        sockets = self._sockets[room.code]
        if room.abide(policy, now):
            if self.recorder:
                self.recorder.unread(room, now)
            for source in sockets.sources.values():
                source.put(Welcome(room.options.name, room.every_s, faces=False))
            if not room.simulated:
                self.mark(room, "faces are no longer read")
        if self.recorder and room.options.min_group_size != before.min_group_size:
            self.recorder.raise_least(room)
        if room.options != before:
            for outbox in sockets.feeds:
                outbox.put(room.info(now))
        self.changed(room)

    def resume(self) -> None:
        """Go on with the classes of a server that is gone."""
        for kept in self.recorder.resume(self.clock()) if self.recorder else []:
            self.rooms.put(kept.room)
            self._sockets[kept.room.code] = Sockets()
            if kept.key_digest:
                self.access.reopen(kept.room, kept.key_digest)
            for source, token_digest in kept.seats:
                self.access.readmit(kept.room, source, token_digest)

    def new_key(self, room: LiveClass) -> str:
        """A new key that opens a class's pulse; the one before no longer does."""
        key = self.access.class_key(room)
        if self.recorder:
            self.recorder.lock(room, self.access.key_digest(room))
        self._sockets[room.code].lock_out()
        return key

    def reads_faces(self, room: LiveClass) -> bool:
        """Whether real people's faces may be read in a class; simulated ones need no policy."""
        return room.options.faces and (self.policy.faces or not room.simulated)

    def join(self, room: LiveClass, role: Role, consented: bool) -> tuple[Participant, str]:
        """Somebody new, and the token with which they speak.

        Raises:
            ClassError: the class is over or full.
        """
        source = room.join(role, consented and self.reads_faces(room), self.clock())
        token = self.access.admit(room, source)
        if self.recorder:
            self.recorder.join(room, source, digest(token))
        self.changed(room)
        return source, token

    def end(self, room: LiveClass) -> None:
        """End a class: everyone is told, and forgotten."""
        self.rooms.end(room)
        self.access.forget(room)
        if self.recorder:
            self.recorder.end(room, self.clock())
        sockets = self._sockets.pop(room.code, None)
        if sockets:
            for outbox in (*sockets.feeds, *sockets.sources.values()):
                outbox.put(Ended())
                outbox.close(OVER)

    def mark(self, room: LiveClass, text: str) -> Marker:
        """Name this moment of a class, for everyone who watches its pulse."""
        marker = room.mark(text, self.clock())
        if self.recorder:
            self.recorder.mark(room, marker)
        for outbox in self._sockets[room.code].feeds:
            outbox.put(Marked(marker))
        return marker

    def leave(self, room: LiveClass, source: Participant) -> None:
        """A source goes and is forgotten."""
        room.leave(source, self.clock())
        self.access.forget(room, source)
        if self.recorder:
            self.recorder.leave(room, source, self.clock())
        self.disconnect(room, source)
        self.changed(room)

    def watch(self, room: LiveClass, by_link: bool) -> Outbox:
        """A new watcher of a class's pulse, with the class's own key or the teacher's."""
        self._sockets[room.code].feeds[outbox := Outbox()] = by_link
        self.changed(room)
        return outbox

    def unwatch(self, room: LiveClass, outbox: Outbox) -> None:
        """A watcher is gone."""
        if room.code in self._sockets:
            self._sockets[room.code].feeds.pop(outbox, None)

    def connect(self, room: LiveClass, source: Participant) -> Outbox:
        """A source's socket; one that it had before is told so and closed."""
        self.disconnect(room, source)
        outbox = Outbox()
        self._sockets[room.code].sources[source.number] = outbox
        source.connected = source.came = True
        source.seen = self.clock()
        self.changed(room)
        return outbox

    def disconnect(
        self, room: LiveClass, source: Participant, outbox: Outbox | None = None
    ) -> None:
        """A source's socket is gone: `outbox`, or whichever it has."""
        sockets = self._sockets.get(room.code)
        has = sockets.sources.get(source.number) if sockets else None
        if sockets is None or has is None or (outbox is not None and outbox is not has):
            return
        del sockets.sources[source.number]
        source.connected, source.seen = False, self.clock()
        if outbox is None:
            has.put(Refused("elsewhere", "This seat is used by another page now."))
            has.close(ELSEWHERE)
        self.changed(room)

    def changed(self, room: LiveClass) -> None:
        """The class's next pulse has something to tell."""
        sockets = self._sockets.get(room.code)
        if sockets and sockets.dirty_since is None:
            sockets.dirty_since = self.clock()

    def spawn(self, coroutine: Any) -> None:
        """Run something beside the ticker until the server stops."""
        task = asyncio.ensure_future(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def run(self) -> None:
        """Make pulses until cancelled."""
        self._loop = asyncio.get_running_loop()
        try:
            while True:
                tick_s = self.pace.tick_s * self.every_s
                due = self.clock() + tick_s
                await asyncio.sleep(tick_s)
                began = self.clock()
                for room in self.rooms.all():
                    self._tick_alone(room)
                    if self.clock() - began > self.pace.most_s:
                        await asyncio.sleep(0)
                        began = self.clock()
                self._keep_pace(self.clock() - due)
        finally:
            for task in self._tasks:
                task.cancel()

    def _tick_alone(self, room: LiveClass) -> None:
        """Look at a class; what goes wrong in it does not stop the others."""
        try:
            self._tick(room)
        except Exception:
            if room not in self._failing:
                _log.exception("a class has no pulse")
            self._failing.add(room)
        else:
            self._failing.discard(room)

    def _tick(self, room: LiveClass) -> None:
        now = self.clock()
        if room.over(now):
            self.end(room)
            return
        sockets = self._sockets[room.code]
        second = int(now - room.began)
        if sockets.dirty_since is None and second == sockets.second:
            return
        pulse = room.pulse(now)
        if self.recorder:
            self.recorder.second(room, pulse)
        if sockets.feeds:
            text = to_json(pulse)
            for outbox in sockets.feeds:
                outbox.put_latest(text)
            if sockets.dirty_since is not None:
                self.metrics.feed_delay.observe(self.clock() - sockets.dirty_since)
        sockets.dirty_since, sockets.second = None, second

    def _keep_pace(self, lateness_s: float) -> None:
        """Ask sources to send less while the loop cannot keep up, and more when it can again."""
        now = self.clock()
        self.metrics.lateness.observe(max(lateness_s, 0.0))
        self._late_s += 0.1 * (max(lateness_s, 0.0) - self._late_s)
        if self._late_s > self.pace.late_s:
            self._calm_since = now
            if self.every_s < self.pace.slowest_s:
                self._set_pace(self.every_s * 2)
        elif self.every_s > 1.0 and now - self._calm_since > self.pace.calm_s:
            self._set_pace(self.every_s / 2)
            self._calm_since = now

    def _set_pace(self, every_s: float) -> None:
        self.every_s, self._late_s = every_s, 0.0
        self.metrics.pace.set(every_s)
        for room in self.rooms.all():
            room.every_s = every_s
            for outbox in self._sockets[room.code].sources.values():
                outbox.put(Pace(every_s))
