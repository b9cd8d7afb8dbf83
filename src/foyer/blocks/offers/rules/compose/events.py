# SPDX-License-Identifier: EUPL-1.2
"""Properties that only whole documents of events have; each goes back to its default when left out."""

from collections.abc import Mapping
from typing import Any

from foyer.blocks.offers.rules.addresses import linked
from foyer.blocks.offers.rules.attendance import OFFLINE
from foyer.blocks.offers.rules.compose.writing import Writing
from foyer.blocks.offers.rules.texts import translations

FAQ = ("question", "answer")


def event_properties(body: Mapping[str, Any], writing: Writing) -> dict[str, Any]:
    """Return the properties of an event that others do not have."""
    found: dict[str, Any] = {"attendanceMode": body.get("attendanceMode", OFFLINE)}
    if "onlineUrl" in body:
        found["onlineUrl"] = body["onlineUrl"]
    audience = body.get("audience", {}).get("audienceType", "everyone")
    if linked(body["location"]) in writing.education_places:
        audience = "education"
    found["audience"] = {"audienceType": audience}
    if body.get("childrenOnly") is True:
        found["childrenOnly"] = True
    if "birthdateRange" in body:
        found["birthdateRange"] = {name: body["birthdateRange"][name] for name in ("from", "to")}
    if body.get("departurePlaces"):
        found["departurePlaces"] = list(body["departurePlaces"])
    if body.get("faqs"):
        found["faqs"] = faqs(body["faqs"])
    return found


def faqs(asked: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return questions and answers as they are stored."""
    return [
        {language: {name: texts[name] for name in FAQ} for language, texts in translations(item).items()}
        for item in asked
    ]
