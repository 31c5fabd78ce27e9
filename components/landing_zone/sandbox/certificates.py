"""A certificate authority and a server certificate for webhooks that are served from a process on 127.0.0.1."""

import datetime as dt
import ipaddress
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from landing_zone.sandbox.files import write_private

VALID_DAYS = 3650
RENEW_BEFORE_DAYS = 30


@dataclass(frozen=True)
class ServingCertificate:
    """Where a server certificate lies, in the files and names that controller-runtime reads."""

    directory: Path

    @property
    def authority(self) -> Path:
        """The certificate that clients trust."""
        return self.directory / "ca.crt"

    @property
    def certificate(self) -> Path:
        """The server's certificate."""
        return self.directory / "tls.crt"

    @property
    def key(self) -> Path:
        """The server's private key, readable by its owner alone."""
        return self.directory / "tls.key"


def serving_certificate(directory: Path, dns_name: str) -> ServingCertificate:
    """Return the certificate in ``directory`` for 127.0.0.1 and ``dns_name``; made anew if absent or about to end."""
    files = ServingCertificate(directory)
    if not _usable(files, dns_name):
        _issue(files, dns_name)
    return files


def _usable(files: ServingCertificate, dns_name: str) -> bool:
    if not all(path.is_file() for path in (files.authority, files.certificate, files.key)):
        return False
    certificate = x509.load_pem_x509_certificate(files.certificate.read_bytes())
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    left = certificate.not_valid_after_utc - dt.datetime.now(dt.UTC)
    return left > dt.timedelta(days=RENEW_BEFORE_DAYS) and dns_name in names.get_values_for_type(x509.DNSName)


def _issue(files: ServingCertificate, dns_name: str) -> None:
    authority_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    issuer = _name("ai-landing-zone sandbox")
    authority = _authority(_builder(issuer, issuer, authority_key.public_key()), authority_key.public_key())
    server = _server(_builder(_name(dns_name), issuer, key.public_key()), authority_key.public_key(), dns_name)
    write_private(files.key, _pem(key))
    for path, builder in ((files.certificate, server), (files.authority, authority)):
        signed = builder.sign(authority_key, hashes.SHA256())
        write_private(path, signed.public_bytes(serialization.Encoding.PEM))


def _authority(builder: x509.CertificateBuilder, key: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
    return (
        builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage("key_cert_sign"), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _server(
    builder: x509.CertificateBuilder, authority: ec.EllipticCurvePublicKey, dns_name: str
) -> x509.CertificateBuilder:
    names = [x509.DNSName(dns_name), x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    return (
        builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(_usage("digital_signature"), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(authority), critical=False)
    )


def _usage(purpose: str) -> x509.KeyUsage:
    purposes = (
        "digital_signature",
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(**{name: name == purpose for name in purposes})


def _builder(subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
    now = dt.datetime.now(dt.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(minutes=5))
        .not_valid_after(now + dt.timedelta(days=VALID_DAYS))
    )


def _name(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name[:64])])


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
