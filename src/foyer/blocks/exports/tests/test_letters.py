# SPDX-License-Identifier: EUPL-1.2
"""The letter with the link: sent once, to whoever was named, and the address is forgotten."""

import pytest

from foyer.blocks.exports.models import Export
from foyer.blocks.exports.rules.orders import Order
from foyer.blocks.exports.services import finish_export
from foyer.blocks.exports.services.start_export import start_export
from foyer.blocks.exports.tests.conftest import OWNER
from foyer.blocks.jobs.tests.finishing import finish_jobs
from foyer.blocks.mail.public import letter, letters
from foyer.kernel.actors import SYSTEM
from foyer.kernel.restoring import settle_restored

pytestmark = pytest.mark.django_db


@pytest.fixture
def queued(monkeypatch):
    letters = []
    monkeypatch.setattr(finish_export, "queue", letters.extend)
    return letters


def test_a_letter_has_the_link_and_the_address_is_forgotten(made, found, queued):
    found(*made("Een", "Twee"))
    export_id = start_export(OWNER, Order("json", "events", [], language="fr"), "an@example.org")
    finish_jobs()
    row = Export.objects.get(job=export_id)
    (letter,) = queued
    assert (letter.kind, letter.to, letter.language) == ("exports.ready", "an@example.org", "fr")
    assert letter.values["link"].endswith(f"/downloads/{row.name}")
    assert letter.values["items"] == 2
    assert letter.key == f"exports/ready/{export_id}"
    assert row.email == ""


def test_without_an_address_there_is_no_letter(made, found, queued):
    found(*made("Een"))
    start_export(OWNER, Order("json", "events", []))
    finish_jobs()
    assert queued == []


def test_an_export_is_finished_once(made, found, queued):
    found(*made("Een"))
    export_id = start_export(OWNER, Order("json", "events", []), "an@example.org")
    before = Export.objects.get(job=export_id)
    finish_jobs()
    finish_export.finish_export(OWNER, before, 1, 1)
    assert len(queued) == 1
    assert Export.objects.get(job=export_id).size > 1


def test_an_export_that_came_back_with_a_backup_sends_no_second_letter(made, found, queued):
    found(*made("Een"))
    finished = start_export(OWNER, Order("json", "events", []), "an@example.org")
    finish_jobs()
    pending = start_export(OWNER, Order("json", "events", []), "an@example.org")
    start_export(OWNER, Order("json", "events", []))
    told = [each for each in settle_restored() if "exports" in each]
    assert told == [
        "exports that were being made then (1) are made again, without a letter: it was sent since"
    ]
    finish_jobs()
    assert [letter.key for letter in queued] == [f"exports/ready/{finished}"]
    assert Export.objects.get(job=pending).ready is not None, "its link leads to a file again"
    assert [each for each in settle_restored() if "exports" in each] == []


SUBJECTS = {
    "nl": "Uw export van evenementen",
    "fr": "Votre export d'événements",
    "de": "Ihr Export von Veranstaltungen",
    "en": "Your export of events",
}


@pytest.mark.parametrize("language", SUBJECTS)
def test_a_letter_says_it_in_the_language_of_the_export(made, found, language):
    found(*made("Een", "Twee"))
    export_id = start_export(OWNER, Order("json", "events", [], language=language), "an@example.org")
    finish_jobs()
    (facts,) = letters(SYSTEM)
    _, said = letter(SYSTEM, facts.id)
    link = f"/downloads/{Export.objects.get(job=export_id).name}"
    assert said.subject == SUBJECTS[language]
    assert link in said.text
    assert link in said.html
    assert " 14 " in said.text
