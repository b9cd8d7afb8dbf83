# SPDX-License-Identifier: EUPL-1.2
"""The body of an article, against the schema that its documentation shows."""

from pathlib import Path
from typing import Any

import yaml

from foyer.blocks.offers.public import cleaned, problems, schema_faults
from foyer.kernel.http.routes import Call

WORDS = Path(__file__).parent / "words.yaml"
SCHEMA: dict[str, Any] = yaml.safe_load(WORDS.read_text(encoding="utf-8"))["components"]["schemas"][
    "NewNewsArticle"
]


def article_of(call: Call) -> dict[str, Any]:
    """Return the body of a call as an article.

    Raises:
        Problem: 400, it is missing, no JSON, or breaks the schema.
    """
    body = cleaned(call)
    if faults := schema_faults(SCHEMA, body):
        raise problems.invalid_data(faults)
    found: dict[str, Any] = body
    return found
