# SPDX-License-Identifier: EUPL-1.2
"""The schemas that bodies are checked against, for whoever documents an API."""

from typing import Any

import orjson

from foyer.blocks.offers.rules.schema import COLLECTIONS, DOCUMENTS, FOLDER


def body_schemas() -> dict[str, Any]:
    """Return JSON schemas by name (`event`, `offer/status`, ...); `part.` names what they refer to.

    References in them have the form `#/$defs/name` and mean the schema `part.name`.
    """
    shown = {f"part.{name}": part for name, part in _read("definitions.json").items()}
    shown |= {name: _read(f"{name}.json") for name in DOCUMENTS}
    for prefix, file in COLLECTIONS.items():
        shown |= {f"{prefix}/{name}": schema for name, schema in _read(file).items()}
    return shown


def _read(file: str) -> Any:
    return orjson.loads((FOLDER / file).read_bytes())
