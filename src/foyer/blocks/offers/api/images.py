# SPDX-License-Identifier: EUPL-1.2
"""Images as things of their own: upload, fetch by address, read, say where to cut and what is on them."""

from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.http.multipartparser import MultiPartParserError

from foyer.blocks.media import public as media
from foyer.blocks.offers.api.partial import checked, language_known
from foyer.blocks.offers.queries.addresses import base
from foyer.blocks.offers.queries.images import uploaded
from foyer.blocks.offers.rules.addresses import image_url
from foyer.blocks.offers.rules.images import media_object
from foyer.kernel.http import responses
from foyer.kernel.http.routes import Call, Part, Route

FORM = "multipart/form-data"
_FIELDS = ("description", "copyrightHolder", "language")


def prepare_image(call: Call) -> media.StoredUpload:
    """Return the image of a form, or of the address that a JSON body names: judged, cleaned and stored.

    Fetching, decoding and storing take their time, so they come before the transaction of the call.

    Raises:
        Problem: 400, form, body or file break a rule, or the file cannot be fetched; 503, too many others
            are being worked on.
    """
    upload = _sent(call) if call.request.content_type == FORM else _fetched(call)
    return media.store_file(call.actor, upload)


def post_image(call: Call) -> HttpResponse:
    """Keep an image."""
    image_id = media.keep_image(call.actor, call.prepared)
    return responses.json({"@id": image_url(base(), image_id), "imageId": image_id}, 201)


def get_image(call: Call) -> HttpResponse:
    """Answer what is known of an image, in the form that documents show it in."""
    image_id = call["image"]
    found = uploaded([image_id]).get(image_id.lower())
    if found is None:
        raise media.problems.not_found(image_id)
    return responses.json(media_object(base(), found, {}))


def get_versions(call: Call) -> HttpResponse:
    """Answer the files that an image exists in, its focus point and its texts by language."""
    found = media.pictures([call["image"]]).get(call["image"])
    if found is None:
        raise media.problems.not_found(call["image"])
    return responses.json(
        {
            "width": found.width,
            "height": found.height,
            "focus": {"x": found.focus[0], "y": found.focus[1]},
            "versions": [
                {"url": media.absolute(url), "width": width, "encodingFormat": source.media_type}
                for source in found.sources
                for url, width in source.files
            ],
            "texts": {
                language: {"description": description, "copyrightHolder": holder}
                for language, (description, holder) in sorted(found.texts.items())
            },
        }
    )


def put_focus(call: Call) -> HttpResponse:
    """Say what must stay visible where a picture is cut."""
    wanted = checked(call, "image/focus")
    media.set_focus(call.actor, call["image"], wanted["x"], wanted["y"])
    return HttpResponse(status=204)


def put_texts(call: Call) -> HttpResponse:
    """Say in a language what is on an image, and who has the rights."""
    wanted = checked(call, "image/texts")
    texts = media.Texts(wanted["description"], wanted["copyrightHolder"].strip(), call["language"])
    media.describe(call.actor, call["image"], texts)
    return HttpResponse(status=204)


def _fetched(call: Call) -> media.Upload:
    wanted = checked(call, "image/new")
    texts = media.Texts(wanted["description"], wanted["copyrightHolder"].strip(), wanted["inLanguage"])
    return media.fetched_upload(wanted["contentUrl"], texts)


def _sent(call: Call) -> media.Upload:
    try:
        fields, files = call.request.POST, call.request.FILES
    except MultiPartParserError as error:
        raise media.problems.form_unreadable() from error
    sent = [file for _, listed in files.lists() for file in listed]
    named: Any = files.get("file")
    if named is None:
        raise media.problems.file_required()
    if len(sent) > 1:
        raise media.problems.one_file_only()
    for name in _FIELDS:
        if not fields.get(name, "").strip():
            raise media.problems.field_required(name)
    description, holder, language = (_plain(fields[name]) for name in _FIELDS)
    if not (len(language) == 2 and language.isascii() and language.isalpha() and language.islower()):
        raise media.problems.language_malformed()
    if reason := media.invalid_holder(holder):
        raise media.problems.holder_invalid(reason)
    return media.upload(named.read(), media.Texts(description, holder.strip(), language))


def _plain(text: str) -> str:
    """Return a field without the character NUL, which no database keeps."""
    return text.replace("\x00", "")


_ONE = "/images/{image}"
IMAGES_PART = Part(
    (
        Route("image-post", "POST", "/images", post_image, prepare=prepare_image),
        Route("image-get", "GET", _ONE, get_image, public=True),
        Route("media-get", "GET", "/media/{image}", get_image, public=True),
        Route("image-versions-get", "GET", _ONE + "/versions", get_versions, public=True),
        Route("image-focus-put", "PUT", _ONE + "/focus", put_focus),
        Route("image-texts-put", "PUT", _ONE + "/texts/{language}", put_texts, checks=(language_known,)),
    ),
    Path(__file__).parent / "images.yaml",
)
