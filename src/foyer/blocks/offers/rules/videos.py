# SPDX-License-Identifier: EUPL-1.2
"""Videos on the two platforms that the contract knows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from foyer.kernel import ids

Video = dict[str, Any]

YOUTUBE = "https://www.youtube.com/embed/"
SHORTS = "https://www.youtube.com/shorts/"
VIMEO = "https://player.vimeo.com/video/"
FORMS = (
    ("youtube.com/watch?v=", YOUTUBE),
    ("youtube.com/embed/", YOUTUBE),
    ("youtube.com/shorts/", SHORTS),
    ("youtu.be/", YOUTUBE),
    ("vimeo.com/", VIMEO),
)
COPYRIGHT: Mapping[str, str] = {
    "nl": "Copyright afgehandeld door {}",
    "fr": "Droits d'auteur gérés par {}",
    "de": "Urheberrecht gehandhabt von {}",
    "en": "Copyright handled by {}",
}


def embed_url(url: str) -> str:
    """Return the address under which a video plays within a page."""
    for form, player in FORMS:
        _, found, rest = url.partition(form)
        if found:
            end = min((place for place in map(rest.find, "/#&?") if place >= 0), default=len(rest))
            return player + rest[:end]
    return url


def shown(video: Mapping[str, Any], video_id: str) -> Video:
    """Return a video as the document shows it; a missing holder becomes a sentence with the platform."""
    embed = embed_url(video["url"])
    platform = "Vimeo" if embed.startswith(VIMEO) else "YouTube"
    holder = video.get("copyrightHolder") or COPYRIGHT[video["language"]].format(platform)
    return {
        "id": video_id,
        "url": video["url"],
        "embedUrl": embed,
        "language": video["language"],
        "copyrightHolder": holder,
    }


def replaced(item_id: str, asked: Iterable[Mapping[str, Any]]) -> list[Video]:
    """Return the videos of a whole document. One without id gets an id that belongs to its place and url."""
    found: dict[str, Video] = {}
    for video in asked:
        video_id = video.get("id") or ids.derived(item_id, "video", video["url"], video["language"])
        found[video_id] = shown(video, video_id)
    return list(found.values())


def patched(videos: Sequence[Video], changes: Iterable[Mapping[str, Any]]) -> list[Video]:
    """Return videos after changes by id: only what is sent changes, unknown ids are ignored."""
    by_id = {video["id"]: video for video in videos}
    for change in changes:
        present = by_id.get(change["id"])
        if present is not None:
            by_id[change["id"]] = shown({**_without_sentence(present), **change}, change["id"])
    return list(by_id.values())


def without(videos: Sequence[Video], video_id: str) -> list[Video]:
    """Return videos without the one of this id."""
    return [video for video in videos if video["id"].lower() != video_id.lower()]


def _without_sentence(video: Video) -> Video:
    if shown({**video, "copyrightHolder": None}, video["id"]) == video:
        return {name: value for name, value in video.items() if name != "copyrightHolder"}
    return video
