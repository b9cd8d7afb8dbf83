# SPDX-License-Identifier: EUPL-1.2
"""Hidden labels that come from articles, put into the stored text of an event on its way out."""

from collections.abc import Collection, Iterable

import orjson

from foyer.blocks.offers.queries.addresses import shown as absolute
from foyer.blocks.offers.queries.odd import ODD
from foyer.blocks.offers.queries.records import DamagedRecordError, record

_HIDDEN = '"hiddenLabels":['


def curated(own: str, managed: Collection[str], given: Collection[str]) -> str:
    """Return the stored text of an event with the labels `given`, and without other `managed` ones.

    Names are compared without regard to case. A text that stays as it is is not even parsed.

    Raises:
        DamagedRecordError: the text cannot be read, or its labels are no names.
    """
    if not given and _HIDDEN not in own:
        return own
    document = record(absolute(own))
    hidden: list[str] = document.get("hiddenLabels", [])
    try:
        shown = _shown(hidden, document.get("labels", ()), managed, given)
    except ODD as error:
        raise DamagedRecordError from error
    if shown == hidden:
        return own
    document.pop("hiddenLabels", None)
    if shown:
        document["hiddenLabels"] = shown
    return orjson.dumps(document).decode()


def _shown(
    hidden: Iterable[str], visible: Iterable[str], managed: Iterable[str], given: Iterable[str]
) -> list[str]:
    """Return the names of hidden labels as they are to be shown."""
    wanted = {name.casefold() for name in given}
    gone = {name.casefold() for name in managed} - wanted
    shown = [name for name in hidden if name.casefold() not in gone]
    present = {name.casefold() for name in [*shown, *visible]}
    return shown + [name for name in dict.fromkeys(given) if name.casefold() not in present]
