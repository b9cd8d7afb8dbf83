# SPDX-License-Identifier: EUPL-1.2
"""Show or hide a label, reserve or open it, let it be suggested or not."""

from foyer.blocks.jobs.public import start
from foyer.blocks.offers import problems
from foyer.blocks.offers.models import Label
from foyer.blocks.offers.permissions import MANAGE_LABELS, require
from foyer.blocks.offers.services.attempts import attempted
from foyer.blocks.offers.services.create_label import CHANGED
from foyer.kernel import audit, outbox
from foyer.kernel.actors import SYSTEM, Actor
from foyer.kernel.outbox import News

COMMANDS = {
    "MakeVisible": ("visible", True),
    "MakeInvisible": ("visible", False),
    "MakePublic": ("private", False),
    "MakePrivate": ("private", True),
    "Include": ("excluded", False),
    "Exclude": ("excluded", True),
}
RELIST = "offers.relist-label"


def change_label(actor: Actor, public_id: str, command: str) -> bool:
    """Give a label what one of the `COMMANDS` says; return whether it was otherwise before.

    A label that is shown or hidden moves between the lists of all documents that carry it, by a job.

    Raises:
        Problem: 403, the actor may not manage labels; 404, there is no such label.
    """
    require(MANAGE_LABELS, actor, public_id)
    column, value = COMMANDS[command]

    def work() -> bool:
        found = Label.objects.select_for_update().filter(public_id=public_id).first()
        if found is None:
            raise problems.not_found(f'The Label with id "{public_id}" was not found.')
        if getattr(found, column) is value:
            return False
        Label.objects.filter(pk=found.pk).update(**{column: value})
        audit.record(actor, [audit.Deed("change", "label", public_id, {column: value})])
        outbox.append([News(CHANGED, public_id)])
        if column == "visible":
            # Whoever may change the label need have no right on the documents: they only follow it.
            start(SYSTEM, RELIST, {"label": public_id})
        return True

    return attempted(work)
