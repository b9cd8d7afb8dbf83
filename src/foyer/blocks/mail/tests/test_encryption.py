# SPDX-License-Identifier: EUPL-1.2
"""Mail servers that want a password, and encryption before it."""

import ssl
from datetime import timedelta

import pytest
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from foyer.blocks.mail.models import Letter
from foyer.blocks.mail.services.deliver_letters import deliver
from foyer.blocks.mail.tests.mail_server import mail_server
from foyer.kernel import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for `localhost` that nobody vouches for: (file, settings of a server)."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = clock.now()
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("certificate") / "both.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return path, context


def guard(_server, _session, _envelope, _mechanism, given):
    return AuthResult(success=(given.login, given.password) == (b"foyer", b"p@ss/word"), handled=False)


def state():
    return Letter.objects.values_list("state", "error").get()


@pytest.mark.filterwarnings("ignore:Requiring AUTH")  # the library does not see TLS from the first byte
@pytest.mark.parametrize(
    ("scheme", "query", "password", "outcome"),
    [
        ("smtp", "?tls=1", "p%40ss%2Fword", ("sent", "")),
        ("smtps", "", "p%40ss%2Fword", ("sent", "")),
        ("smtp", "?tls=1", "wrong", ("queued", "SMTP 535 5.7.8")),
    ],
)
def test_a_password_is_sent_encrypted(
    queued, settings, certificate, monkeypatch, scheme, query, password, outcome
):
    path, context = certificate
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    tls = {"tls_context": context, "require_starttls": True} if scheme == "smtp" else {"ssl_context": context}
    options = {**tls, "auth_required": True, "authenticator": guard, "auth_require_tls": scheme == "smtp"}
    with mail_server(hostname="localhost", **options) as post:
        settings.FOYER_MAIL_URL = f"{scheme}://foyer:{password}@localhost:{post.port}{query}"
        deliver(queued("an@example.org"))
    assert state() == outcome
    assert len(post.taken) == (outcome[0] == "sent")


def test_a_server_that_cannot_prove_who_it_is_gets_nothing(queued, settings, certificate):
    _, context = certificate
    with mail_server(hostname="localhost", tls_context=context) as post:
        settings.FOYER_MAIL_URL = f"smtp://foyer:p@localhost:{post.port}?tls=1"
        deliver(queued("an@example.org"))
    assert state() == ("queued", "SSLCertVerificationError")
    assert (post.asked, post.taken) == (0, [])


def test_a_server_without_encryption_gets_no_password(queued, settings):
    with mail_server(hostname="localhost") as post:
        settings.FOYER_MAIL_URL = f"smtp://foyer:p@localhost:{post.port}?tls=1"
        deliver(queued("an@example.org"))
    assert state() == ("queued", "SMTPNotSupportedError")
    assert post.taken == []
