# SPDX-License-Identifier: EUPL-1.2
"""What makes up the entry API beside offers: a part a block, in the order of the documentation."""

from foyer.blocks.associations.public import ENTRY_PART as ASSOCIATIONS
from foyer.blocks.card.public import ENTRY_PART as CARD
from foyer.blocks.editorial.public import ENTRY_PART as EDITORIAL
from foyer.blocks.exports.public import ENTRY_PART as EXPORTS
from foyer.blocks.geo.public import ENTRY_PART as STREETS
from foyer.blocks.holidays.public import ENTRY_PART as HOLIDAYS
from foyer.blocks.jobs.public import ENTRY_PART as JOBS
from foyer.blocks.offers.public import IMAGES_PART as IMAGES
from foyer.blocks.offers.public import LABELS_PART as LABELS
from foyer.blocks.outreach.public import ENTRY_PART as MAILING_LISTS
from foyer.blocks.ownership.public import ENTRY_PARTS as OWNERSHIP
from foyer.blocks.productions.public import ENTRY_PART as PRODUCTIONS
from foyer.blocks.roles.public import ENTRY_PARTS as ROLES
from foyer.blocks.schools.public import ENTRY_PART as SCHOOLS
from foyer.blocks.search.public import ENTRY_PART as SEARCHES
from foyer.kernel.http.routes import Part

PARTS: tuple[Part, ...] = (
    IMAGES,
    LABELS,
    JOBS,
    *ROLES,
    *OWNERSHIP,
    ASSOCIATIONS,
    SEARCHES,
    PRODUCTIONS,
    EDITORIAL,
    HOLIDAYS,
    STREETS,
    SCHOOLS,
    MAILING_LISTS,
    CARD,
    EXPORTS,
)
