"""Behind nginx and Caddy with the files of deploy/, below a path: pages, API, sockets, photos."""

from __future__ import annotations

import json
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import cv2
import httpx2
import numpy as np
import pytest
from websockets.sync.client import connect

from roomtone.cli.certificate import Certificate, own_certificate
from roomtone.policy import Policy, save_policy
from roomtone.types import Image
from tests.cli.test_serve import served
from tests.nginx import NGINX, nginx_options

from .conftest import until

DEPLOY = Path(__file__).parents[2] / "deploy"
KEY = "the teacher's own key"
CADDY = shutil.which("caddy")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def port(home: Path) -> Iterator[int]:
    """Of a server that is below /rt."""
    save_policy(Policy("US", "education"), home / "policy.json")
    options = ("--behind-proxy", "--root-path", "rt/", "--key", KEY)
    with served(home, *options) as (_, address, _said):
        assert address.endswith("/rt")
        yield int(address.removesuffix("/rt").rpartition(":")[2])


@pytest.fixture(scope="module")
def certificate(home: Path) -> Certificate:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ROOMTONE_HOME", str(home))
        return own_certificate("127.0.0.1")


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def address(
    request: pytest.FixtureRequest,
    port: int,
    certificate: Certificate,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """Where a proxy with the file of deploy/ shows the server."""
    program = NGINX if request.param == "nginx" else CADDY
    if program is None:
        pytest.skip(f"needs {request.param}")
    folder = tmp_path_factory.mktemp(request.param)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        front = probe.getsockname()[1]
    start = _nginx if request.param == "nginx" else _caddy
    command = [program, *start(folder, front, port, certificate)]
    environment = {"HOME": str(folder), "PATH": "/usr/bin"}
    with (folder / "said").open("w+") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        try:
            until(lambda: _listens(front) or process.poll() is not None)
            log.seek(0)
            assert process.poll() is None, log.read()
            yield f"https://127.0.0.1:{front}/rt"
        finally:
            process.terminate()
            process.wait(10)


def _nginx(folder: Path, front: int, port: int, certificate: Certificate) -> list[str]:
    site = _changed(
        DEPLOY / "nginx.conf",
        {
            "listen 443 ssl;": f"listen 127.0.0.1:{front} ssl;",
            "    listen [::]:443 ssl;\n": "",
            "server_name school.example;": "server_name 127.0.0.1;",
            "/etc/ssl/school.example.pem": str(certificate.file),
            "/etc/ssl/school.example.key": str(certificate.file),
            "    server 127.0.0.1:8501;": f"    server 127.0.0.1:{port};",
        },
    )
    return nginx_options(folder, site)


def _caddy(folder: Path, front: int, port: int, certificate: Certificate) -> list[str]:
    site = _changed(
        DEPLOY / "Caddyfile",
        {
            "school.example {": f"https://127.0.0.1:{front} {{\n"
            f"\tbind 127.0.0.1\n\ttls {certificate.file} {certificate.file}",
            "to 127.0.0.1:8501": f"to 127.0.0.1:{port}",
        },
    )
    (folder / "Caddyfile").write_text(
        f"{{\n\tadmin off\n\tauto_https disable_redirects\n\tdefault_sni 127.0.0.1\n}}\n{site}"
    )
    return ["run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


def _changed(path: Path, changes: dict[str, str]) -> str:
    text = path.read_text()
    for old, new in changes.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def _listens(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


@pytest.fixture(scope="module")
def trust(certificate: Certificate) -> ssl.SSLContext:
    trust = ssl.create_default_context(cafile=str(certificate.file))
    trust.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    return trust


@pytest.fixture
def client(address: str, trust: ssl.SSLContext) -> Iterator[httpx2.Client]:
    headers = {"Authorization": f"Bearer {KEY}"}
    with httpx2.Client(verify=trust, headers=headers, timeout=20) as client:
        yield client


def test_pages_api_and_websockets_are_below_the_path(
    address: str, client: httpx2.Client, trust: ssl.SSLContext
) -> None:
    page = client.get(f"{address}/join/ABCD2345").text
    script = page.partition('src="')[2].partition('"')[0]
    assert script.startswith("/rt/web/")
    root = address.removesuffix("/rt")
    assert client.get(root + script).status_code == 200
    assert client.get(address).is_redirect
    assert client.get(f"{address}/no-such-page").status_code == 404
    assert client.get(f"{address}/api/openapi.json").json()["servers"] == [{"url": "/rt/api"}]
    asked = client.get(f"{address}/", headers={"Authorization": ""})
    assert asked.headers["location"].startswith("/rt/sign-in?next=")
    made = client.post(f"{address}/api/classes", json={"name": "Sub"}, headers={"Origin": root})
    assert made.status_code == 201, made.text
    assert made.json()["join"] == f"/rt/join/{made.json()['code']}"
    place = f"{address.replace('https', 'wss')}/api/classes/{made.json()['code']}/feed"
    with connect(place, ssl=trust, origin=root) as feed:
        feed.send(json.dumps({"v": 1, "type": "hello", "token": KEY}))
        assert json.loads(feed.recv(timeout=10))["type"] == "snapshot"
    other = client.post(
        f"{address}/api/classes", json={}, headers={"Origin": "https://other.example"}
    )
    assert other.status_code == 403


@pytest.mark.parametrize("address", ["nginx"], indirect=True)
def test_a_teacher_works_below_the_path(
    browser: Any, address: str, client: httpx2.Client, portrait: Image, tmp_path: Path
) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (1100, 1300, 3), np.uint8)
    noise[100 : 100 + portrait.shape[0], 100 : 100 + portrait.shape[1]] = portrait
    photo = tmp_path / "class.png"
    cv2.imwrite(str(photo), noise)
    assert photo.stat().st_size > 3_000_000
    context = browser.new_context(ignore_https_errors=True)
    page = context.new_page()
    page.set_default_timeout(90_000)
    try:
        page.goto(f"{address}/photo")
        page.fill("#key", KEY)
        page.click("button[type=submit]")
        page.set_input_files("input[type=file]", photo)
        page.wait_for_selector("text=/happiness/")
        assert client.post(f"{address}/api/classes", json={}).status_code == 201
        page.goto(f"{address}/class")
        pulse = page.frame_locator("iframe")
        pulse.locator("#app[data-standing=open]").wait_for()
        page.wait_for_selector(f"text={address}/join/")
    finally:
        context.close()
