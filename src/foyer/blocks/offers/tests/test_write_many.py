# SPDX-License-Identifier: EUPL-1.2
import json

import pytest

from foyer.blocks.geo.public import AddressParts, Learned, learn_addresses
from foyer.blocks.offers.models import Event, HistoryEntry, Label, Place, SourceRecord
from foyer.blocks.offers.public import (
    SchemaError,
    Source,
    Write,
    by_source,
    count,
    document,
    sources_of,
    withdraw,
    write_many,
)
from foyer.blocks.offers.tests.documents import event, organizer, place
from foyer.kernel import ids
from foyer.kernel.actors import ANONYMOUS, SYSTEM, Actor
from foyer.kernel.models import AuditEntry, OutboxEvent
from foyer.kernel.outbox import Lane

PLACE = "11111111-1111-4111-8111-111111111111"
HOST = "22222222-2222-4222-8222-222222222222"
MINE, OTHER = ids.derived("mine"), ids.derived("other")
NOWHERE = "33333333-3333-4333-8333-333333333333"


def _shown(kind, public_id):
    return json.loads(document(kind, public_id))


def _states(outcomes):
    return [outcome.state for outcome in outcomes]


def _rows():
    return (
        Event.objects.count(),
        Place.objects.count(),
        HistoryEntry.objects.count(),
        AuditEntry.objects.count(),
        OutboxEvent.objects.count(),
        SourceRecord.objects.count(),
        Label.objects.count(),
    )


def test_documents_of_one_list_may_link_to_each_other(db, actor):
    outcomes = write_many(
        actor,
        [
            Write("event", event(PLACE, organizer={"@id": f"https://x.be/organizers/{HOST}"})),
            Write("place", place(), id=PLACE),
            Write("organizer", organizer(), id=HOST),
        ],
    )
    assert _states(outcomes) == ["created", "created", "created"]
    shown = _shown("event", outcomes[0].id)
    assert shown["location"]["name"] == {"nl": "De Lindezaal"}
    assert shown["organizer"]["name"] == {"nl": "vzw Linde"}


def test_refused_documents_do_not_stop_the_others(db, actor):
    outcomes = write_many(
        actor,
        [
            Write("place", place(name={"nl": ""})),
            Write("place", place()),
            Write("event", event(NOWHERE)),
            Write("event", {"name": {"nl": object()}}),
        ],
    )
    assert _states(outcomes) == ["refused", "created", "refused", "refused"]
    assert outcomes[0].errors == (SchemaError("/name/nl", "Minimum string length is 1, found 0"),)
    assert outcomes[2].errors == (
        SchemaError("/location", f'The location with id "{NOWHERE}" was not found.'),
    )
    assert outcomes[3].errors[0].pointer == "/"
    assert (count("place"), count("event"), AuditEntry.objects.count(), OutboxEvent.objects.count()) == (
        1,
        0,
        1,
        1,
    )


def test_one_audit_history_and_outbox_row_an_item(keep, place_id):
    before = _rows()
    ids = keep(*(Write("event", event(place_id, name={"nl": f"Nummer {n}"})) for n in range(5)))
    assert [new - old for new, old in zip(_rows(), before, strict=True)] == [5, 0, 5, 5, 5, 0, 0]
    news = OutboxEvent.objects.filter(aggregate_id__in=ids)
    assert {(row.type, row.lane) for row in news} == {("offers.event.changed", Lane.BULK)}


def test_equal_documents_are_not_written(keep, actor, place_id):
    write = Write("event", event(place_id), id=MINE)
    keep(write)
    before = _rows()
    assert _states(write_many(actor, [write])) == ["unchanged"]
    assert _rows() == before
    assert _states(write_many(actor, [Write("event", event(place_id, name={"nl": "Nieuw"}), id=MINE)])) == [
        "replaced"
    ]
    assert _shown("event", MINE)["playhead"] == 1


def test_the_same_id_twice_in_one_list(db, actor, place_id):
    outcomes = write_many(
        actor,
        [
            Write("event", event(place_id), id=MINE),
            Write("event", event(place_id, name={"nl": "Tweede"}), id=MINE),
            Write("event", event(place_id, name={"nl": "Tweede"}), id=MINE),
        ],
    )
    assert _states(outcomes) == ["created", "replaced", "unchanged"]
    assert _shown("event", MINE)["name"] == {"nl": "Tweede"}


def test_sources_lead_back_to_the_item(db, actor, place_id):
    first = Write("event", event(place_id), source=Source("festival", "17", "a"))
    (made,) = write_many(actor, [first])
    assert by_source("festival", ["17", "18"]) == {"17": (made.id, "a")}
    changed = Write("event", event(place_id, name={"nl": "Anders"}), source=Source("festival", "17", "b"))
    assert write_many(actor, [changed]) == [type(made)(made.id, "replaced")]
    assert list(sources_of("festival")) == [("17", "event", made.id, "b")]
    assert by_source("other", ["17"]) == {}


def test_a_dry_run_leaves_nothing(db, actor, place_id):
    before = _rows()
    outcomes = write_many(
        actor,
        [
            Write("event", event(place_id, labels=["nieuw"]), source=Source("festival", "1")),
            Write("event", event(NOWHERE)),
        ],
        dry_run=True,
    )
    assert _states(outcomes) == ["created", "refused"]
    assert _rows() == before


def test_an_id_of_former_days_is_kept(actor, place_id):
    Place.objects.filter(public_id=place_id).update(public_id="p1")
    renamed = Write("place", place(name={"nl": "De nieuwe naam"}), id="p1")
    assert _states(write_many(actor, [renamed])) == ["replaced"]
    assert _shown("place", "p1")["name"] == {"nl": "De nieuwe naam"}


def test_who_may_not_edit_is_refused(keep, place_id):
    keep(Write("event", event(place_id), id=MINE))
    before = document("event", MINE)
    other = Write("event", event(place_id, name={"nl": "Gekaapt"}), id=MINE)
    (refused,) = write_many(Actor(user_id="user-two"), [other])
    assert refused.errors == (
        SchemaError("/", f'User user-two has no permission "Aanbod bewerken" on resource {MINE}'),
    )
    assert _states(write_many(ANONYMOUS, [Write("place", place())])) == ["refused"]
    assert document("event", MINE) == before
    assert _states(write_many(SYSTEM, [other])) == ["replaced"]


def test_the_point_of_a_place(keep, actor):
    far, near = keep(
        Write("place", place()),
        Write("place", place(name={"nl": "Precies"}), geo=(51.0571, 3.7262)),
    )
    rough = Place.objects.get(public_id=far)
    assert (rough.latitude, rough.longitude, rough.precision) == (51.05, 3.71667, "locality")
    assert "geo" not in _shown("place", far)
    exact = Place.objects.get(public_id=near)
    assert (exact.latitude, exact.longitude, exact.precision) == (51.0571, 3.7262, "exact")
    assert _shown("place", near)["geo"] == {"latitude": 51.0571, "longitude": 3.7262}
    write_many(actor, [Write("place", place(name={"nl": "Nog preciezer"}), id=near)])
    assert _shown("place", near)["geo"] == {"latitude": 51.0571, "longitude": 3.7262}
    moved = place(name={"nl": "Verhuisd"})
    moved["address"]["nl"] |= {"addressLocality": "Brugge", "postalCode": "8000"}
    write_many(actor, [Write("place", moved, id=near)])
    rough = Place.objects.get(public_id=near)
    assert (rough.latitude > 51.1, rough.precision) == (True, "locality")
    assert "geo" not in _shown("place", near)


def test_a_place_gets_its_point_when_its_address_is_known(keep, actor):
    (public_id,) = keep(Write("place", place()))
    learn_addresses(
        SYSTEM, "a test", [Learned(AddressParts("BE", "9000", "Gent", "Lindelei 1"), 51.06, 3.73)]
    )
    again = Write("place", place(), id=public_id)
    assert _states(write_many(actor, [again])) == ["replaced"]
    assert _shown("place", public_id)["geo"] == {"latitude": 51.06, "longitude": 3.73}
    assert Place.objects.get(public_id=public_id).precision == "address"
    assert _states(write_many(actor, [again])) == ["unchanged"]
    assert "roughPoint" not in Place.objects.get(public_id=public_id).internal


def test_facilities_that_no_document_can_carry(keep, actor, place_id):
    (public_id,) = keep(Write("event", event(place_id)))
    writes = [Write("event", event(place_id), id=public_id, facilities=["3.27.0.0.0", "3.31.0.0.0"])]
    assert _states(write_many(actor, writes)) == ["refused"]
    assert [term["domain"] for term in _shown("event", public_id)["terms"]].count("facility") == 0
    assert _states(write_many(SYSTEM, writes)) == ["replaced"]
    assert [term["id"] for term in _shown("event", public_id)["terms"]][-2:] == ["3.27.0.0.0", "3.31.0.0.0"]
    assert _states(write_many(SYSTEM, writes)) == ["unchanged"]
    assert _states(write_many(SYSTEM, [Write("event", event(place_id), id=public_id)])) == ["unchanged"]
    (wrong,) = write_many(SYSTEM, [Write("event", event(place_id), id=public_id, facilities=["0.50.4.0.0"])])
    assert wrong.state == "refused"
    assert "0.50.4.0.0" in wrong.errors[0].text
    assert _states(write_many(SYSTEM, [Write("event", event(place_id), id=public_id, facilities=[])])) == [
        "replaced"
    ]
    assert [term["domain"] for term in _shown("event", public_id)["terms"]].count("facility") == 0


def test_labels_come_into_being_by_use(keep, place_id):
    keep(
        Write("event", event(place_id, labels=["Zomer"], hiddenLabels=["intern;"[:-1]]), id=MINE),
        Write("event", event(place_id, hiddenLabels=["ZOMER"]), id=OTHER),
    )
    assert [(row.name, row.visible, row.excluded) for row in Label.objects.order_by("name")] == [
        ("Zomer", True, False),
        ("intern", False, False),
    ]
    shown = _shown("event", OTHER)
    assert (shown["labels"], "hiddenLabels" in shown) == (["Zomer"], False)


def test_private_labels_are_left_out_in_silence(keep, place_id):
    Label.objects.create(public_id="l", name="Geheim", name_key="geheim", private=True)
    keep(Write("event", event(place_id, labels=["geheim", "open"]), id=MINE))
    assert _shown("event", MINE)["labels"] == ["open"]


def test_more_than_fits_one_transaction(actor):
    with pytest.raises(ValueError, match="at most 2000"):
        write_many(actor, [Write("place", place())] * 2001)


def test_the_number_of_queries_does_not_grow(db, actor, place_id, django_assert_max_num_queries):
    def writes(start, count):
        return [
            Write(
                "event",
                event(place_id, name={"nl": f"Nummer {n}"}, labels=["zomer"]),
                id=ids.derived("e", str(n)),
            )
            for n in range(start, start + count)
        ]

    write_many(actor, writes(0, 1))
    with django_assert_max_num_queries(14):
        assert set(_states(write_many(actor, writes(10, 200)))) == {"created"}
    with django_assert_max_num_queries(14):
        write_many(
            actor,
            [
                Write("event", {**one.document, "name": {"nl": "Anders"}}, id=one.id)
                for one in writes(10, 200)
            ],
        )


def test_withdraw_deletes_once(actor, event_id):
    assert withdraw(actor, "event", event_id) is True
    assert withdraw(actor, "event", event_id) is False
    assert _shown("event", event_id)["workflowStatus"] == "DELETED"


def test_a_single_create_asks_little(actor, place_id, django_assert_max_num_queries):
    # Transaction begin and end, place, label; event, history, audit, outbox, label: nothing twice.
    with django_assert_max_num_queries(9):
        assert _states(write_many(actor, [Write("event", event(place_id, labels=["zomer"]))])) == ["created"]


def test_a_link_whose_row_came_later_is_found_at_the_next_change(actor, event_id, place_id):
    Event.objects.filter(public_id=event_id).update(place=None)
    write_many(actor, [Write("event", event(place_id, name={"nl": "Anders"}), id=event_id)])
    assert _shown("event", event_id)["location"]["name"] == {"nl": "De Lindezaal"}


def test_more_labels_than_one_query_asks_for(db, actor, monkeypatch):
    monkeypatch.setattr("foyer.blocks.offers.services.labels.ASKED_AT_ONCE", 7)
    hosts = [ids.derived(letter) for letter in "abcd"]
    names = [[f"nummer {number}{letter}" for number in range(6)] for letter in "abcd"]
    for lists in (names, [[name.upper() for name in each] for each in names]):
        written = zip(hosts, lists, strict=True)
        writes = [
            Write("organizer", organizer(url=f"https://{one}.be", labels=each), one) for one, each in written
        ]
        assert _states(write_many(actor, writes))[0] in {"created", "unchanged"}
        assert [_shown("organizer", one)["labels"] for one in hosts] == names
    assert Label.objects.count() == 24
