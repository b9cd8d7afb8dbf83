# SPDX-License-Identifier: EUPL-1.2
"""What other blocks may ask of offers. Kinds are `event`, `place` and `organizer`.

News: `offers.event.changed`, `offers.place.changed`, `offers.organizer.changed`, with the id of the item
and its version.
"""

from foyer.blocks.offers import problems
from foyer.blocks.offers.api.bodies import body, cleaned
from foyer.blocks.offers.api.images import IMAGES_PART
from foyer.blocks.offers.api.labels import LABELS_PART
from foyer.blocks.offers.api.numbers import whole_number
from foyer.blocks.offers.api.routes import ENTRY_ROUTES
from foyer.blocks.offers.permissions import (
    EDIT,
    MANAGE_LABELS,
    MANAGE_USERS,
    MODERATE_OFFER,
    PRODUCE,
    GlobalRight,
    Item,
    ItemRight,
    god,
    may,
    require,
    require_everywhere,
)
from foyer.blocks.offers.ports import (
    CardFact,
    CuratorLabels,
    Grants,
    Parameters,
    register_card_facts,
    register_copied,
    register_curators,
    register_grants,
    register_popularity,
    register_productions,
    register_searcher,
)
from foyer.blocks.offers.queries.addresses import image_url, url
from foyer.blocks.offers.queries.body_schemas import body_schemas
from foyer.blocks.offers.queries.card_prices import card_prices
from foyer.blocks.offers.queries.documents import document, documents, sound_documents
from foyer.blocks.offers.queries.index_documents import index_documents
from foyer.blocks.offers.queries.items import (
    count,
    dependents,
    each_page,
    existing,
    exists,
    walk,
    walk_by_place,
)
from foyer.blocks.offers.queries.labels import LabelCard, label, labels_of
from foyer.blocks.offers.queries.listed import Listed, last_row, listed
from foyer.blocks.offers.queries.odd import ODD, of_sound, tell_odd, without_odd
from foyer.blocks.offers.queries.organizers import (
    OrganizerFacts,
    find_organizer,
    organizer_facts,
    organizers_used_by,
)
from foyer.blocks.offers.queries.permitted import permitted
from foyer.blocks.offers.queries.places import PlaceHit, find_places
from foyer.blocks.offers.queries.sources import Source, by_source, sources_of
from foyer.blocks.offers.rules.calendar import Calendar
from foyer.blocks.offers.rules.faults import SchemaError
from foyer.blocks.offers.rules.prices import CardPrice
from foyer.blocks.offers.rules.schema import schema_faults
from foyer.blocks.offers.rules.summaries import summaries as calendar_summaries
from foyer.blocks.offers.rules.summaries import summary as calendar_summary
from foyer.blocks.offers.services.announce import announce
from foyer.blocks.offers.services.attempts import attempted
from foyer.blocks.offers.services.batch import Write
from foyer.blocks.offers.services.create_label import create_label
from foyer.blocks.offers.services.delete import delete as withdraw
from foyer.blocks.offers.services.keep_duplicates import dissolve_cluster, keep_cluster
from foyer.blocks.offers.services.move_events import move_events
from foyer.blocks.offers.services.patch_sub_events import patch_sub_events
from foyer.blocks.offers.services.set_card_prices import set_card_prices
from foyer.blocks.offers.services.set_creator import set_creator
from foyer.blocks.offers.services.set_facilities import set_facilities
from foyer.blocks.offers.services.set_status import set_status
from foyer.blocks.offers.services.set_workflow_status import set_workflow_status
from foyer.blocks.offers.services.write_many import Outcome, write_many

__all__ = [
    "EDIT",
    "ENTRY_ROUTES",
    "IMAGES_PART",
    "LABELS_PART",
    "MANAGE_LABELS",
    "MANAGE_USERS",
    "MODERATE_OFFER",
    "ODD",
    "PRODUCE",
    "Calendar",
    "CardFact",
    "CardPrice",
    "CuratorLabels",
    "GlobalRight",
    "Grants",
    "Item",
    "ItemRight",
    "LabelCard",
    "Listed",
    "OrganizerFacts",
    "Outcome",
    "Parameters",
    "PlaceHit",
    "SchemaError",
    "Source",
    "Write",
    "announce",
    "attempted",
    "body",
    "body_schemas",
    "by_source",
    "calendar_summaries",
    "calendar_summary",
    "card_prices",
    "cleaned",
    "count",
    "create_label",
    "dependents",
    "dissolve_cluster",
    "document",
    "documents",
    "each_page",
    "existing",
    "exists",
    "find_organizer",
    "find_places",
    "god",
    "image_url",
    "index_documents",
    "keep_cluster",
    "label",
    "labels_of",
    "last_row",
    "listed",
    "may",
    "move_events",
    "of_sound",
    "organizer_facts",
    "organizers_used_by",
    "patch_sub_events",
    "permitted",
    "problems",
    "register_card_facts",
    "register_copied",
    "register_curators",
    "register_grants",
    "register_popularity",
    "register_productions",
    "register_searcher",
    "require",
    "require_everywhere",
    "schema_faults",
    "set_card_prices",
    "set_creator",
    "set_facilities",
    "set_status",
    "set_workflow_status",
    "sound_documents",
    "sources_of",
    "tell_odd",
    "url",
    "walk",
    "walk_by_place",
    "whole_number",
    "withdraw",
    "without_odd",
    "write_many",
]
