# SPDX-License-Identifier: EUPL-1.2
"""The images of an event, place or organiser: show one, change its texts, make it the main one, remove it."""

from collections.abc import Iterator
from typing import Any

from foyer.blocks.offers import problems
from foyer.blocks.offers.api.partial import act, update
from foyer.blocks.offers.api.read import item_exists
from foyer.blocks.offers.queries.addresses import PLURAL
from foyer.blocks.offers.services.set_images import add_image, change_images, remove_image, set_main_image
from foyer.kernel import ids
from foyer.kernel.actors import Actor
from foyer.kernel.http.routes import Call, Endpoint, Route


def image_routes(kind: str) -> Iterator[Route]:
    """Go through the operations on the images of an event or place; old clients change them with POST."""
    route = _routes(kind)
    yield route("images-post", "POST", "", update(kind, "offer/image-post", _add))
    for method in ("PUT", "POST"):
        main = update(kind, "offer/main-image", _main)
        yield route(f"image-main-{method.lower()}", method, "/main", main)
        texts = update(kind, "offer/image-put", _describe, "image")
        yield route(f"image-{method.lower()}", method, "/{image}", texts, _named)
    yield route("image-delete", "DELETE", "/{image}", act(remove_image, kind))


def organizer_image_routes() -> Iterator[Route]:
    """Go through the operations on the images of an organiser."""
    route = _routes("organizer")
    yield route("images-post", "POST", "", update("organizer", "organizer/image-post", _add_with_texts))
    yield route("images-patch", "PATCH", "", update("organizer", "organizer/images-patch", _patch))
    main = update("organizer", "organizer/main-image", _main, convert=_present_form)
    yield route("image-main-put", "PUT", "/main", main)
    yield route("image-delete", "DELETE", "/{image}", act(remove_image, "organizer"))


def _routes(kind: str) -> Any:
    root = f"/{PLURAL[kind]}" + "/{id}/images"

    def route(name: str, method: str, path: str, endpoint: Endpoint, *checks: Any) -> Route:
        known = (item_exists(kind), *checks)
        return Route(f"{kind}-{name}", method, root + path, endpoint, checks=known)

    return route


def _named(call: Call) -> None:
    """Check that a path names an image where one belongs.

    Raises:
        Problem: 404, it does not.
    """
    if not ids.is_uuid(call["image"]):
        raise problems.image_not_found(call["image"])


def _add(actor: Actor, kind: str, public_id: str, wanted: dict[str, str]) -> None:
    add_image(actor, kind, public_id, wanted["mediaObjectId"])


def _add_with_texts(actor: Actor, kind: str, public_id: str, wanted: dict[str, str]) -> None:
    add_image(actor, kind, public_id, wanted["id"], _texts(wanted))


def _main(actor: Actor, kind: str, public_id: str, wanted: dict[str, str]) -> None:
    set_main_image(actor, kind, public_id, wanted.get("imageId") or wanted["mediaObjectId"])


def _describe(actor: Actor, kind: str, public_id: str, wanted: dict[str, str], image_id: str) -> None:
    change_images(actor, kind, public_id, [(image_id, _texts(wanted))])


def _patch(actor: Actor, kind: str, public_id: str, wanted: list[dict[str, str]]) -> None:
    change_images(actor, kind, public_id, [(one["id"], _texts(one)) for one in wanted])


def _texts(wanted: dict[str, str]) -> dict[str, str]:
    """Return what a body says of an image, by the names that documents have."""
    names = {"description": "description", "copyrightHolder": "copyrightHolder", "language": "inLanguage"}
    return {ours: wanted[theirs] for theirs, ours in names.items() if theirs in wanted}


def _present_form(body: Any) -> Any:
    """Return a body that names the image as it is named for events and places in the form of organisers."""
    if isinstance(body, dict) and "mediaObjectId" in body and "imageId" not in body:
        rest = {name: value for name, value in body.items() if name != "mediaObjectId"}
        return {**rest, "imageId": body["mediaObjectId"]}
    return body
