# SPDX-License-Identifier: EUPL-1.2
"""From a body as clients send it to a document of the present form.

Nulls disappear first; then the old forms are turned into the present ones, terms, images and the base
price are filled in. What cannot be converted is left as it is: the schema will speak about it.
"""

from dataclasses import dataclass
from typing import Any

from foyer.blocks.offers.problems import invalid_data, invalid_syntax
from foyer.blocks.offers.rules.faults import SchemaError
from foyer.blocks.offers.rules.known import Known
from foyer.blocks.offers.rules.prepare import details, legacy
from foyer.blocks.offers.rules.prepare.nulls import TooDeepError, without_nulls
from foyer.blocks.offers.rules.prepare.references import References, references
from foyer.blocks.offers.rules.prepare.terms import filled_terms
from foyer.kernel.problems import Problem

__all__ = ["Prepared", "References", "clean", "prepare", "references"]

NOT_SENT_WHEN_EMPTY = (
    "labels", "hiddenLabels", "mediaObject", "images", "openingHours", "priceInfo", "videos",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Prepared:
    """A body ready for its check, or the problem that stops it before."""

    document: Any
    problem: Problem | None = None


def clean(body: Any) -> Prepared:
    """Return any body without nulls; the problem when it is no object or list, or nested too deep."""
    if not isinstance(body, dict | list):
        return Prepared(None, invalid_data([SchemaError("/", "Root element must be an array or object")]))
    try:
        return Prepared(without_nulls(body))
    except TooDeepError:
        return Prepared(None, invalid_syntax())


def prepare(kind: str, body: Any, known: Known, *, imported: bool = False) -> Prepared:
    """Return the document of an event, place or organizer as a body means it.

    `imported` is for the old import addresses, which publish whatever the body says. The body itself is
    never changed.
    """
    cleaned = clean(body)
    if cleaned.problem is not None or not isinstance(cleaned.document, dict):
        return cleaned
    document = dict(cleaned.document)
    document.pop("@id", None)
    for name in NOT_SENT_WHEN_EMPTY:
        if document.get(name) == []:
            del document[name]
    legacy.convert(kind, document, known.base)
    details.fill(kind, document, known)
    if imported and kind != "organizer":
        document["workflowStatus"] = "READY_FOR_VALIDATION"
    faults = filled_terms(kind, document, known)
    return Prepared(document, invalid_data(faults) if faults else None)
