# SPDX-License-Identifier: EUPL-1.2
"""The lines of the parts of the entry API that other blocks answer: a module a block.

Each has `LINES` (operation to what each kind of caller is answered), `BODIES` (operation to a good body),
and may have `REFUSED_ANYHOW` (operation to the status of even a good call), `SENT_AS` (operation to the
content type of its body), `QUERIES` (operation to a query string), `MORE` (operation to what further kinds of
callers are answered, by name, where it does not follow from the line) and `known(ids)`, which makes what the
paths name and returns words for the parameters in them by name; `ids` are one event, place and organizer
entered by `owner`.
"""

import importlib
import pkgutil
from types import ModuleType


def parts() -> list[ModuleType]:
    """Return the modules, by name."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    return [importlib.import_module(f"{__name__}.{name}") for name in names]
