"""The certificate of a webhook server on 127.0.0.1."""

import datetime as dt
import ipaddress
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.x509 import verification

from landing_zone.sandbox import certificates
from landing_zone.sandbox.certificates import serving_certificate

NAME = "kserve-webhook-server-service.kserve.svc"


@pytest.mark.parametrize("subject", [x509.DNSName(NAME), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
def test_clients_that_trust_the_authority_trust_the_server(tmp_path: Path, subject: x509.GeneralName) -> None:
    """By its service's name and by its address; the key is nobody else's to read."""
    files = serving_certificate(tmp_path, NAME)
    authority = x509.load_pem_x509_certificate(files.authority.read_bytes())
    server = x509.load_pem_x509_certificate(files.certificate.read_bytes())
    assert isinstance(subject, x509.DNSName | x509.IPAddress)
    policy = verification.PolicyBuilder().store(verification.Store([authority])).build_server_verifier(subject)
    assert policy.verify(server, []) == [server, authority]
    assert files.key.stat().st_mode & 0o077 == 0


def test_a_certificate_stays_while_it_is_good(tmp_path: Path) -> None:
    """Asked for again, it is the same; for another name it is another one."""
    first = serving_certificate(tmp_path, NAME).certificate.read_bytes()
    assert serving_certificate(tmp_path, NAME).certificate.read_bytes() == first
    assert serving_certificate(tmp_path, "other.svc").certificate.read_bytes() != first


def test_a_certificate_about_to_end_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sandbox that is up for long does not lose its webhooks."""
    monkeypatch.setattr(certificates, "VALID_DAYS", certificates.RENEW_BEFORE_DAYS)
    short = serving_certificate(tmp_path, NAME).certificate.read_bytes()
    monkeypatch.undo()
    renewed = serving_certificate(tmp_path, NAME)
    assert renewed.certificate.read_bytes() != short
    until = x509.load_pem_x509_certificate(renewed.certificate.read_bytes()).not_valid_after_utc
    assert until - dt.datetime.now(dt.UTC) > dt.timedelta(days=certificates.RENEW_BEFORE_DAYS)


def test_a_half_written_set_is_made_anew(tmp_path: Path) -> None:
    """A run killed between two files leaves nothing that stays broken."""
    files = serving_certificate(tmp_path, NAME)
    files.authority.unlink()
    assert serving_certificate(tmp_path, NAME).authority.is_file()
