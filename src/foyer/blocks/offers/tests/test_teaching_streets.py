# SPDX-License-Identifier: EUPL-1.2
"""Streets of places become streets that geo suggests."""

import pytest

from foyer.blocks.geo.public import AddressParts, streets
from foyer.blocks.offers.models import KINDS
from foyer.blocks.offers.public import Write
from foyer.blocks.offers.reactions import handle, rebuild
from foyer.blocks.offers.tests.documents import place
from foyer.kernel.models import AuditEntry
from foyer.kernel.models.outbox_event import Lane
from foyer.kernel.reactions import Happened, find

pytestmark = pytest.mark.django_db


def address(street, **changed):
    return {
        "addressCountry": "BE",
        "postalCode": "1000",
        "addressLocality": "Brussel",
        "streetAddress": street,
        **changed,
    }


@pytest.fixture
def made(keep):
    """Make approved places at these streets in Brussels; return their ids."""

    def making(*lines):
        ids = keep(
            *(Write("place", place(name={"nl": line}, address={"nl": address(line)})) for line in lines)
        )
        KINDS["place"].objects.filter(public_id__in=ids).update(workflow_status="APPROVED")
        return ids

    return making


def news(*ids):
    return [Happened("offers.place.changed", one, 0, Lane.OWN) for one in ids]


def found(part):
    return streets(AddressParts("BE", "1000", "Brussel", part), 20)


def test_a_place_that_is_approved_teaches_its_street(made):
    ids = made("Wolstraat 12 bus 3", "Wolvengracht 48", "Wolstraat 90")
    assert found("wol") == []
    before = AuditEntry.objects.count()
    handle(news(*ids, ids[0], "nobody"))
    assert found("wol") == ["Wolstraat", "Wolvengracht"]
    # The same again teaches nothing.
    handle(news(*ids))
    assert found("wol") == ["Wolstraat", "Wolvengracht"]
    assert AuditEntry.objects.count() == before


def test_in_each_language_of_its_address(keep):
    two = {"nl": address("Wetstraat 16"), "fr": address("Rue de la Loi 16", addressLocality="Bruxelles")}
    (one,) = keep(Write("place", place(address=two)))
    KINDS["place"].objects.update(workflow_status="APPROVED")
    handle(news(one))
    assert (found("wet"), found("loi")) == (["Wetstraat"], ["Rue de la Loi"])


@pytest.mark.parametrize("status", ["DRAFT", "READY_FOR_VALIDATION", "REJECTED", "DELETED"])
def test_what_nobody_approved_teaches_nothing(made, status):
    ids = made("Wolstraat 12")
    KINDS["place"].objects.update(workflow_status=status)
    handle(news(*ids))
    assert found("wol") == []


def test_many_places_take_few_queries(made, django_assert_num_queries):
    ids = made(*[f"Wol{letter}straat 1" for letter in "abcdefghij"])
    # The places and the streets that are known; a transaction (two) with all that is new.
    with django_assert_num_queries(5):
        handle(news(*ids))
    assert len(found("wol")) == 10
    with django_assert_num_queries(2):
        handle(news(*ids))


def test_all_places_teach_again(made):
    made("Wolstraat 12")
    told = []
    assert find("streets").types == {"offers.place.changed"}
    find("streets").rebuild(lambda done, total: told.append((done, total)))
    assert (found("wol"), told) == (["Wolstraat"], [(1, 1)])
    assert find("streets").rebuild is rebuild
