# SPDX-License-Identifier: EUPL-1.2
from rights.bodies import IMAGE, IMAGE_TEXTS
from rights.table import ANYONE_KNOWN, PUBLIC

# Whoever uploaded an image, and users who may do everything; who edits an item that shows it does not count.
CHANGED = (401, 401, 403, "in", 403, "in", 401)

LINES = {
    "image-post": ANYONE_KNOWN,
    "image-get": PUBLIC,
    "media-get": PUBLIC,
    "image-versions-get": PUBLIC,
    "image-focus-put": CHANGED,
    "image-texts-put": CHANGED,
}
# An address inside is refused, but only to those who may ask at all.
BODIES = {
    "image-post": {
        "contentUrl": "http://127.0.0.1/x.png",
        "description": "Foto",
        "copyrightHolder": "Iemand",
        "inLanguage": "nl",
    },
    "image-focus-put": {"x": 10, "y": 20},
    "image-texts-put": IMAGE_TEXTS,
}
REFUSED_ANYHOW = {"image-post": 400}


def known(_ids):
    return {"image": IMAGE, "language": "fr"}
