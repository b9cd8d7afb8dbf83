# SPDX-License-Identifier: EUPL-1.2
"""The file server: what the server of the environment fetches, made here."""

import argparse
import io
from collections.abc import Callable

from PIL import Image, ImageDraw

from foyer.blocks.acceptance.companions.answering import Answer, Asked, not_found, serve
from foyer.blocks.acceptance.rules.environment import LARGEST_IMAGE
from foyer.blocks.acceptance.rules.places import Places

FOLDER = "/testfiles/"
_SIZE = (320, 160)


def picture(form: str = "PNG") -> bytes:
    """Return a small picture."""
    image = Image.new("RGB", _SIZE, "#ffffff")
    pen = ImageDraw.Draw(image)
    width, height = _SIZE
    for number, colour in enumerate(("#e4003a", "#f7b500", "#0a8f5b", "#2457c5")):
        left = width * number // 4
        pen.rectangle((left + 12, 24 + 16 * number, left + width // 4 - 12, height - 24), fill=colour)
    made = io.BytesIO()
    image.save(made, form)
    return made.getvalue()


class Files:
    """Answers with pictures of all kinds that are taken, and with files that are not taken."""

    def __init__(self) -> None:
        png = picture()
        # Made when asked for: nobody asks as a rule, and it is large.
        self._answers: dict[str, Callable[[], Answer]] = {
            "publiq.png": lambda: Answer(200, png, "image/png"),
            "publiq.jpeg": lambda: Answer(200, picture("JPEG"), "image/jpeg"),
            "publiq.gif": lambda: Answer(200, picture("GIF"), "image/gif"),
            "publiq": lambda: Answer(200, png, "application/octet-stream"),
            "textfile": lambda: Answer(200, b"This is no image.\n", "text/plain"),
            "empty.png": lambda: Answer(200, b"", "image/png"),
            "tooLarge.png": lambda: Answer(200, png.ljust(LARGEST_IMAGE + 1, b"\0"), "image/png"),
        }

    def answer(self, asked: Asked) -> Answer:
        """Answer one request."""
        found = self._answers.get(asked.path.removeprefix(FOLDER)) if asked.path.startswith(FOLDER) else None
        return found() if found else not_found()


def main() -> None:
    """Run the file server of an environment."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--web", type=int, required=True, help="the port of the web process")
    serve(Places(parser.parse_args().web).files, Files().answer)


if __name__ == "__main__":
    main()
