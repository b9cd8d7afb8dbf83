# SPDX-License-Identifier: EUPL-1.2
"""The sink: letters as Mailpit shows them."""

import smtplib
import socket
from email.message import EmailMessage

import orjson
import pytest

from foyer.blocks.acceptance.companions.answering import Asked
from foyer.blocks.acceptance.companions.sink import MailApi, Mailbox, smtp


def letter(
    subject="Uw export", to="export@publiq.be", text="Hier is de link.", html="<p>Hier is <b>de link</b>.</p>"
):
    message = EmailMessage()
    message["From"] = "UiTdatabank <no-reply@uitdatabank.be>"
    message["To"] = to
    message["Subject"] = subject
    message["Message-ID"] = "<1@example.org>"
    message.set_content(text)
    message.add_alternative(html, subtype="html")
    return message


@pytest.fixture
def mailbox():
    return Mailbox()


@pytest.fixture
def api(mailbox):
    return MailApi(mailbox)


def took(mailbox, *recipients, **told):
    message = letter(**told)
    return mailbox.take(message.as_bytes(), "no-reply@uitdatabank.be", recipients or (message["To"],))


def got(api, path, **query):
    answer = api.answer(Asked("GET", f"/api/v1/{path}", query))
    assert answer.status == 200, answer.body
    return orjson.loads(answer.body)


def test_a_list_has_the_latest_first_and_pages(api, mailbox):
    kept = [took(mailbox, subject=f"Nummer {number}") for number in range(5)]
    page = got(api, "messages", start="1", limit="2")
    assert [one["ID"] for one in page["messages"]] == [kept[3].id, kept[2].id]
    assert (page["total"], page["unread"], page["count"], page["start"]) == (5, 5, 2, 1)
    assert page["messages_count"] == 5
    first = page["messages"][0]
    assert first["From"] == {"Name": "UiTdatabank", "Address": "no-reply@uitdatabank.be"}
    assert first["To"] == [{"Name": "", "Address": "export@publiq.be"}]
    assert (first["Subject"], first["Snippet"]) == ("Nummer 3", "Hier is de link.")
    assert (first["Read"], first["Attachments"], first["MessageID"]) == (False, 0, "1@example.org")
    assert first["Size"] == len(kept[3].source)


def test_a_letter_has_its_texts_and_is_read_then(api, mailbox):
    kept = took(mailbox, "export@publiq.be", "stil@example.org", subject="Één groet")
    shown = got(api, f"message/{kept.id}")
    assert (shown["Subject"], shown["Text"].strip()) == ("Één groet", "Hier is de link.")
    assert shown["HTML"].strip() == "<p>Hier is <b>de link</b>.</p>"
    assert shown["Bcc"] == [{"Name": "", "Address": "stil@example.org"}]
    assert (shown["ReturnPath"], shown["Attachments"]) == ("no-reply@uitdatabank.be", [])
    assert got(api, "messages")["unread"] == 0
    assert got(api, "message/latest")["ID"] == kept.id
    raw = api.answer(Asked("GET", f"/api/v1/message/{kept.id}/raw"))
    assert raw.body == kept.source
    assert got(api, f"message/{kept.id}/headers")["Subject"] == ["Één groet"]


def test_attachments(api, mailbox):
    message = letter()
    message.add_attachment(b"a,b\n", maintype="text", subtype="csv", filename="lijst.csv")
    kept = mailbox.take(message.as_bytes(), "x@example.org", ("y@example.org",))
    (file,) = got(api, f"message/{kept.id}")["Attachments"]
    assert (file["FileName"], file["ContentType"], file["Size"]) == ("lijst.csv", "text/csv", 4)
    part = api.answer(Asked("GET", f"/api/v1/message/{kept.id}/part/{file['PartID']}"))
    assert (part.body, part.content_type) == (b"a,b\n", "text/csv")
    assert api.answer(Asked("GET", f"/api/v1/message/{kept.id}/part/99")).status == 404


@pytest.mark.parametrize("called", ["IDs", "ids"])
def test_letters_are_deleted_by_id_and_all_at_once(api, mailbox, called):
    kept = [took(mailbox) for _ in range(3)]
    body = orjson.dumps({called: [kept[0].id, "unknown"]})
    answer = api.answer(Asked("DELETE", "/api/v1/messages", body=body))
    assert (answer.status, answer.body) == (200, b"ok")
    assert {one.id for one in mailbox.all()} == {kept[1].id, kept[2].id}
    assert api.answer(Asked("DELETE", "/api/v1/messages", body=b"[1]")).status == 400
    assert len(mailbox.all()) == 2
    assert api.answer(Asked("DELETE", "/api/v1/messages")).status == 200
    assert mailbox.all() == []


@pytest.mark.parametrize(("called", "state"), [("IDs", "Read"), ("ids", "read")])
def test_letters_are_marked(api, mailbox, called, state):
    kept = [took(mailbox) for _ in range(2)]
    body = orjson.dumps({called: [kept[0].id], state: True})
    assert api.answer(Asked("PUT", "/api/v1/messages", body=body)).body == b"ok"
    assert [one.is_read for one in mailbox.all()] == [False, True]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("to:EXPORT@publiq.be", ["a"]),
        ('subject:"uw export"', ["a"]),
        ("-subject:export", ["b"]),
        ("!to:export@publiq.be", ["b"]),
        ("from:uitdatabank", ["b", "a"]),
        ("link organisatie", ["b"]),
        ("bcc:stil@example.org", ["b"]),
        ("addressed:stil", ["b"]),
        ("is:unread", ["b", "a"]),
        ("is:read", []),
        ("https://example.org", []),
        ("message-id:1@example.org", ["b", "a"]),
    ],
)
def test_searches(api, mailbox, query, found):
    names = {
        took(mailbox).id: "a",
        took(
            mailbox,
            "eigenaar@example.org",
            "stil@example.org",
            subject="Organisatie",
            to="eigenaar@example.org",
        ).id: "b",
    }
    assert [names[one["ID"]] for one in got(api, "search", query=query)["messages"]] == found


def test_a_search_counts_and_deletes_what_it_finds(api, mailbox):
    took(mailbox), took(mailbox, subject="Ander")
    page = got(api, "search", query="subject:ander")
    assert (page["total"], page["messages_count"], page["count"]) == (2, 1, 1)
    api.answer(Asked("DELETE", "/api/v1/search", {"query": "subject:ander"}))
    assert [one.header("Subject") for one in mailbox.all()] == ["Uw export"]
    assert api.answer(Asked("DELETE", "/api/v1/search", {"query": " "})).status == 400
    assert len(mailbox.all()) == 1


def test_the_mailbox_is_bounded_in_number_and_bytes():
    mailbox = Mailbox(most=2, most_bytes=25)
    for source in (b"1" * 5, b"2" * 5, b"3" * 5):
        mailbox.take(source, "", ())
    assert [one.source[:1] for one in mailbox.all()] == [b"3", b"2"]
    mailbox.take(b"4" * 22, "", ())
    assert [one.source[:1] for one in mailbox.all()] == [b"4"]
    mailbox.remove(lambda one: True)
    mailbox.take(b"5" * 22, "", ())
    assert len(mailbox.all()) == 1


@pytest.mark.parametrize(
    "source", [b"", b"\xff\xfe\x00", b"Subject: =?utf-8?q?=FF?=\nTo: <<>>,\n\nx", b"no header at all"]
)
def test_letters_that_are_none_are_shown_all_the_same(api, mailbox, source):
    kept = mailbox.take(source, "", ("x@example.org",))
    assert got(api, "messages")["messages"][0]["ID"] == kept.id
    assert got(api, f"message/{kept.id}")["Bcc"] == [{"Name": "", "Address": "x@example.org"}]
    assert got(api, "search", query="to:nobody")["messages"] == []


@pytest.mark.parametrize("path", ["/", "/api/v1", "/api/v1/message", "/api/v1/message/none", "/api/v1/other"])
def test_other_addresses(api, path):
    assert api.answer(Asked("GET", path)).status == 404


def test_numbers_that_are_none(api, mailbox):
    took(mailbox)
    assert got(api, "messages", start="-1", limit="x")["count"] == 1
    assert got(api, "messages", start="99999999999999999999", limit="0")["count"] == 0


def test_letters_come_by_smtp_whoever_signs_in(mailbox):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    listener = smtp(mailbox, port)
    listener.start()
    try:
        with smtplib.SMTP("127.0.0.1", port, timeout=30) as client:
            client.login("anybody", "anything")
            client.send_message(letter())
    finally:
        listener.stop()
    (kept,) = mailbox.all()
    assert (kept.sender, kept.recipients) == ("no-reply@uitdatabank.be", ("export@publiq.be",))
    assert kept.header("Subject") == "Uw export"
