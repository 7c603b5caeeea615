"""A server's classes from settings as people give them: options of a command, or variables."""

from __future__ import annotations

from roomtone.live.access import Access
from roomtone.live.hub import Hub
from roomtone.live.recorder import Recorder
from roomtone.policy import load_policy, policy_for
from roomtone.store import Store


def hub_from(key: str, place: str, purpose: str, store: str, origins: tuple[str, ...] = ()) -> Hub:
    """The classes of one server.

    Args:
        key: the teacher's; empty where none is asked for.
        place: stated for this server alone; empty for what is stated on this machine, which is then
            read again while it runs.
        purpose: likewise.
        store: where classes are kept, as a URL; `none` for nowhere, empty for the default.
        origins: other addresses whose pages may use this server.

    Raises:
        PolicyError: the place or the purpose is not known, or what is stated here is no policy.
        StoreError: the store cannot be opened.
    """
    policy = policy_for(place, purpose)
    return Hub(
        policy,
        Access(key or None, origins),
        recorder=None if store == "none" else Recorder(Store(store)),
        restated=None if place or purpose else load_policy,
    )
