# SPDX-License-Identifier: EUPL-1.2
"""The Dutch sentences of the history, one a verb."""

from collections.abc import Sequence

_THINGS = {"event": "Event", "place": "Locatie", "organizer": "Organisatie"}
_VERBS = {
    "create": "aangemaakt",
    "replace": "bijgewerkt",
    "delete": "verwijderd",
    "publish": "gepubliceerd",
    "approve": "goedgekeurd",
    "reject": "afgekeurd",
    "set-status": "Status aangepast",
    "patch-sub-events": "Data en tijdstippen aangepast",
    "set-facilities": "Voorzieningen aangepast",
    "unlink-organizer": "Organisatie losgekoppeld",
}


def sentence(kind: str, verb: str, properties: Sequence[str]) -> str:
    """Return what happened in one Dutch sentence, with the properties where the verb does not say them."""
    told = _VERBS.get(verb)
    if told is None:
        return f"{', '.join(properties) or _THINGS[kind]} aangepast"
    if told[0].isupper():
        return told
    return f"{_THINGS[kind]} {told}" + (
        f" ({', '.join(properties)})" if verb == "replace" and properties else ""
    )
