# SPDX-License-Identifier: EUPL-1.2
"""Against the worked examples of AWS for this signature (published, with credentials that open nothing)."""

from datetime import UTC, datetime

from foyer.blocks.media.rules.signatures import Credentials, quoted, signed

EXAMPLE = Credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1")
HOST = "examplebucket.s3.amazonaws.com"
MOMENT = datetime(2013, 5, 24, tzinfo=UTC)


def signature(headers):
    return headers["authorization"].rpartition("Signature=")[2]


def test_a_read_is_signed_as_in_the_example():
    headers = signed("GET", "/test.txt", {"Host": HOST, "Range": "bytes=0-9"}, b"", MOMENT, EXAMPLE)
    assert signature(headers) == "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"


def test_a_write_is_signed_as_in_the_example():
    headers = {
        "Host": HOST,
        "Date": "Fri, 24 May 2013 00:00:00 GMT",
        "x-amz-storage-class": "REDUCED_REDUNDANCY",
    }
    found = signed("PUT", quoted("/test$file.text"), headers, b"Welcome to Amazon S3.", MOMENT, EXAMPLE)
    assert signature(found) == "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"
    assert found["x-amz-date"] == "20130524T000000Z"
