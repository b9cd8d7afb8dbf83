# SPDX-License-Identifier: EUPL-1.2
"""What was set, as anybody may see it: for backups and for the doctor, which compare it."""

import difflib
import os

from foyer.config.settings.declared import FOYER_VARIABLES

__all__ = ["FOYER_GIVEN", "FOYER_SECRETS", "FOYER_UNKNOWN"]

_KNOWN = {one.name: one for one in FOYER_VARIABLES}
# Of the launcher, which hands them on.
_OF_OTHERS = frozenset({"FOYER_PYTHON", "FOYER_CHROMIUM"})

# Values by name; passwords in addresses are hidden, and of a secret only "set" is told.
FOYER_GIVEN = {name: one.shown(os.environ[name]) for name, one in _KNOWN.items() if os.environ.get(name)}
FOYER_SECRETS = frozenset(one.name for one in FOYER_VARIABLES if one.secret)
# Names that look like ours and that nobody reads, each with the one that may be meant, or nothing.
FOYER_UNKNOWN = {
    name: "".join(difflib.get_close_matches(name, _KNOWN, n=1, cutoff=0.8))
    for name in sorted(os.environ)
    if name.startswith("FOYER_") and name not in _KNOWN and name not in _OF_OTHERS
}
