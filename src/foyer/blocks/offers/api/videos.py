# SPDX-License-Identifier: EUPL-1.2
"""The videos of an event or place: add one, change some, take one off."""

from collections.abc import Iterator

from django.http import HttpResponse

from foyer.blocks.offers.api.partial import act, checked, update
from foyer.blocks.offers.api.read import item_exists
from foyer.blocks.offers.queries.addresses import PLURAL
from foyer.blocks.offers.services.set_videos import add_video, patch_videos, remove_video
from foyer.kernel.http import responses
from foyer.kernel.http.routes import Call, Endpoint, Route


def video_routes(kind: str) -> Iterator[Route]:
    """Go through the operations on videos."""
    videos = f"/{PLURAL[kind]}" + "/{id}/videos"
    known = (item_exists(kind),)
    changed = update(kind, "offer/videos-patch", patch_videos)
    taken_off = act(remove_video, kind)
    yield Route(f"{kind}-videos-post", "POST", videos, _post(kind), checks=known)
    yield Route(f"{kind}-videos-patch", "PATCH", videos, changed, checks=known)
    yield Route(f"{kind}-video-delete", "DELETE", videos + "/{video}", taken_off, checks=known)


def _post(kind: str) -> Endpoint:
    def endpoint(call: Call) -> HttpResponse:
        wanted = checked(call, "offer/video-post")
        return responses.json({"videoId": add_video(call.actor, kind, call["id"], wanted)})

    return endpoint
