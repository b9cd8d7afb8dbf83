# SPDX-License-Identifier: EUPL-1.2
"""Terms of a body: old domains dropped, the others looked up and filled in."""

from typing import Any

from foyer.blocks.offers.rules.faults import MOST, SchemaError
from foyer.blocks.offers.rules.known import Known

DROPPED = frozenset({
    "municipal", "IPE", "actortype", "educationfield", "educationlevel", "flandersregion",
    "flanderstouristregion", "misc", "publicscope", "targetaudience", "umv", "workingregion",
})  # fmt: skip
SCOPE = {"event": "events", "place": "places"}


def filled_terms(kind: str, document: dict[str, Any], known: Known) -> list[SchemaError]:
    """Fill in `terms` from the taxonomy and return what is wrong with them.

    Pointers count the terms as they were sent.
    """
    terms = document.get("terms")
    if kind == "organizer" or not isinstance(terms, list):
        return []
    faults: list[SchemaError] = []
    filled: list[Any] = []
    for number, term in enumerate(terms):
        if not isinstance(term, dict) or not isinstance(term.get("id"), str):
            filled.append(term)
            continue
        domain = term.get("domain")
        if isinstance(domain, str) and domain in DROPPED:
            continue
        found = known.term(term["id"])
        if found is not None and SCOPE[kind] in found.scope:
            filled.append({"id": found.id, "label": found.name.get("nl", ""), "domain": found.domain})
            continue
        text = f"The term {term['id']} does not exist or is not supported"
        faults.append(
            SchemaError(f"/terms/{number}/id", text if term["id"] else "Category ID should not be empty.")
        )
    document["terms"] = filled
    return faults[:MOST]
