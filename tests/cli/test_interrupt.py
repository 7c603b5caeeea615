"""Ctrl-C that a library swallows."""

from __future__ import annotations

import contextlib
import signal

import pytest

from roomtone.cli.interrupt import interruptible


@pytest.mark.usefixtures("hears_ctrl_c")
@pytest.mark.parametrize("asks", [True, False])
def test_ctrl_c_that_a_library_swallows_ends_the_command(asks: bool) -> None:
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), interruptible() as check:
        with contextlib.suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        if asks:
            check()
    assert signal.getsignal(signal.SIGINT) == before
