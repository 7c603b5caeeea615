"""One tree of errors. A message says what was expected, what came and what to do.

Every class has the exit code that the command line ends with.
"""

from __future__ import annotations


class RoomtoneError(Exception):
    """Whatever roomtone raises on purpose."""

    exit_code = 1


class SourceError(RoomtoneError):
    """Pictures cannot be read: a missing or broken file, a stream that is gone, no camera."""

    exit_code = 3


class ModelError(RoomtoneError):
    """A model file is missing, was changed, or has another contract than expected."""

    exit_code = 4


class OutputError(RoomtoneError):
    """A result could not be written: no permission, a full disk, no such folder."""

    exit_code = 5


class OptionError(RoomtoneError, ValueError):
    """An option is out of its range."""

    exit_code = 2


class LabelError(RoomtoneError):
    """A name is not one of the expressions or classes known."""

    exit_code = 2


class DataError(RoomtoneError):
    """Training or evaluation data are missing or not in the format expected."""

    exit_code = 3


class PolicyError(RoomtoneError):
    """A policy that is not valid, or something that the policy does not allow."""

    exit_code = 2


class ClassError(RoomtoneError):
    """A class that does not exist, is over, full, or not allowed as asked."""

    exit_code = 2


class BusError(RoomtoneError):
    """The bus that server processes share cannot be reached, or its address is wrong."""

    exit_code = 5


class StoreError(RoomtoneError):
    """The store of classes cannot be opened, read or written."""

    exit_code = 5
