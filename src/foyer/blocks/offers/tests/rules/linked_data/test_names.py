# SPDX-License-Identifier: EUPL-1.2
"""Names of inner nodes, against vectors written by hand and another maker of check sums."""

import binascii

import pytest

from foyer.blocks.offers.rules.linked_data.names import Naming, crc32b, php_json


def test_the_check_value_of_the_standard():
    assert crc32b("123456789") == "cbf43926"
    assert crc32b("") == "00000000"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"url": "https://a.be/é"}, '{"url":"https:\\/\\/a.be\\/\\u00e9"}'),
        ({"b": {"d": "1", "c": "2"}, "a": ["z", "y"]}, '{"a":["z","y"],"b":{"c":"2","d":"1"}}'),
        ({"Z": "1", "a": "2"}, '{"Z":"1","a":"2"}'),
        ({"a": '"\\'}, '{"a":"\\"\\\\"}'),
        ({"a": "\\u007f"}, '{"a":"\\\\u007f"}'),
        ({"a": "\x7f"}, '{"a":"\x7f"}'),
        ({"a": "\n\t\x01"}, '{"a":"\\n\\t\\u0001"}'),
        ({"a": "😀"}, '{"a":"\\ud83d\\ude00"}'),
        ({"a": "</b>"}, '{"a":"<\\/b>"}'),
        ({}, "[]"),
    ],
)
def test_json_as_php_writes_it(value, text):
    assert php_json(value) == text


@pytest.mark.parametrize(
    ("kind", "content", "text", "name"),
    [
        (
            "ContactPoint",
            {"url": "https://kamp.example.org"},
            rb'{"url":"https:\/\/kamp.example.org"}',
            "contactPoint-3c46aa91",
        ),
        (
            "MonetaryAmount",
            {"value": "10.5", "currency": "EUR"},
            b'{"currency":"EUR","value":"10.5"}',
            "monetaryAmount-b7c9f96d",
        ),
        (
            "PeriodOfTime",
            {"startTime": "2026-07-06T20:00:00+02:00", "endTime": "2026-07-06T23:00:00+02:00"},
            b'{"endTime":"2026-07-06T23:00:00+02:00","startTime":"2026-07-06T20:00:00+02:00"}',
            "periodOfTime-5c4f3b6f",
        ),
        ("VirtualLocation", {}, b"[]", "virtualLocation-0d4cbb29"),
        ("E92_Spacetime_Volume", {"a": "é"}, rb'{"a":"\u00e9"}', "e92_Spacetime_Volume-aed995d5"),
    ],
)
def test_a_name_is_the_class_and_a_check_sum_of_the_content(kind, content, text, name):
    assert name.partition("-")[2] == f"{binascii.crc32(text):08x}"
    assert Naming("https://a.be/events/1").name(kind, content) == f"https://a.be/events/1#{name}"


def test_where_digits_meet_the_later_node_gets_others():
    # Two texts with the same check sum, found by trying.
    one, other = "plumless", "buckeroo"
    assert crc32b(one) == crc32b(other) == "4ddb0c25"
    naming = Naming("s")
    naming._taken["s#x-" + crc32b(php_json(one))] = "something else"
    first = naming.name("x", one)
    assert first == "s#x-" + crc32b(php_json(one) + "\n")
    assert naming.name("x", one) == first
