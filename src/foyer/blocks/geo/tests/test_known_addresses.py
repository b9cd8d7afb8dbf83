# SPDX-License-Identifier: EUPL-1.2
import pytest

from foyer.blocks.geo import geocoder as port
from foyer.blocks.geo.models import KnownAddress
from foyer.blocks.geo.public import (
    AddressParts,
    Learned,
    Point,
    learn_addresses,
    locate,
    locate_many,
    register_geocoder,
)
from foyer.blocks.geo.rules.address_key import address_key
from foyer.kernel.actors import ANONYMOUS, SYSTEM, Actor
from foyer.kernel.models import AuditEntry, OutboxEvent
from foyer.kernel.problems import Problem

pytestmark = pytest.mark.django_db

VOORUIT = AddressParts("BE", "9000", "Gent", "Sint-Pietersnieuwstraat 23")
AT_VOORUIT = Point(51.0477, 3.7275, "address")


@pytest.fixture(autouse=True)
def _own_geocoder(monkeypatch):
    monkeypatch.setattr(port, "_registered", [port.NobodyAnswers()])


def learn(address=VOORUIT, latitude=51.0477, longitude=3.7275, precision="address"):
    return learn_addresses(SYSTEM, "a test", [Learned(address, latitude, longitude, precision)])


def test_an_address_is_learned_once_and_found():
    assert locate(VOORUIT) == Point(51.05, 3.71667, "locality")
    assert learn() == 1
    assert locate(VOORUIT) == AT_VOORUIT
    assert learn() == 0
    assert AuditEntry.objects.count() == OutboxEvent.objects.count() == 1


@pytest.mark.parametrize(
    ("country", "postal_code", "locality", "street"),
    [
        ("be", "B-9000", "Gand", "sint pietersnieuwstraat 23"),
        ("BE", "9000", "GENT", "Sint-Pietersnieuwstraat  23 bus 4"),
        ("BE", "9000", "Gent", "Sint-Pietersnieuwstraat 23/4"),
    ],
)
def test_other_ways_to_write_the_same(country, postal_code, locality, street):
    learn()
    assert locate(AddressParts(country, postal_code, locality, street)) == AT_VOORUIT


@pytest.mark.parametrize(
    "street", ["Sint-Pietersnieuwstraat 25", "Sint-Pietersnieuwstraat 23b", "Korenmarkt 23", ""]
)
def test_another_address_is_not_taken_for_it(street):
    learn()
    assert locate(AddressParts("BE", "9000", "Gent", street)).precision == "locality"


def test_a_change_replaces_but_less_precision_does_not():
    learn()
    assert learn(latitude=51.0478) == 1
    assert learn(latitude=51.1, precision="street") == 0
    assert locate(VOORUIT) == Point(51.0478, 3.7275, "address")
    assert KnownAddress.objects.count() == 1


def test_of_one_list_the_most_precise_counts():
    items = [Learned(VOORUIT, 51.0477, 3.7275), Learned(VOORUIT, 51.1, 3.8, "street")]
    assert learn_addresses(SYSTEM, "a test", items) == 1
    assert locate(VOORUIT) == AT_VOORUIT


def test_an_address_without_a_street_is_passed_over():
    assert learn(AddressParts("BE", "9000", "Gent", " ")) == 0
    assert KnownAddress.objects.count() == 0


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(91, 3), (51, 181), (float("nan"), 3), (51, float("inf"))]
)
def test_a_point_off_the_globe_is_refused_and_nothing_kept(latitude, longitude):
    good = Learned(AddressParts("BE", "9000", "Gent", "Korenmarkt 1"), 51.05, 3.72)
    with pytest.raises(Problem) as caught:
        learn_addresses(SYSTEM, "a test", [good, Learned(VOORUIT, latitude, longitude)])
    assert caught.value.status == 400
    assert KnownAddress.objects.count() == 0


def test_a_source_must_be_named():
    with pytest.raises(Problem) as caught:
        learn_addresses(SYSTEM, " ", [])
    assert caught.value.status == 400


@pytest.mark.parametrize("actor", [ANONYMOUS, Actor(user_id="somebody")])
def test_only_staff_teaches(actor):
    with pytest.raises(Problem) as caught:
        learn_addresses(actor, "a test", [Learned(VOORUIT, 51, 3)])
    assert caught.value.status == 403
    assert KnownAddress.objects.count() == AuditEntry.objects.count() == 0


class Fixed:
    def __init__(self, found):
        self.found, self.asked = found, []

    def point(self, address):
        self.asked.append(address)
        if isinstance(self.found, Exception):
            raise self.found
        return self.found


def test_the_geocoder_is_asked_only_for_unknown_streets():
    geocoder = Fixed(Point(51.06, 3.73, "address"))
    register_geocoder(geocoder)
    learn()
    other = AddressParts("BE", "9000", "Gent", "Korenmarkt 1")
    assert locate(VOORUIT) == AT_VOORUIT
    assert locate(other) == Point(51.06, 3.73, "address")
    assert locate(AddressParts("BE", "9000", "Gent")).precision == "locality"
    assert geocoder.asked == [other]


def test_a_broken_geocoder_leaves_the_locality():
    register_geocoder(Fixed(ConnectionError("no route")))
    assert locate(VOORUIT) == Point(51.05, 3.71667, "locality")


def test_an_address_that_nobody_knows_has_no_point():
    assert locate(AddressParts("NL", "1012 AB", "Amsterdam", "Dam 1")) is None


def test_many_addresses_take_one_query(django_assert_num_queries):
    learn()
    addresses = [AddressParts("BE", "9000", "Gent", f"Korenmarkt {number}") for number in range(100)]
    with django_assert_num_queries(1):
        found = locate_many([*addresses, VOORUIT])
    assert found[-1] == AT_VOORUIT
    assert {point.precision for point in found[:-1]} == {"locality"}


def test_learning_many_takes_few_queries(django_assert_max_num_queries):
    items = [
        Learned(AddressParts("BE", "9000", "Gent", f"Korenmarkt {number}"), 51, 3) for number in range(300)
    ]
    with django_assert_max_num_queries(12):
        assert learn_addresses(SYSTEM, "a test", items) == 300


def test_keys_are_never_longer_than_their_column():
    assert len(address_key("BE", "9000", "g" * 500, "s" * 500)) == 300
