# SPDX-License-Identifier: EUPL-1.2
"""From a document to what can be searched of it.

An index document maps field names to lists of values; a field without value is absent. Besides the fields
of the query language it holds `subEvent`, `geo_point` and `metadata.recommendationFor`, which only
filters reach, and `playhead`, the version that it was made of. Input is the whole document as a GET answers
it, with place and organizer embedded.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from foyer.blocks.offers.rules.addresses import last_part
from foyer.blocks.offers.rules.duplicates import global_key, personal_key
from foyer.blocks.offers.rules.index.ages import age_fields
from foyer.blocks.offers.rules.index.links import link_fields
from foyer.blocks.offers.rules.index.texts import text_fields
from foyer.blocks.offers.rules.index.times import time_fields
from foyer.blocks.offers.rules.index.values import IndexDocument, Json, instant
from foyer.blocks.offers.rules.moments import FOREVER, seconds
from foyer.blocks.offers.rules.organizer_urls import domain, normal

__all__ = ["IndexDocument", "Surroundings", "index_document"]


class Surroundings(NamedTuple):
    """What the index tells beside the document.

    `now` is the moment of indexing; `regions` are the ids of all regions that hold the item; `point` is
    latitude and longitude, where the document has none. `recommendations` are pairs of an event id and a
    score.
    """

    now: datetime
    regions: Sequence[str] = ()
    point: tuple[float, float] | None = None
    contributors: Sequence[str] = ()
    popularity: int = 0
    recommendations: Sequence[tuple[str, float]] = ()


def index_document(kind: str, document: Json, around: Surroundings) -> IndexDocument:
    """Return what can be searched of an event, place or organizer."""
    found = text_fields(kind, document)
    _facts(kind, document, around, found)
    _position(kind, document, around, found)
    if kind == "organizer":
        _organizer(document, found)
        return found
    found |= time_fields(kind, document, around.now)
    found |= age_fields(kind, document, around.now)
    found |= link_fields(kind, document)
    _offer(kind, document, around, found)
    return found


def _facts(kind: str, document: Json, around: Surroundings, found: IndexDocument) -> None:
    default = "ACTIVE" if kind == "organizer" else None
    for name in ("mainLanguage", "creator"):
        if name in document:
            found[name] = [document[name]]
    status = document.get("workflowStatus", default)
    if status is not None:
        found["workflowStatus"] = [status]
    for name in ("languages", "completedLanguages"):
        if document.get(name):
            found[name] = document[name]
    for name in ("created", "modified"):
        at = instant(document.get(name))
        if at is not None:
            found[name] = [at]
    found["indexedAt"] = [seconds(around.now)]
    if "playhead" in document:
        found["playhead"] = [document["playhead"]]
    if "completeness" in document:
        found["completeness"] = [document["completeness"]]
    contributors = around.contributors or document.get("contributors", ())
    if contributors:
        found["contributors"] = list(contributors)


def _position(kind: str, document: Json, around: Surroundings, found: IndexDocument) -> None:
    if around.regions:
        found["regions"] = list(around.regions)
    holder: Mapping[str, Any] = document.get("location", {}) if kind == "event" else document
    point = around.point
    if point is None and "geo" in holder:
        point = holder["geo"]["latitude"], holder["geo"]["longitude"]
    if point is not None:
        found["geo_point"] = [point]


def _organizer(document: Json, found: IndexDocument) -> None:
    if "url" in document:
        found["url"] = [normal(document["url"])]
        host = domain(document["url"])
        if host:
            found["domain"] = [host]
    found["imagesCount"] = [len(document.get("images", ()))]


def _offer(kind: str, document: Json, around: Surroundings, found: IndexDocument) -> None:
    found["audienceType"] = [document.get("audience", {}).get("audienceType", "everyone")]
    found["childrenOnly"] = [document.get("childrenOnly") is True]
    found["isDuplicate"] = ["duplicateOf" in document]
    found["mediaObjectsCount"] = [len(document.get("mediaObject", ()))]
    found["videosCount"] = [len(document.get("videos", ()))]
    found["metadata.popularity"] = [around.popularity or document.get("metadata", {}).get("popularity", 0)]
    if around.recommendations:
        found["metadata.recommendationFor"] = [
            {"event": event, "score": score} for event, score in around.recommendations
        ]
    for line in document.get("priceInfo", ()):
        if line.get("category") == "base":
            found["price"] = [round(float(line["price"]), 2)]
            break
    if kind == "event":
        found["attendanceMode"] = [document.get("attendanceMode", "offline")]
    elif "name" in document and "mainLanguage" in document:
        found["global_address_identifier"] = [global_key(document)]
        found["unique_address_identifier"] = [personal_key(document, document.get("creator", ""))]
    production = document.get("production")
    if production:
        found["production.id"] = [production["id"]]
        found["productionCollapseValue"] = [f"production-{production['id']}"]
    else:
        found["productionCollapseValue"] = [f"single-offer-{last_part(document.get('@id', ''))}"]
    _availability(document, found)


def _availability(document: Json, found: IndexDocument) -> None:
    last = instant(document.get("availableTo"))
    if last is None:
        last = instant(document.get("endDate"))
    if last is None and document.get("calendarType") == "permanent":
        last = seconds(FOREVER)
    first = instant(document.get("availableFrom"))
    if first is not None:
        # What ends before it begins ends as it begins.
        last = None if last is None else max(first, last)
        found["availableRange"] = [(first, last)]
    if last is not None:
        found["availableTo"] = [last]
