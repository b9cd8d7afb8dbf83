# SPDX-License-Identifier: EUPL-1.2
"""An event that somebody damaged in the database takes no other out of an export."""

import io
import json

import openpyxl
import pytest
from django.apps import apps
from structlog.testing import capture_logs

from foyer.blocks.exports import folders
from foyer.blocks.exports.formats import record_list
from foyer.blocks.exports.queries import export
from foyer.blocks.exports.rules.orders import MAP, Order, Style
from foyer.blocks.exports.services import make_export
from foyer.blocks.exports.services.start_export import start_export
from foyer.blocks.exports.tests.conftest import OWNER
from foyer.blocks.jobs.tests.finishing import finish_jobs

pytestmark = pytest.mark.django_db

# Texts in the place of a document, and values in the place of its own.
DAMAGES = (
    '{"name":{"nl":"Mid',
    "[]",
    {"name": 5},
    {"name": {"nl": 5}},
    {"terms": 5},
    {"terms": [{"domain": "eventtype", "label": 5}]},
    {"labels": 5},
    {"subEvent": [5]},
    {"startDate": 5},
    {"description": 5},
    {"description": {"nl": ["x"]}},
    {"priceInfo": [5]},
    {"priceInfo": [{"category": "base", "price": ["<&"]}]},
    {"sameAs": [5]},
    {"playhead": "?"},
    {"contactPoint": 5},
    {"calendarType": 5},
)
ORDERS = (
    Order("json", "events"),
    Order("csv", "events"),
    Order("csv", "events", grouping="date"),
    Order("xlsx", "events"),
    Order("xlsx", "events", properties=["name", "priceInfo.base"]),
    Order("ics", "events"),
    Order("pdf", "events", grouping="town"),
    Order("pdf", "events", style=Style(template=MAP)),
)


def named(order):
    return "-".join([order.format, order.grouping, order.style.template, *order.properties])


def damaged(event_id, damage):
    rows = apps.get_model("offers.Event").objects.filter(public_id=event_id)
    if isinstance(damage, dict):
        damage = json.dumps(json.loads(rows.get().document) | damage)
    rows.update(document=damage)


def exported(order):
    """Return how many items an export says it has, and the text of its file."""
    export_id = start_export(OWNER, order)
    finish_jobs()
    done = export(export_id)
    assert done.state == "complete"
    with folders.opened(done.link.rpartition("/")[2]) as file:
        data = file.read()
    if order.format == "xlsx":
        rows = openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True)
        return done.items, " ".join(str(cell) for row in rows for cell in row)
    return done.items, data.decode("utf-8", "replace")


@pytest.mark.parametrize("order", ORDERS, ids=named)
def test_one_damaged_event_takes_no_other_along(made, found, order):
    for number, damage in enumerate(DAMAGES):
        names = [f"{word}{number}" for word in ("Eerste", "Middelste", "Laatste")]
        events = made(*names)
        found(*events)
        damaged(events[1], damage)
        with capture_logs() as logs:
            items, text = exported(order)
        named = [one["id"] for one in logs if one["event"] in {"record_odd", "record_damaged"}]
        assert set(named) <= {events[1]}, damage
        assert (names[0] in text, names[2] in text, items) == (True, True, 2 if named else 3), damage


def not_written(_form, entries, *_):
    return len(entries).none if entries else (b"", None)


def not_sorted(document, _language):
    return document["no such name"]


@pytest.mark.parametrize(
    ("where", "name", "failing", "order"),
    [
        (record_list.RecordList, "part", not_written, Order("json", "events")),
        (make_export, "name_key", not_sorted, Order("json", "events", grouping="date")),
    ],
    ids=["written", "arranged"],
)
def test_where_none_of_many_can_be_taken_the_export_is_not_done(
    made, found, monkeypatch, where, name, failing, order
):
    """The fault is ours then, and an empty file would hide it."""
    monkeypatch.setattr(where, name, failing)
    found(*made(*map(str, range(2))))
    assert exported(order)[0] == 0
    found(*made(*map(str, range(11))))
    export_id = start_export(OWNER, order)
    finish_jobs()
    assert (export(export_id).state, export(export_id).link) == ("running", None)
