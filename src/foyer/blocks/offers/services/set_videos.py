# SPDX-License-Identifier: EUPL-1.2
"""Show videos with an event or place."""

from collections.abc import Mapping, Sequence
from typing import Any

from foyer.blocks.offers.permissions import EDIT
from foyer.blocks.offers.rules import videos
from foyer.blocks.offers.services.change import Mutation, change
from foyer.kernel import ids
from foyer.kernel.actors import Actor

Json = Mapping[str, Any]


def add_video(actor: Actor, kind: str, public_id: str, wanted: Json) -> str:
    """Add the video `{url, language, copyrightHolder?}` after the others; return its new id.

    Raises:
        Problem: 404, there is no such item; 403, the actor may not edit it.
    """
    video = videos.shown(wanted, ids.new())
    _change(
        actor,
        kind,
        public_id,
        "add-video",
        lambda state: state.having(videos=[*state.document.get("videos", ()), video]),
    )
    return str(video["id"])


def patch_videos(actor: Actor, kind: str, public_id: str, changes: Sequence[Json]) -> bool:
    """Change the videos that the list names by `id`; the others, and what is not sent, stay.

    Raises:
        Problem: as for `add_video`.
    """
    return _change(
        actor,
        kind,
        public_id,
        "patch-videos",
        lambda state: state.having(videos=videos.patched(state.document.get("videos", ()), changes) or None),
    )


def remove_video(actor: Actor, kind: str, public_id: str, video_id: str) -> bool:
    """Take a video off; one that is not there changes nothing.

    Raises:
        Problem: as for `add_video`.
    """
    return _change(
        actor,
        kind,
        public_id,
        "remove-video",
        lambda state: state.having(videos=videos.without(state.document.get("videos", ()), video_id) or None),
    )


def _change(actor: Actor, kind: str, public_id: str, verb: str, mutate: Mutation) -> bool:
    return change(actor, kind, public_id, verb, EDIT[kind], mutate)
