"""The console's process: `python -m roomtone.console`, as `roomtone serve` starts it.

One line of settings comes on the standard input; the port on which the console listens goes to the
standard output, as one line of JSON. When the standard input ends the process does.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from threading import Thread
from typing import Any

from roomtone.console.settings import Settings
from roomtone.logs import set_up_log

#: How much less than the running classes this process is to have of a busy machine.
_NICENESS = 5


def main() -> None:
    """Serve the console until the standard input ends."""
    settings = Settings.from_json(sys.stdin.readline())
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    set_up_log(settings.json_log)

    import uvicorn

    from roomtone.console import console_app

    # The process that gave it a port holds that port too, without listening.
    shared = settings.port > 0 and hasattr(socket, "SO_REUSEPORT")
    listener = socket.create_server(("127.0.0.1", settings.port), reuse_port=shared)
    server = uvicorn.Server(
        uvicorn.Config(
            console_app(settings, started=lambda: _say(port=listener.getsockname()[1])),
            log_level="warning",
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            proxy_headers=False,
            ws_ping_interval=None,
            ws_per_message_deflate=False,
            timeout_graceful_shutdown=1,
        )
    )

    def stop() -> None:
        sys.stdin.read()
        server.should_exit = True

    Thread(target=stop, daemon=True).start()
    server.run(sockets=[listener])


def _say(**values: Any) -> None:
    sys.stdout.write(json.dumps(values) + "\n")
    sys.stdout.flush()
    sys.stdout = sys.stderr  # nobody reads on


if __name__ == "__main__":
    main()
