# SPDX-License-Identifier: EUPL-1.2
"""How people come to manage organisers, and find back what is theirs."""

from foyer.config.settings.environment import flag, text

__all__ = ["FOYER_ASSOCIATIONS_URL", "FOYER_CREATED_BY_ME", "FOYER_OWNERSHIPS"]


def _created_by_me(given: str) -> str:
    if given not in {"id", "email", "both"}:
        raise ValueError(f"FOYER_CREATED_BY_ME must be id, email or both, not {given!r}")
    return given


# Whether people may ask for organisers; without, the addresses below /ownerships do not exist.
FOYER_OWNERSHIPS = flag("FOYER_OWNERSHIPS", default=True)
# By what the saved search for one's own offer finds it: the user id, the e-mail address, or both.
FOYER_CREATED_BY_ME = _created_by_me(text("FOYER_CREATED_BY_ME", "id"))
# Where people find an association of the register; its number follows.
FOYER_ASSOCIATIONS_URL = text("FOYER_ASSOCIATIONS_URL", "https://www.verenigingsloket.be/nl/verenigingen/")
