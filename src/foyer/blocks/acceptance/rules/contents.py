# SPDX-License-Identifier: EUPL-1.2
"""What the environment holds at first: labels, roles, and one address whose point is known.

No events, places or organisers: suites make their own.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class LabelSeed:
    """A label."""

    name: str
    visible: bool = True
    private: bool = False


@dataclass(frozen=True)
class RoleSeed:
    """A role with its one member, by the name of the person, and the private label that it may use."""

    name: str
    constraint: str
    member: str
    label: str = ""

    @property
    def key(self) -> str:
        """What the role is found again by when the seed is sown a second time."""
        return f"acceptance:{self.member}"


@dataclass(frozen=True)
class Located:
    """An address of Belgium and its point in degrees (WGS 84)."""

    street: str
    postal_code: str
    locality: str
    latitude: float
    longitude: float


LABELS = (
    LabelSeed("public-visible"),
    LabelSeed("public-invisible", visible=False),
    LabelSeed("private-visible", private=True),
    LabelSeed("private-invisible", visible=False, private=True),
    LabelSeed("private-diest", private=True),
    *(
        LabelSeed(name)
        for name in (
            *("special_label", "special-label", "special_label#", "special_label*"),
            *("walk", "walking tour", "city walk", "forest walk"),
        )
    ),
)

ROLE_PERMISSIONS = ("AANBOD_BEWERKEN", "AANBOD_VERWIJDEREN", "AANBOD_MODEREREN")
ROLES = (
    RoleSeed(
        "Diest validatoren",
        "(regions:nis-24020 OR labels:UiTinMijnRegio)",
        "validator_diest",
        "private-diest",
    ),
    RoleSeed("Scherpenheuvel validatoren", "regions:nis-24134", "validator_scherpenheuvel"),
    RoleSeed("Provincie Vlaams-Brabant validatoren", "regions:nis-20001", "validator_pvb"),
)

# The whole table of the geocoder: whatever is not in it has no point in its document.
ADDRESSES = (Located("Hoornblaas 107", "3271", "Scherpenheuvel-Zichem", 51.015619, 5.0038454),)
