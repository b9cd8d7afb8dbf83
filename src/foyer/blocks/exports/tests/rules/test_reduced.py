# SPDX-License-Identifier: EUPL-1.2
import pytest

from foyer.blocks.exports.rules.columns import COLUMNS, GROUPS
from foyer.blocks.exports.rules.reduced import reduced
from foyer.blocks.exports.tests.documents import concert

EVENT = concert(
    labels=["a"],
    hiddenLabels=["b"],
    contactPoint={"email": ["a@example.org"], "phone": [], "url": []},
    bookingInfo={"url": "https://book.example.org", "phone": "09 1"},
    onlineUrl="https://live.example.org",
    attendanceMode="mixed",
)


def keys(*names):
    return set(reduced(EVENT, names))


def test_without_names_a_document_stays_whole():
    assert reduced(EVENT, []) == EVENT


@pytest.mark.parametrize("name", [*(column.name for column in COLUMNS), *GROUPS, "unknown"])
def test_the_address_always_stays(name):
    assert reduced(EVENT, [name])["@id"] == EVENT["@id"]


def test_only_what_was_asked_for_is_there():
    assert keys("name") == {"@id", "name"}
    assert keys("unknown") == {"@id"}
    assert keys("labels") == {"@id", "labels", "hiddenLabels"}
    assert keys("labels.hidden") == {"@id", "hiddenLabels"}
    assert keys("attendance") == {"@id", "attendanceMode", "onlineUrl"}
    assert keys("address.postalCode") == {"@id", "location"}
    assert keys("startDate") == {"@id", "startDate", "subEvent"}


def test_types_and_themes_can_be_had_apart():
    assert [term["label"] for term in reduced(EVENT, ["terms.theme"])["terms"]] == ["Rock"]
    both = reduced(EVENT, ["terms.theme", "terms.eventtype"])["terms"]
    assert [term["label"] for term in both] == ["Rock", "Concert"]


def test_parts_of_a_contact_point_can_be_had_apart():
    assert reduced(EVENT, ["contactPoint.email"])["contactPoint"] == {"email": ["a@example.org"]}
    assert reduced(EVENT, ["contactPoint"])["contactPoint"] == EVENT["contactPoint"]
    assert reduced(EVENT, ["bookingInfo.phone", "bookingInfo.email"])["bookingInfo"] == {"phone": "09 1"}
