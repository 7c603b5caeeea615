"""The files of deploy/: what they name exists, and what reads them takes them."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import httpx2
import pytest
import yaml
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from roomtone.live.hub import Hub
from tests.live.conftest import running, until
from tests.nginx import NGINX, nginx_options

kubernetes_validate = pytest.importorskip("kubernetes_validate")

DEPLOY = Path(__file__).parents[1] / "deploy"


@pytest.mark.parametrize("file", ["alerts.yml", "dashboard.json"])
def test_alerts_and_dashboard_ask_for_metrics_that_there_are(file: str) -> None:
    text = (DEPLOY / file).read_text()
    asked = set(re.findall(r"\b(?:roomtone|process)_\w+", text))
    exposed = Hub().metrics.exposition().decode()
    kinds = dict(re.findall(r"^# TYPE (\S+) (\S+)$", exposed, re.M))
    assert asked
    for name in asked:
        base = name.removesuffix("_bucket")
        assert base in kinds, name
        assert (base != name) == (kinds[base] == "histogram"), name


@pytest.mark.parametrize(
    "file", sorted((DEPLOY / "kubernetes").glob("*.yaml")), ids=lambda f: f.name
)
def test_manifests_follow_the_schema_of_kubernetes(file: Path) -> None:
    for manifest in yaml.safe_load_all(file.read_text()):
        kubernetes_validate.validate(manifest, "1.31", strict=True)


def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("needs systemd-analyze")
    unit = (DEPLOY / "roomtone@.service").read_text()
    assert unit.count("/opt/roomtone/bin/roomtone") == 1
    file = tmp_path / "roomtone@.service"
    file.write_text(unit.replace("/opt/roomtone/bin/roomtone", sys.executable))
    said = subprocess.run([program, "verify", file], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    assert "roomtone@" not in said.stderr


def test_nginx_sends_a_teacher_to_one_server_and_everyone_else_to_any(tmp_path: Path) -> None:
    if NGINX is None:
        pytest.skip("needs nginx")

    def named(name: str) -> Starlette:
        async def answer(request: Request) -> PlainTextResponse:
            return PlainTextResponse(name)

        return Starlette(routes=[Route("/{path:path}", answer, methods=["GET", "POST"])])

    with socket.create_server(("127.0.0.1", 0)) as probe:
        front = probe.getsockname()[1]
    with ExitStack() as stack:
        servers = [stack.enter_context(running(named(name))) for name in ("first", "second")]
        lines = "\n".join(f"    server {one.removeprefix('http://')};" for one in servers)
        site = (DEPLOY / "nginx.conf").read_text()
        site = re.sub(r"^ +(listen|ssl_\w+) .*\n", "", site, flags=re.M)
        site = site.replace("    server_name", f"    listen 127.0.0.1:{front};\n    server_name")
        site = site.replace("    server 127.0.0.1:8501;", lines)
        process = subprocess.Popen([NGINX, *nginx_options(tmp_path, site)])
        stack.callback(process.wait, 10)
        stack.callback(process.terminate)
        base = f"http://127.0.0.1:{front}/rt"
        until(lambda: _answers(base))
        students = [httpx2.get(f"{base}/join/ABCD2345") for _ in range(40)]
        assert set(Counter(one.text for one in students)) == {"first", "second"}
        assert not any("set-cookie" in one.headers for one in students)
        for _ in range(6):
            asked = httpx2.get(f"{base}/sign-in")
            cookie = asked.headers["set-cookie"].partition(";")[0]
            assert cookie.startswith("roomtone_server=")
            for path in ("/sign-in", "/", "/_stcore/stream"):
                again = httpx2.get(base + path, headers={"cookie": cookie})
                assert again.text == asked.text
                assert "set-cookie" not in again.headers


def _answers(address: str) -> bool:
    try:
        return bool(httpx2.get(f"{address}/"))
    except httpx2.TransportError:
        return False
