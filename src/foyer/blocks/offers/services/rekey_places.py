# SPDX-License-Identifier: EUPL-1.2
"""Make the identifiers anew by which places are recognised, after the setting for them changed."""

from django.conf import settings
from django.db import transaction

from foyer.blocks.offers.matching import duplicate_key
from foyer.blocks.offers.models import Place
from foyer.blocks.offers.permissions import MANAGE_DUPLICATES, require
from foyer.blocks.offers.queries.addresses import loaded
from foyer.kernel.actors import Actor

AT_ONCE = 500


def rekey_places(actor: Actor) -> int:
    """Give every place the identifier of the present setting; return how many had another.

    Raises:
        Problem: 403, the actor may not.
    """
    require(MANAGE_DUPLICATES, actor, "places")
    after, changed = 0, 0
    while True:
        with transaction.atomic():
            rows = Place.objects.filter(pk__gt=after).order_by("pk").select_for_update()
            page = list(rows.only("pk", "document", "creator", "duplicate_key")[:AT_ONCE])
            old = []
            for row in page:
                user_id = None if settings.FOYER_GLOBAL_DUPLICATES else row.creator
                wanted = duplicate_key(loaded(row.document), user_id)
                if row.duplicate_key != wanted:
                    row.duplicate_key = wanted
                    old.append(row)
            Place.objects.bulk_update(old, ["duplicate_key"], batch_size=100)
        changed += len(old)
        if len(page) < AT_ONCE:
            return changed
        after = page[-1].pk
