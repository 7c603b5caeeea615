"""What a console is told when it is started."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

#: Headers with which the server's proxy shows itself, and says whose request it passes on.
SECRET_HEADER = "x-roomtone-secret"  # noqa: S105 - a header's name
VISIT_HEADER = "x-roomtone-visit"


@dataclass(frozen=True)
class Settings:
    """Settings of one console.

    Attributes:
        url: of the server whose classes it shows, such as http://127.0.0.1:8501.
        key: the teacher's; empty for a server that asks for none.
        certificate: file of the server's own certificate, where it serves HTTPS with one.
        public_url: at which students reach the server; empty for where the teacher opened the
            console.
        root_path: at which the server is, such as /rt; empty for none.
        self_signed: whether browsers warn of the server's certificate, which it made.
        secret: which requests to the console must carry; empty where it stands before no proxy.
        port: on which it listens; 0 for one that it chooses.
        json_log: whether log lines are JSON.
    """

    url: str
    key: str = ""
    certificate: str = ""
    public_url: str = ""
    root_path: str = ""
    self_signed: bool = False
    secret: str = ""
    port: int = 0
    json_log: bool = False

    def as_json(self) -> str:
        """One line."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, line: str) -> Settings:
        """What `as_json` gave."""
        return cls(**json.loads(line))
