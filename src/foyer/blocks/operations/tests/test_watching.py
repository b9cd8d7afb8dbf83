# SPDX-License-Identifier: EUPL-1.2
"""The dashboard and the alerts ask for numbers that there are, by labels that these have."""

import json
import re
from pathlib import Path

import pytest
import yaml

from foyer.kernel.metrics import count_request

pytestmark = pytest.mark.django_db

DEPLOY = Path(__file__).parents[5] / "deploy"
# Prometheus itself makes this one.
OF_PROMETHEUS = {"up"}
SELECTED = re.compile(r"\b(foyer_\w+|process_\w+|python_\w+|up)\b(?:\{([^}]*)\})?")
GROUPED = re.compile(r"\bby \(([^)]*)\)")
LABEL = re.compile(r'(\w+)\s*(?:=~|!~|!=|=)\s*"')


def expressions():
    dashboard = json.loads((DEPLOY / "grafana" / "foyer.json").read_text(encoding="utf-8"))
    for panel in dashboard["panels"]:
        for target in panel["targets"]:
            yield panel["title"], target["expr"]
    rules = yaml.safe_load((DEPLOY / "prometheus" / "alerts.yml").read_text(encoding="utf-8"))
    for group in rules["groups"]:
        for rule in group["rules"]:
            yield rule["alert"], rule["expr"]


@pytest.fixture
def shown(client):
    """Return the metrics that /metrics shows, each with its labels."""
    count_request("search", "events", 200, 0.01)
    text = client.get("/metrics", REMOTE_ADDR="127.0.0.1").content.decode()
    found: dict[str, set[str]] = {}
    for name in re.findall(r"^# TYPE (\S+)", text, re.MULTILINE):
        found.setdefault(name, set())
    for name, labels in re.findall(r"^(\w+)(?:\{(.*)\})? ", text, re.MULTILINE):
        found.setdefault(name, set()).update(LABEL.findall(labels))
    return found


def test_every_number_that_is_watched_is_there(shown):
    asked = list(expressions())
    assert len(asked) > 20
    for title, expression in asked:
        names = SELECTED.findall(expression)
        assert names, title
        for name, selector in names:
            # Several processes together tell nothing of a single one: those numbers would be missing there.
            assert name in OF_PROMETHEUS or name in shown, (title, name)
            assert not name.startswith(("process_", "python_")), (title, name)
            if shown.get(name):
                assert set(LABEL.findall(selector)) <= shown[name], (title, name)


def test_what_is_grouped_by_is_a_label(shown):
    labels = set().union(*shown.values())
    for title, expression in expressions():
        for group in GROUPED.findall(expression):
            assert {label.strip() for label in group.split(",")} <= labels, title


def test_every_alert_says_what_it_is_and_how_urgent():
    rules = yaml.safe_load((DEPLOY / "prometheus" / "alerts.yml").read_text(encoding="utf-8"))
    guide = (DEPLOY.parent / "docs" / "how-to" / "watch-it.md").read_text(encoding="utf-8")
    for rule in rules["groups"][0]["rules"]:
        assert rule["labels"]["severity"] in {"page", "ticket"}
        assert rule["annotations"]["summary"].endswith(".")
        assert f"`{rule['alert']}`" in guide, "an alert without a word on what to do"
