# SPDX-License-Identifier: EUPL-1.2
"""Exports of events as the entry API takes them, and the files of all exports."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.http import HttpResponse

from foyer.blocks.exports.api.downloads import download
from foyer.blocks.exports.rules.orders import TIPS, Order, Style
from foyer.blocks.exports.services.start_export import start_export
from foyer.blocks.mail.public import is_address
from foyer.blocks.offers.public import cleaned, problems, schema_faults
from foyer.kernel.http import responses
from foyer.kernel.http.routes import Call, Endpoint, Part, Route

_WORDS = Path(__file__).parent / "entry.yaml"
_FORMS = {"json": "json", "ooxml": "xlsx", "pdf": "pdf"}
_EVERYTHING = ("disableDefaultFilters", "true")


def _starting(name: str) -> Endpoint:
    """Return what starts an export of a form."""

    def start(call: Call) -> HttpResponse:
        wanted = cleaned(call)
        _check(wanted, printed=name == "pdf")
        job = start_export(call.actor, _order(_FORMS[name], wanted), wanted.get("email", ""))
        return responses.json({"commandId": job})

    return start


def _check(wanted: Any, *, printed: bool) -> None:
    """Look at a body in the order of the contract.

    Raises:
        Problem: 400, something is missing or wrong; the first thing is told.
    """
    if not isinstance(wanted, dict) or wanted.get("query", "") == "":
        raise problems.legacy("query is missing")
    email = wanted.get("email")
    if email is not None and not (isinstance(email, str) and is_address(email)):
        raise problems.invalid_detail("Given string is not a valid e-mail address.")
    if printed:
        customizations = wanted.get("customizations")
        if customizations is None:
            raise problems.legacy("customizations is missing")
        if isinstance(customizations, dict):
            for name in ("brand", "logo", "title"):
                if customizations.get(name, "") == "":
                    raise problems.legacy(f"{name} is missing")
    if faults := schema_faults(_schema(), wanted):
        raise problems.invalid_data(faults)


@cache
def _schema() -> Any:
    """Return the schema that the documentation shows."""
    return yaml.safe_load(_WORDS.read_text(encoding="utf-8"))["components"]["schemas"]["ExportOrder"]


def _order(form: str, wanted: Any) -> Order:
    said = wanted.get("customizations", {}) if form == "pdf" else {}
    names = ("title", "subtitle", "footer", "publisher", "brand", "logo")
    sorts = [(f"sort[{name}]", way) for name, way in wanted.get("order", {}).items()]
    chosen = [("event", url.rstrip("/").rpartition("/")[2]) for url in wanted.get("selection", ())]
    return Order(
        format=form,
        collection="events",
        parameters=[("q", wanted["query"]), _EVERYTHING, *sorts],
        only=chosen or None,
        properties=wanted.get("include", ()),
        style=Style(**{name: said.get(name, "") for name in names}, template=said.get("template", TIPS)),
    )


ENTRY_PART = Part(
    (
        *(Route(f"export-{name}", "POST", f"/events/export/{name}", _starting(name)) for name in _FORMS),
        Route("export-download", "GET", "/downloads/{file}", download, public=True),
    ),
    _WORDS,
)
