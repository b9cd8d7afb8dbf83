# SPDX-License-Identifier: EUPL-1.2
"""Change what belongs to an image itself, wherever it is shown: its focus point, texts in other languages."""

from collections.abc import Callable
from typing import Any

import orjson
from django.db import connection, transaction

from foyer.blocks.media import problems
from foyer.blocks.media.models import Image
from foyer.blocks.media.permissions import CHANGE
from foyer.blocks.media.uploads import Texts
from foyer.kernel import audit, outbox
from foyer.kernel.actors import Actor
from foyer.kernel.audit import Deed
from foyer.kernel.outbox import Lane, News
from foyer.kernel.rights import require

CHANGED = "media.image.changed"
"""News: something about an image is different now, but not its pixels."""


def set_focus(actor: Actor, image_id: str, x: int, y: int) -> bool:
    """Say what must stay visible where a picture is cut, in percent from the left and the top.

    Return whether that was news.

    Raises:
        Problem: 404, there is no such image; 403, the actor did not upload it.
        ValueError: a number is no percentage.
    """
    if not (0 <= x <= 100 and 0 <= y <= 100):
        raise ValueError("a focus point lies between 0 and 100")
    return _change(actor, image_id, "set-focus", lambda _: {"focus_x": x, "focus_y": y})


def describe(actor: Actor, image_id: str, texts: Texts) -> bool:
    """Say in one language what is on an image and who has the rights; return whether that was news.

    Raises:
        Problem: as for `set_focus`.
    """

    def described(image: Image) -> dict[str, Any]:
        if texts.language == image.language:
            return {"description": texts.description, "copyright_holder": texts.copyright_holder}
        others = orjson.loads(image.texts)
        others[texts.language] = {
            "description": texts.description,
            "copyrightHolder": texts.copyright_holder,
        }
        return {"texts": orjson.dumps(others, option=orjson.OPT_SORT_KEYS).decode()}

    return _change(actor, image_id, "describe", described)


def _change(actor: Actor, image_id: str, verb: str, wanted: Callable[[Image], dict[str, Any]]) -> bool:
    with transaction.atomic():
        rows = Image.objects.filter(public_id=image_id)
        if connection.features.has_select_for_update:
            rows = rows.select_for_update()
        image = rows.first()
        if image is None:
            raise problems.not_found(image_id)
        require(CHANGE, actor, image.creator)
        changed = {name: value for name, value in wanted(image).items() if getattr(image, name) != value}
        if not changed:
            return False
        Image.objects.filter(pk=image.pk).update(**changed)
        audit.record(actor, [Deed(verb, "image", image_id, {"properties": sorted(changed)})])
        outbox.append([News(CHANGED, image_id)], Lane.OWN)
    return True
