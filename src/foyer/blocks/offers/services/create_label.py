# SPDX-License-Identifier: EUPL-1.2
"""Make a label before anybody uses it."""

from foyer.blocks.offers.collation import sort_key
from foyer.blocks.offers.models import Label
from foyer.blocks.offers.permissions import MANAGE_LABELS, require
from foyer.blocks.offers.rules.labels import is_suggested, key
from foyer.blocks.offers.services.attempts import attempted
from foyer.kernel import audit, ids, outbox
from foyer.kernel.actors import Actor
from foyer.kernel.outbox import News

CHANGED = "offers.label.changed"


def create_label(actor: Actor, name: str, *, visible: bool, private: bool) -> str:
    """Make a label; return its id. A name that is known, in any case, keeps its label as it is.

    Raises:
        Problem: 403, the actor may not manage labels.
    """
    public_id = ids.new()
    require(MANAGE_LABELS, actor, public_id)
    spelled = name.strip()

    def work() -> str:
        known = Label.objects.filter(name_key=key(name)).values_list("public_id", flat=True).first()
        if known is not None:
            return str(known)
        Label.objects.create(
            public_id=public_id,
            name=spelled,
            name_key=key(name),
            visible=visible,
            private=private,
            excluded=not is_suggested(spelled),
            sort_key=sort_key(spelled),
        )
        audit.record(
            actor, [audit.Deed("create", "label", public_id, {"visible": visible, "private": private})]
        )
        outbox.append([News(CHANGED, public_id)])
        return public_id

    return attempted(work)
