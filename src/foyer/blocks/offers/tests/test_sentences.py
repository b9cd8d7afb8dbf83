# SPDX-License-Identifier: EUPL-1.2
"""Sentences of the history: one for each verb of a service."""

import re
from pathlib import Path

from foyer.blocks.offers import services
from foyer.blocks.offers.api import sentences


def test_every_verb_has_a_sentence():
    folder = Path(services.__file__).parent
    said = {
        verb
        for file in folder.glob("*.py")
        for verb in re.findall(
            r'"((?:set|add|remove|patch|unlink)-[a-z-]+)"', file.read_text(encoding="utf-8")
        )
    }
    assert said - sentences._VERBS.keys() == set()


def test_older_rows_say_a_little_less():
    assert sentences.sentence("event", "add-label", "labels") == "Label toegepast"
    assert sentences.sentence("event", "set-name", "name") == "Naam aangepast"
    assert sentences.sentence("place", "reject", "") == "Locatie afgekeurd"
    assert sentences.sentence("event", "copy", "") == "Event aangemaakt als kopie"
    assert sentences.sentence("event", "replace", "completeness languages") == "Event bijgewerkt"
