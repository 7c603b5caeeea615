"""nginx, as tests run it: one site, everything below a folder of the test's own."""

from __future__ import annotations

import shutil
from pathlib import Path

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin")


def nginx_options(folder: Path, site: str) -> list[str]:
    """Write the configuration; what to start nginx with so that it serves the site and stays."""
    (folder / "site.conf").write_text(site)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log stderr; events {{}}"
        f"http {{ access_log off; {places} include {folder}/site.conf; }}"
    )
    return ["-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")]
