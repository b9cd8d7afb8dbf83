# SPDX-License-Identifier: EUPL-1.2
"""Bodies of the entry API: bytes to JSON."""

import re
from typing import Any

import orjson

from foyer.blocks.offers import problems
from foyer.blocks.offers.rules.prepare import clean
from foyer.blocks.offers.storable import storable
from foyer.kernel.http.routes import Call

MOST_VALUES = 500_000
"""So many values a body may have: twenty thousand dates with all that can be told of one have fewer."""

_TEXTS = re.compile(rb'"(?:[^"\\]|\\.)*+"', re.DOTALL)


def body(call: Call) -> Any:
    """Return the JSON of a request as it was sent.

    Raises:
        Problem: 400, the body is empty or is not JSON (also: broken UTF-8, far too many levels); 413, it has
            very many values.
    """
    raw = call.request.body
    if not raw:
        raise problems.body_missing()
    if raw.count(b",") > MOST_VALUES and _TEXTS.sub(b"", raw).count(b",") > MOST_VALUES:
        raise problems.too_many_values(MOST_VALUES)
    try:
        return storable(orjson.loads(raw))
    except (orjson.JSONDecodeError, TypeError) as error:
        # A TypeError: the parser takes more levels than anything that writes JSON again.
        raise problems.invalid_syntax() from error


def cleaned(call: Call) -> Any:
    """Return the JSON of a request without nulls: null always means "not sent".

    Raises:
        Problem: 400, as for `body`, and when the root is neither an object nor a list.
    """
    result = clean(body(call))
    if result.problem is not None:
        raise result.problem
    return result.document
