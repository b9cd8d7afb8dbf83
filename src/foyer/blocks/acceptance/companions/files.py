# SPDX-License-Identifier: EUPL-1.2
"""The file server: what the server of the environment fetches, made here."""

import argparse
import io

from PIL import Image, ImageDraw

from foyer.blocks.acceptance.companions.answering import Answer, Asked, not_found, serve
from foyer.blocks.acceptance.rules.places import Places

FOLDER = "/testfiles/"
_SIZE = (320, 160)


def picture() -> bytes:
    """Return a small picture, as PNG."""
    image = Image.new("RGB", _SIZE, "#ffffff")
    pen = ImageDraw.Draw(image)
    width, height = _SIZE
    for number, colour in enumerate(("#e4003a", "#f7b500", "#0a8f5b", "#2457c5")):
        left = width * number // 4
        pen.rectangle((left + 12, 24 + 16 * number, left + width // 4 - 12, height - 24), fill=colour)
    made = io.BytesIO()
    image.save(made, "PNG")
    return made.getvalue()


class Files:
    """Answers with a picture, the same without an extension, and something that is no picture."""

    def __init__(self) -> None:
        png = Answer(200, picture(), "image/png")
        self._answers = {
            "publiq.png": png,
            "publiq": Answer(200, png.body, "application/octet-stream"),
            "textfile": Answer(200, b"This is no image.\n", "text/plain"),
        }

    def answer(self, asked: Asked) -> Answer:
        """Answer one request."""
        found = self._answers.get(asked.path.removeprefix(FOLDER)) if asked.path.startswith(FOLDER) else None
        return found or not_found()


def main() -> None:
    """Run the file server of an environment."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--web", type=int, required=True, help="the port of the web process")
    serve(Places(parser.parse_args().web).files, Files().answer)


if __name__ == "__main__":
    main()
