# SPDX-License-Identifier: EUPL-1.2
from foyer.blocks.exports.rules.columns import BY_NAME, COLUMNS, GROUPS, chosen, known
from foyer.kernel.texts import LANGUAGES

CONTRACT = """
id name creator priceInfo.base priceInfo.all kansentarief bookingInfo.url bookingInfo.phone
bookingInfo.email description organizer calendarSummary.short calendarSummary.long
labels.visible labels.hidden typicalAgeRange performer language terms.theme terms.eventtype
created modified available startDate endDate calendarType location address.streetAddress
address.postalCode address.addressLocality address.addressCountry image.url
image.description image.copyrightHolder sameAs contactPoint.email contactPoint.phone
contactPoint.url contactPoint.reservations.email contactPoint.reservations.phone
contactPoint.reservations.url audience status bookingAvailability videos.url
videos.copyrightHolder attendance.mode attendance.url completeness
"""


def test_the_columns_are_those_of_the_contract():
    assert [column.name for column in COLUMNS] == CONTRACT.split()


def test_the_groups_are_those_of_the_contract():
    wanted = "address contactPoint bookingInfo image priceInfo labels calendarSummary videos attendance"
    assert set(GROUPS) == set(wanted.split())
    assert GROUPS["labels"] == ("labels.visible", "labels.hidden")
    assert len(GROUPS["contactPoint"]) == 6


def test_each_column_has_a_heading_in_each_language():
    assert [column.name for column in COLUMNS for each in LANGUAGES if not column.heading(each)] == []
    assert BY_NAME["name"].heading("xx") == BY_NAME["name"].heading("nl")


def test_names_give_columns_in_the_order_asked_for():
    found = chosen(["labels", "name", "labels.hidden", "nothing"], ["event"])
    assert [column.name for column in found] == ["labels.visible", "labels.hidden", "name"]


def test_without_names_all_columns_of_the_kinds_are_there():
    assert len(chosen([], ["event"])) == len(COLUMNS)
    of_organizers = {column.name for column in chosen([], ["organizer"])}
    assert "name" in of_organizers
    assert not of_organizers & {"startDate", "location", "priceInfo.base"}


def test_names_that_nobody_knows_are_told_apart():
    assert known("address")
    assert known("address.postalCode")
    assert not known("address.planet")
