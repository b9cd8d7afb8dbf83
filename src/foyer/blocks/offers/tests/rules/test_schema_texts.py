# SPDX-License-Identifier: EUPL-1.2
"""The texts of schema faults, a row each."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foyer.blocks.offers.rules import schema
from foyer.blocks.offers.rules.formats import is_email
from foyer.blocks.offers.rules.schema_texts import pointer
from foyer.blocks.offers.tests.rules.world import BASE, PLACE, body, faults

LONG = "x" * 100
PLACE_URL = f"{BASE}/places/{PLACE}"

WHOLE: list[tuple[str, str, dict[str, Any], list[tuple[str, str]]]] = [
    ("type", "event", {"name": 5}, [("/name", "The data (integer) must match the type: object")]),
    ("type boolean", "event", {"name": True}, [("/name", "The data (boolean) must match the type: object")]),
    ("type array", "event", {"name": []}, [("/name", "The data (array) must match the type: object")]),
    (
        "type number",
        "event",
        {"onlineUrl": 1.5},
        [("/onlineUrl", "The data (number) must match the type: string")],
    ),
    (
        "enum",
        "event",
        {"calendarType": "weekly"},
        [("/calendarType", "The data should match one item from enum")],
    ),
    ("no name", "event", {"name": {}}, [("/name", "Object must have at least 1 properties, 0 found")]),
    ("too short", "event", {"name": {"nl": ""}}, [("/name/nl", "Minimum string length is 1, found 0")]),
    ("too long", "event", {"name": {"nl": LONG}}, [("/name/nl", "Maximum string length is 90, found 100")]),
    (
        "characters, not bytes",
        "event",
        {"name": {"nl": "é" * 91}},
        [("/name/nl", "Maximum string length is 90, found 91")],
    ),
    ("blank", "event", {"name": {"nl": "  "}}, [("/name/nl", "The string should match pattern: \\S")]),
    ("uri", "event", {"onlineUrl": "no url"}, [("/onlineUrl", "The data must match the 'uri' format")]),
    (
        "scheme",
        "event",
        {"onlineUrl": "ftp://a.be"},
        [("/onlineUrl", "The string should match pattern: ^http[s]?:\\/\\/\\w")],
    ),
    (
        "email",
        "event",
        {"contactPoint": {"email": ["a@b"]}},
        [("/contactPoint/email/0", "The data must match the 'email' format")],
    ),
    (
        "email with a name",
        "event",
        {"contactPoint": {"email": ["A <a@b.be>"]}},
        [("/contactPoint/email/0", "The data must match the 'email' format")],
    ),
    (
        "uuid",
        "event",
        {"videos": [{"id": "x", "url": "https://vimeo.com/1", "language": "nl"}]},
        [("/videos/0/id", "The data must match the 'uuid' format")],
    ),
    (
        "date-time",
        "event",
        {"availableFrom": "2026-02-30T00:00:00Z"},
        [("/availableFrom", "The data must match the 'date-time' format")],
    ),
    (
        "date",
        "event",
        {"birthdateRange": {"from": "2026-1-1", "to": "2026-01-02"}},
        [("/birthdateRange/from", "The data must match the 'date' format")],
    ),
    (
        "minimum",
        "event",
        {"bookingAvailability": {"type": "Available", "capacity": -1}},
        [("/bookingAvailability/capacity", "Number must be greater than or equal to 0")],
    ),
    (
        "maximum of a price",
        "event",
        {"priceInfo": [{"category": "base", "price": 1e300}]},
        [("/priceInfo/0/price", "Number must be lower than or equal to 1000000000")],
    ),
    (
        "maximum",
        "event",
        {"completeness": 101},
        [("/completeness", "Number must be lower than or equal to 100")],
    ),
    ("too few", "event", {"languages": []}, [("/languages", "Array should have at least 1 items, 0 found")]),
    (
        "too many",
        "event",
        {"departurePlaces": [f"{BASE}/places/{PLACE[:-2]}{n}" for n in range(10, 31)]},
        [("/departurePlaces", "Array should have at most 20 items, 21 found")],
    ),
    ("twice", "event", {"labels": ["ab", "ab"]}, [("/labels", "Array must have unique items")]),
    ("short label", "event", {"labels": ["a"]}, [("/labels/0", "Minimum string length is 2, found 1")]),
    (
        "label of one letter",
        "event",
        {"labels": ["a  "]},
        [("/labels/0", "The string should match pattern: ^(?=.{2,255}$)(?=.*\\S.*\\S.*)[^;]*$")],
    ),
    (
        "label with ;",
        "event",
        {"labels": ["a;b"]},
        [("/labels/0", "The string should match pattern: ^(?=.{2,255}$)(?=.*\\S.*\\S.*)[^;]*$")],
    ),
    (
        "no type",
        "event",
        {"terms": [{"id": "1.8.3.1.0"}]},
        [("/terms", "At least 1 array items must match schema")],
    ),
    (
        "two types",
        "event",
        {"terms": [{"id": "0.50.4.0.0"}, {"id": "0.57.0.0.0"}]},
        [("/terms", "At least 1 array items must match schema")],
    ),
    ("no terms", "event", {"terms": []}, [("/terms", "Array should have at least 1 items, 0 found")]),
    (
        "term without id",
        "event",
        {"terms": [{"id": "0.50.4.0.0"}, {}]},
        [("/terms/1", "The required properties (id) are missing")],
    ),
    (
        "no base price",
        "event",
        {"priceInfo": [{"category": "tariff", "price": 1, "name": {"nl": "Kind"}}]},
        [("/priceInfo", "At least 1 array items must match schema")],
    ),
    (
        "two base prices",
        "event",
        {"priceInfo": [{"category": "base", "price": 1}, {"category": "base", "price": 2}]},
        [("/priceInfo", "At least 1 array items must match schema")],
    ),
    (
        "tariff without name",
        "event",
        {"priceInfo": [{"category": "base", "price": 1}, {"category": "tariff", "price": 2}]},
        [("/priceInfo/1", "The required properties (name) are missing")],
    ),
    (
        "dependent",
        "event",
        {"bookingInfo": {"url": "https://a.be"}},
        [("/bookingInfo", "'urlLabel' property is required by 'url' property")],
    ),
    (
        "periodic",
        "event",
        {"calendarType": "periodic"},
        [("/", "The required properties (startDate, endDate) are missing")],
    ),
    (
        "single",
        "event",
        {"calendarType": "single"},
        [("/", "The required properties (subEvent) are missing")],
    ),
    (
        "multiple",
        "event",
        {"calendarType": "multiple"},
        [("/", "The required properties (subEvent) are missing")],
    ),
    (
        "multiple place",
        "place",
        {"calendarType": "multiple"},
        [("/calendarType", "The data should match one item from enum")],
    ),
    (
        "booking of a sub-event",
        "event",
        {
            "calendarType": "single",
            "subEvent": [
                {
                    "startDate": "2026-07-06T09:00:00Z",
                    "endDate": "2026-07-06T10:00:00Z",
                    "bookingAvailability": {},
                }
            ],
        },
        [
            ("/subEvent/0/bookingAvailability", "The required properties (type) are missing"),
            ("/subEvent/0/bookingAvailability", "The required properties (remainingCapacity) are missing"),
        ],
    ),
    (
        "question without language",
        "event",
        {"faqs": [{}]},
        [
            ("/faqs/0", f"The required properties ({language}) are missing")
            for language in ("nl", "fr", "de", "en")
        ],
    ),
    (
        "question without answer",
        "event",
        {"faqs": [{"nl": {"question": "?"}}]},
        [("/faqs/0/nl", "The required properties (answer) are missing")],
    ),
    (
        "closed day text",
        "event",
        {
            "openingHoursClosedDays": [
                {"startDate": "2026-12-25", "endDate": "2026-12-25", "description": {"es": "Navidad"}}
            ]
        },
        [("/openingHoursClosedDays/0/description", "Additional object properties are not allowed: es")],
    ),
    (
        "country",
        "place",
        {
            "address": {
                "nl": {
                    "addressCountry": "be",
                    "addressLocality": "a",
                    "postalCode": "1",
                    "streetAddress": "b",
                }
            }
        },
        [("/address/nl/addressCountry", "The string should match pattern: ^[A-Z][A-Z]$")],
    ),
    (
        "parts of an address",
        "place",
        {"address": {"nl": {"postalCode": "1"}}},
        [
            (
                "/address/nl",
                "The required properties (addressCountry, addressLocality, streetAddress) are missing",
            )
        ],
    ),
    (
        "several",
        "event",
        {"mainLanguage": "xx", "onlineUrl": "x", "name": {"nl": ""}},
        [
            ("/mainLanguage", "The data should match one item from enum"),
            ("/name/nl", "Minimum string length is 1, found 0"),
            ("/onlineUrl", "The data must match the 'uri' format"),
        ],
    ),
]


@pytest.mark.parametrize(
    ("kind", "changed", "expected"), [row[1:] for row in WHOLE], ids=[row[0] for row in WHOLE]
)
def test_whole_document(kind: str, changed: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert faults(kind, body(kind, **changed)) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("event", "mainLanguage, name, terms, location, calendarType"),
        ("place", "mainLanguage, name, terms, calendarType, address"),
        ("organizer", "mainLanguage, url, name"),
    ],
)
def test_what_is_missing_is_told_on_the_root(kind: str, expected: str) -> None:
    assert faults(kind, {}) == [("/", f"The required properties ({expected}) are missing")]


def test_what_is_missing_hides_what_lies_deeper() -> None:
    assert faults("event", {"name": {"nl": ""}, "mainLanguage": "nl"}) == [
        ("/", "The required properties (terms, location, calendarType) are missing")
    ]


def test_a_list_is_no_document() -> None:
    assert faults("event", []) == [("/", "The data (array) must match the type: object")]


@pytest.mark.parametrize("value", ["text", 5, 1.5, True])
def test_root_must_be_object_or_list(value: Any) -> None:
    assert faults("event", value) == [("/", "Root element must be an array or object")]


def test_at_most_hundred_faults() -> None:
    many = [{"startDate": "x", "endDate": "x"} for _ in range(200)]
    assert len(faults("event", body("event", calendarType="multiple", subEvent=many))) == 100


def test_pointers() -> None:
    assert (pointer([]), pointer(["a", 0, "b/c~d"])) == ("/", "/a/0/b~1c~0d")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a.b+c@d-e.be", True),
        ("x" * 64 + "@a.be", True),
        ("x" * 65 + "@a.be", False),
        ("a@" + "b" * 63 + ".be", True),
        ("a@" + "b" * 64 + ".be", False),
        (".a@b.be", False),
        ("a..b@b.be", False),
        ("a@b", False),
        ("a@-b.be", False),
        ("a b@c.be", False),
        ("a@b.be\n", False),
        ("A <a@b.be>", False),
    ],
)
def test_emails(text: str, expected: bool) -> None:
    assert is_email(text) is expected


PARTIAL: list[tuple[str, Any, list[tuple[str, str]]]] = [
    ("offer/name", {}, [("/", "The required properties (name) are missing")]),
    ("offer/name", {"name": "x", "other": 1}, [("/", "Additional object properties are not allowed: other")]),
    ("offer/contact-point", {"phone": []}, [("/", "The required properties (email, url) are missing")]),
    ("offer/contact-point", {"phone": [""], "email": [""], "url": [""]}, []),
    ("offer/booking-availability", {}, [("/", "The required properties (type) are missing")]),
    ("offer/booking-availability", {"capacity": 5}, []),
    (
        "offer/attendance-mode",
        {"attendanceMode": "online", "location": PLACE_URL},
        [("/", "Additional object properties are not allowed: location")],
    ),
    ("offer/attendance-mode", {"attendanceMode": "offline", "location": PLACE_URL}, []),
    (
        "offer/attendance-mode",
        {"location": PLACE_URL},
        [("/", "The required properties (attendanceMode) are missing")],
    ),
    (
        "offer/workflow-status",
        {"workflowStatus": "REJECTED"},
        [("/", "The required properties (reason) are missing")],
    ),
    ("offer/sub-events", [], [("/", "Array should have at least 1 items, 0 found")]),
    (
        "offer/sub-events",
        [{"id": 0, "bookingAvailability": {"type": "Available", "remainingCapacity": 1}}],
        [("/0/bookingAvailability", "The data must not match schema")],
    ),
    ("offer/contributors", ["a@b.be", "x"], [("/1", "The data must match the 'email' format")]),
    (
        "offer/address",
        {"addressCountry": "B", "addressLocality": "a", "postalCode": "1", "streetAddress": "b"},
        [("/addressCountry", "Minimum string length is 2, found 1")],
    ),
    (
        "offer/faqs",
        [{"nl": {"question": "?", "answer": "!"}}] * 31,
        [("/", "Array should have at most 30 items, 31 found")],
    ),
    ("organizer/images-patch", [{"id": PLACE}], [("/0", "Object must have at least 2 properties, 1 found")]),
    ("organizer/main-image", {"imageId": "x"}, [("/imageId", "The data must match the 'uuid' format")]),
]


@pytest.mark.parametrize(("name", "document", "expected"), PARTIAL)
def test_partial_update(name: str, document: Any, expected: list[tuple[str, str]]) -> None:
    assert [tuple(fault) for fault in schema.faults(name, document)] == expected


JSON = st.recursive(
    st.booleans()
    | st.integers(-(2**63), 2**63)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.sampled_from(schema.names()), JSON)
def test_every_fault_has_a_text(name: str, document: Any) -> None:
    found = schema.faults(name, document)
    assert all(fault.pointer.startswith("/") and fault.text for fault in found)
