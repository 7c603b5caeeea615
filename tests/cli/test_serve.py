"""`roomtone serve` and `roomtone policy` as people start them."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.commands import ROOMTONE, run_here, run_process


def run(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    return run_here(*arguments, ROOMTONE_HOME=str(home))


#: Any certificate will do.
_TRUSTING = ssl.create_default_context()
_TRUSTING.check_hostname = False
_TRUSTING.verify_mode = ssl.CERT_NONE


@contextmanager
def served(home: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str, list[str]]]:
    """A server that has said where it is: its process, its address, what it said."""
    environment = os.environ | {"ROOMTONE_HOME": str(home)}
    process = subprocess.Popen(
        [*ROOMTONE, "serve", "--port", "0", *arguments],
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert process.stderr
    said = []
    try:
        while not said or "Ctrl-C" not in said[-1]:
            line = process.stderr.readline()
            assert line, "".join(said)
            said.append(line)
        address = re.search(r"https?://\S+", said[0])
        assert address
        for _ in range(100):
            try:
                get(f"{address.group()}/health")
                break
            except OSError:
                time.sleep(0.1)
        yield process, address.group(), said
    finally:
        process.kill()
        process.wait(10)
        process.stderr.close()


def get(address: str) -> tuple[int, dict[str, str], bytes]:
    with urllib.request.urlopen(address, timeout=10, context=_TRUSTING) as answer:
        return answer.status, dict(answer.headers), answer.read()


def test_behind_a_proxy_a_key_is_asked_for_though_it_listens_to_this_machine_alone(tmp_path):
    with served(tmp_path, "--no-console", "--behind-proxy") as (_, address, said):
        assert any("The teacher's key: " in line for line in said)
        with pytest.raises(urllib.error.HTTPError, match="401"):
            get(f"{address}/api/classes")


def test_everything_is_on_one_port_and_ctrl_c_ends_it(tmp_path):
    with served(tmp_path) as (process, address, said):
        assert not any("key" in line for line in said)
        for path in ("/", "/join/ABCD2345", "/pulse/ABCD2345", "/camera/ABCD2345", "/camera"):
            status, headers, body = get(address + path)
            assert status == 200, path
            assert b"<!doctype html" in body[:2000].lower(), path
            if path != "/":
                policy = headers["content-security-policy"]
                assert "default-src 'none'" in policy
                assert "unsafe-inline" not in policy
        for path in ("/", "/_stcore/health", "/health", "/api/classes", "/unknown"):
            through = urllib.request.Request(address + path, headers={"X-Forwarded-For": "8.8.8.8"})
            with pytest.raises(urllib.error.HTTPError, match="403"):
                urllib.request.urlopen(through, timeout=10)
        for path in ("/openapi.json", "/docs", "/wp-login.php"):
            with pytest.raises(urllib.error.HTTPError, match="404"):
                get(address + path)
        for path in ("/api/docs", "/api/openapi.json", "/metrics", "/web-models/contract.json"):
            assert get(address + path)[0] == 200, path
        process.send_signal(signal.SIGINT)
        assert process.wait(10) in (0, 130)


def test_beyond_this_machine_a_key_is_made_and_asked_for(tmp_path):
    with served(tmp_path, "--no-console", "--host", "0.0.0.0") as (_, address, said):  # noqa: S104
        key = next(line for line in said if "key" in line).split()[-1]
        assert len(key) >= 32
        with pytest.raises(urllib.error.HTTPError, match="401"):
            get(f"{address}/api/classes")
        request = urllib.request.Request(
            f"{address}/api/classes", headers={"Authorization": f"Bearer {key}"}
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            assert json.loads(answer.read()) == []


def test_a_key_that_was_given_is_not_written_to_the_log(tmp_path):
    options = ("--no-console", "--host", "0.0.0.0", "--key", "operatorsecret")  # noqa: S104
    with served(tmp_path, *options) as (_, address, said):
        assert "operatorsecret" not in "".join(said)
        with pytest.raises(urllib.error.HTTPError, match="401"):
            get(f"{address}/api/classes")


@pytest.mark.parametrize("given", [["--certificate", "no.pem"], ["--private", "no.pem"]])
def test_a_wrong_certificate_is_said_before_anything_is_announced(tmp_path, given):
    said = subprocess.run(
        [*ROOMTONE, "serve", "--port", "0", "--store", "none", *given],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=60,
        check=False,
    )
    assert said.returncode == 5, said.stderr
    assert "certificate" in said.stderr
    assert "Ctrl-C" not in said.stderr
    assert "Traceback" not in said.stderr


def test_models_are_served_as_their_contract_says(tmp_path):
    import hashlib

    with served(tmp_path, "--no-console") as (_, address, _said):
        contract = json.loads(get(f"{address}/web-models/contract.json")[2])
        assert set(contract) == {"expression", "nano", "yunet"}
        for model in contract.values():
            data = get(f"{address}/web-models/{model['file']}")[2]
            assert hashlib.sha256(data).hexdigest() == model["sha256"]


def test_a_port_that_is_taken_is_said(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        done = run_process("serve", "--port", port, ROOMTONE_HOME=str(tmp_path))
    assert done.returncode == 5
    assert f"127.0.0.1:{port}" in done.stderr
    assert "--port" in done.stderr


def test_the_policy_is_stated_once_and_shown(tmp_path):
    shown = run("policy", home=tmp_path)
    assert shown.returncode == 0
    assert "not set" in shown.stdout
    stated = run("policy", "--place", "us", "--purpose", "education", "--json", home=tmp_path)
    assert json.loads(stated.stdout)["faces"] is True
    again = run("policy", "--min-group-size", "8", "--json", home=tmp_path)
    said = json.loads(again.stdout)
    assert (said["place"], said["min_group_size"], said["faces"]) == ("US", 8, True)
    assert "yes" in run("policy", home=tmp_path).stdout


def test_a_wrong_statement_is_refused(tmp_path):
    done = run("policy", "--place", "Germany", "--purpose", "education", home=tmp_path)
    assert done.returncode == 2
    assert "two-letter" in done.stderr
    assert not (tmp_path / "policy.json").exists()


def test_an_address_of_ipv6_is_shown_as_browsers_take_it(tmp_path):
    with served(tmp_path, "--no-console", "--host", "::1", "--store", "none") as (
        _,
        address,
        _said,
    ):
        assert address.startswith("http://[::1]:")
        assert get(f"{address}/api/classes")[0] == 200


@pytest.mark.parametrize("path", ["/rt?x", "/a/../b", 'x"y'])
def test_a_root_path_that_is_none_is_refused(tmp_path, path):
    done = run("serve", "--port", "0", "--root-path", path, home=tmp_path)
    assert done.returncode == 5
    assert "--root-path: expected a path" in done.stderr


def test_a_receiver_without_a_secret_is_refused_before_anything_is_opened(tmp_path):
    done = run(
        "serve", "--port", "0", "--webhook", "https://x.example#whsec_c2hvcnQ=", home=tmp_path
    )
    assert done.returncode == 2
    assert "--webhook: expected https://x.example#whsec_" in done.stderr
    assert "c2hvcnQ" not in done.stderr
    assert not (tmp_path / "roomtone.db").exists()
