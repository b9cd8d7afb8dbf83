# SPDX-License-Identifier: EUPL-1.2
import pytest

from foyer.blocks.geo import street_source as port
from foyer.blocks.geo.models import KnownAddress, KnownStreet
from foyer.blocks.geo.public import (
    AddressParts,
    Learned,
    learn_addresses,
    learn_streets,
    register_street_source,
    streets,
)
from foyer.kernel.actors import ANONYMOUS, SYSTEM
from foyer.kernel.problems import Problem

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_source(monkeypatch):
    monkeypatch.setattr(port, "_registered", [])


def learn(*lines, postal_code="9000", locality="Gent"):
    learned = [Learned(AddressParts("BE", postal_code, locality, line), 51.05, 3.72) for line in lines]
    return learn_addresses(SYSTEM, "a test", learned)


def found(part, limit=5, country="BE", postal_code="9000", locality="Gent"):
    return streets(AddressParts(country, postal_code, locality, part), limit)


def test_streets_of_learned_addresses():
    learn("Korenmarkt 1", "Korenmarkt 3 bus 2", "Korenlei 2", "Oude Korenweg 9", "Graslei 4")
    assert found("koren") == ["Korenlei", "Korenmarkt", "Oude Korenweg"]
    assert found("KORÉN", limit=2) == ["Korenlei", "Korenmarkt"]
    assert found("lei") == ["Graslei", "Korenlei"]
    assert found("vlas") == []
    assert found("!") == []


def test_only_of_that_postal_code_and_municipality():
    learn("Kerkstraat 1", postal_code="9050", locality="Gentbrugge")
    learn("Kerkstraat 1", "Kerklaan 2", postal_code="2800", locality="Mechelen")
    assert found("kerk") == []
    assert found("kerk", postal_code="B-9050", locality="Gentbrugge") == ["Kerkstraat"]
    # The code tells the municipality: by any name of it.
    assert found("kerk", postal_code="9050", locality="Gand") == ["Kerkstraat"]
    assert found("kerk", postal_code="2800", locality="Malines") == ["Kerklaan", "Kerkstraat"]


def test_abroad_by_code_and_locality():
    learn_addresses(
        SYSTEM, "a test", [Learned(AddressParts("NL", "4551 CA", "Sas van Gent", "Westkade 109"), 51.2, 3.8)]
    )
    asked = {"country": "nl", "postal_code": "4551CA", "locality": "sas van gent"}
    assert found("west", **asked) == ["Westkade"]
    assert found("west", **{**asked, "locality": "Terneuzen"}) == []


def test_the_first_way_to_write_a_name_stays():
    learn("Koningin Élisabethlaan 1")
    learn("koningin elisabethlaan 5")
    assert found("elisabeth") == ["Koningin Élisabethlaan"]
    assert KnownStreet.objects.count() == 1


def test_addresses_that_are_refused_teach_no_street():
    with pytest.raises(Problem):
        learn_addresses(
            ANONYMOUS, "a test", [Learned(AddressParts("BE", "9000", "Gent", "Korenmarkt 1"), 51, 3)]
        )
    assert KnownStreet.objects.count() == 0


def test_one_query(django_assert_num_queries):
    learn(*[f"Straat{'abcdefghij'[number // 10]}{'abcdefghij'[number % 10]} 1" for number in range(100)])
    with django_assert_num_queries(1):
        assert len(found("straat", limit=50)) == 50
    with django_assert_num_queries(0):
        assert found("-") == []


class Source:
    def __init__(self, answer):
        self.answer, self.asked = answer, []

    def streets(self, address, limit):
        self.asked.append((address, limit))
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def test_an_outside_source_answers_instead():
    learn("Korenmarkt 1")
    source = Source(["Koren A", "Koren B", "Koren C"])
    register_street_source(source)
    assert found("koren", limit=2) == ["Koren A", "Koren B"]
    assert source.asked == [(AddressParts("BE", "9000", "Gent", "koren"), 2)]


def test_a_source_that_fails_leaves_what_was_learned():
    learn("Korenmarkt 1")
    register_street_source(Source(ConnectionError("no route")))
    assert found("koren") == ["Korenmarkt"]


def test_streets_may_be_learned_without_points(django_assert_num_queries):
    lines = [f"Straat{'abcdefghij'[number // 10]}{'abcdefghij'[number % 10]} 1" for number in range(100)]
    told = [AddressParts("BE", "9000", "Gent", line) for line in [*lines, *lines, "12", ""]]
    assert learn_streets(SYSTEM, told) == 100
    assert len(found("straat", limit=200)) == 100
    # Where all is known nothing is written.
    with django_assert_num_queries(1):
        assert learn_streets(SYSTEM, told) == 0
    assert learn_streets(SYSTEM, [*told, AddressParts("BE", "9050", "Gent", "Straataa 1")]) == 1
    assert KnownAddress.objects.count() == 0


def test_streets_are_not_learned_from_anybody():
    with pytest.raises(Problem) as refused:
        learn_streets(ANONYMOUS, [AddressParts("BE", "9000", "Gent", "Korenmarkt 1")])
    assert refused.value.status == 403
    assert KnownStreet.objects.count() == 0
