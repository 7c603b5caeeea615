"""HTTPS as an operator sets it up: a certificate of their own, or one that the server makes."""

from __future__ import annotations

import os
import re
import ssl
import stat
import urllib.request
from pathlib import Path

import pytest
import trustme
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)
from starlette.applications import Starlette

from roomtone.cli.certificate import Certificate, given_certificate, own_certificate
from roomtone.cli.server import server_config
from roomtone.errors import OutputError
from roomtone.live.connection_limits import ConnectionLimits
from tests.cli.test_serve import served


def test_a_server_makes_its_own_certificate_and_keeps_it(tmp_path: Path) -> None:
    file = tmp_path / "certificate.pem"
    with served(tmp_path, "--self-signed", "--host", "127.0.0.1") as (_, address, said):
        assert address.startswith("https://127.0.0.1:")
        assert any("choose Advanced" in line for line in said)
        (fingerprint,) = (line.strip() for line in said if re.match(r"([0-9A-F]{2}:){31}", line))
        trust = ssl.create_default_context(cafile=str(file))
        trust.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
        with urllib.request.urlopen(f"{address}/health", timeout=10, context=trust) as answer:
            assert "strict-transport-security" not in answer.headers, "none could go past a warning"
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ROOMTONE_HOME", str(tmp_path))
        assert own_certificate("127.0.0.1").fingerprint == fingerprint
        assert file.read_bytes() == before
        own_certificate("class.school.example")  # a name that it does not have yet
        assert file.read_bytes() != before


@pytest.mark.parametrize("self_signed", [False, True])
def test_browsers_are_told_to_stay_with_https_where_they_trust_the_certificate(
    self_signed: bool,
) -> None:
    certificate = Certificate(Path("certificate.pem"), self_signed=self_signed)
    config = server_config(Starlette(), ConnectionLimits(), certificate)
    assert ("Strict-Transport-Security" in dict(config.headers)) is not self_signed


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("tls")
    made = trustme.CA().issue_cert("school.example")
    made.cert_chain_pems[0].write_to_path(folder / "cert.pem")
    key = load_pem_private_key(made.private_key_pem.bytes(), None)
    (folder / "key.pem").write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"secret"))
    )
    return folder / "cert.pem", folder / "key.pem"


def test_an_encrypted_key_is_opened_with_its_password(encrypted: tuple[Path, Path]) -> None:
    password = "secret"  # noqa: S105
    used = given_certificate(*encrypted, password)
    assert used is not None
    assert used.password == password


@pytest.mark.parametrize(("password", "got"), [("", "none"), ("wrong", "a wrong one")])
def test_an_encrypted_key_without_its_password_is_refused_in_words(
    encrypted: tuple[Path, Path], password: str, got: str
) -> None:
    with pytest.raises(OutputError, match=f"ROOMTONE_PRIVATE_PASSWORD.*{got}"):
        given_certificate(*encrypted, password)
