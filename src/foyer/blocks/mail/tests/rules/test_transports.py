# SPDX-License-Identifier: EUPL-1.2
import pytest

from foyer.blocks.mail.rules.transports import Outbox, Server, Service, transport


@pytest.mark.parametrize(
    ("url", "out"),
    [
        ("outbox:", Outbox()),
        ("outbox://", Outbox()),
        ("smtp://mail.example.org", Server("mail.example.org", 25, "none")),
        ("smtp://127.0.0.1:8130", Server("127.0.0.1", 8130, "none")),
        ("smtp://u:p@localhost", Server("localhost", 25, "none", "u", "p")),
        (
            "smtp://u%40x:p%2Fq@mail.example.org?tls=1",
            Server("mail.example.org", 587, "starttls", "u@x", "p/q"),
        ),
        ("smtps://u:p@mail.example.org/", Server("mail.example.org", 465, "tls", "u", "p")),
        (
            "anymail+mailgun://?api_key=k&sender_domain=d",
            Service("mailgun", {"api_key": "k", "sender_domain": "d"}),
        ),
        ("anymail+unisender-go://", Service("unisender_go", {})),
    ],
)
def test_ways_out(url, out):
    assert transport(url) == out


@pytest.mark.parametrize(
    "url",
    [
        "",
        "outbox",
        "outbox:/tmp/x",
        "http://mail.example.org",
        "smtp://",
        "smtp:///x",
        "smtp://mail.example.org/path",
        "smtp://mail.example.org:abc",
        "smtp://mail.example.org?tls=maybe",
        "smtp://mail.example.org?ssl=1",
        "smtp://u:geheim@mail.example.org",
        "smtp://u:geheim@10.0.0.5",
        "anymail://?api_key=geheim",
        "anymail+carrier_pigeon://?api_key=geheim",
        "anymail+mailgun://geheim@host",
    ],
)
def test_what_is_none_is_refused_without_its_secrets(url):
    with pytest.raises(ValueError, match="FOYER_MAIL_URL") as told:
        transport(url)
    assert "geheim" not in str(told.value)


def test_secrets_are_not_shown():
    assert "geheim" not in repr(transport("smtps://u:geheim@mail.example.org"))
    assert "geheim" not in repr(transport("anymail+mailgun://?api_key=geheim"))
