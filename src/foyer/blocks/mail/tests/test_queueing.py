# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.db import transaction

from foyer.blocks.mail.models import Letter as Row
from foyer.blocks.mail.public import Letter, queue
from foyer.kernel.models import OutboxEvent

pytestmark = pytest.mark.django_db


def _letter(**changed):
    return Letter(**{"kind": "test.must", "to": "an@example.org", "language": "nl", "key": "k1"} | changed)


def test_a_letter_waits_and_the_worker_is_told():
    queue([_letter(values={"name": "An"})])
    row = Row.objects.get()
    assert (row.state, row.recipient, row.language, row.values) == (
        "queued",
        "an@example.org",
        "nl",
        '{"name":"An"}',
    )
    assert list(OutboxEvent.objects.values_list("type", "aggregate_id")) == [
        ("mail.letter.queued", row.public_id)
    ]


def test_the_same_key_is_one_letter():
    queue([_letter(), _letter(to="be@example.org"), _letter(key="k2")])
    queue([_letter(to="ce@example.org")])
    assert list(Row.objects.order_by("id").values_list("key", "recipient")) == [
        ("k1", "an@example.org"),
        ("k2", "an@example.org"),
    ]
    assert OutboxEvent.objects.count() == 2


def test_what_is_undone_was_never_queued():
    with transaction.atomic():
        queue([_letter()])
        assert Row.objects.count() == 1
        transaction.set_rollback(True)
    assert Row.objects.count() == OutboxEvent.objects.count() == 0


def test_nothing_queues_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        queue([])


@pytest.mark.parametrize("to", ["", "nobody", "an@example.org\r\nBcc: be@example.org"])
def test_what_is_no_address_is_a_letter_that_failed(to):
    queue([_letter(to=to)])
    row = Row.objects.get()
    assert (row.state, row.error) == ("failed", "no address")
    assert row.ended is not None
    assert OutboxEvent.objects.count() == 0


def test_an_unknown_language_is_dutch():
    queue([_letter(language="xx")])
    assert Row.objects.get().language == "nl"


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"kind": "test.unknown"}, LookupError),
        ({"key": ""}, ValueError),
        ({"key": "k" * 201}, ValueError),
        ({"values": {"x": object()}}, TypeError),
    ],
)
def test_mistakes_of_a_block_are_told_it(changed, error):
    with pytest.raises(error):
        queue([_letter(key="other"), _letter(**changed)])
    assert Row.objects.count() == 0
