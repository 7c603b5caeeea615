"""Ctrl-C that is never lost: one that falls into a library's callback would be swallowed there."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

#: What ends a program that is asked to: Ctrl-C, a service manager, a closed terminal.
_ENDS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


@contextmanager
def interruptible() -> Iterator[Callable[[], None]]:
    """Gives a function to be called now and then; it raises once the program was asked to end.

    The end of the block asks once more: a signal that a library swallowed meanwhile still counts.

    A signal that whoever started the program had it ignore (`nohup`) stays ignored.

    Raises:
        KeyboardInterrupt: from that function, or at once, wherever the program is.
    """
    asked = False

    def ask(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        asked = True
        raise KeyboardInterrupt

    def check() -> None:
        if asked:
            raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield check
        return
    heard = [number for number in _ENDS if signal.getsignal(number) is not signal.SIG_IGN]
    before = [(number, signal.signal(number, ask)) for number in heard]
    try:
        yield check
        check()
    finally:
        for number, handler in before:
            signal.signal(number, handler)
