# SPDX-License-Identifier: EUPL-1.2
"""Photographs on cards and pages: files in several sizes, what is on them, whose they are."""

import json
import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from foyer.blocks.agenda.pages import reading
from foyer.blocks.agenda.rules import cards
from foyer.blocks.media.public import Texts, add_image, describe, set_focus, upload
from foyer.blocks.media.tests.pictures import picture
from foyer.blocks.offers.public import Write, document, write_many
from foyer.blocks.offers.tests.documents import event, place
from foyer.kernel import clock
from foyer.kernel.actors import Actor
from foyer.kernel.outbox import Lane
from foyer.kernel.reactions import Happened, find

ACTOR = Actor(user_id="owner")


@pytest.fixture
def image_id(db, settings, tmp_path):
    settings.FOYER_STORAGE_URL = (tmp_path / "files").as_uri()
    return add_image(ACTOR, upload(picture(size=(800, 600)), Texts('Een "brug" <b>', "Fien & co", "nl")))


@pytest.fixture
def versions(image_id):
    find("media").handle([Happened("media.image.added", image_id, 0, Lane.OWN)])


@pytest.fixture
def event_id(image_id):
    """Return an event that shows the image, at a place without one."""
    hall = write_many(ACTOR, [Write("place", place())])[0].id
    link = {"@id": f"https://x.example.org/images/{image_id}"}
    found = write_many(ACTOR, [Write("event", event(hall, mediaObject=[link]))])
    assert found[0].errors == ()
    return found[0].id


def card(event_id, language="nl"):
    reader = cards.Reader(language, clock.now().astimezone(clock.BRUSSELS))
    return reading.illustrated(json.loads(document("event", event_id)), reader)


def shown(event_id, language="nl", **more):
    with translation.override(language):
        return render_to_string("agenda/parts/picture.html", {"card": card(event_id, language), **more})


def test_a_card_shows_files_in_several_sizes(image_id, versions, event_id):
    html = shown(event_id)
    source, image = re.findall(r"<(?:source|img) [^>]*>", html)
    files = [f"/images/{image_id}-{width}.{{}} {width}w" for width in (320, 640, 800)]
    assert f'srcset="{", ".join(files).format("avif", "avif", "avif")}"' in source
    assert 'type="image/avif"' in source
    assert f'srcset="{", ".join(files).format("webp", "webp", "webp")}"' in image
    assert 'width="800" height="600"' in image
    assert 'alt="Een &quot;brug&quot; &lt;b&gt;"' in image
    assert 'loading="lazy"' in image
    assert 'sizes="(min-width: 1024px) 310px, (min-width: 640px) 45vw, 92vw"' in image
    assert "lang=" not in image
    assert "© Fien &amp; co" in html
    assert 'sizes="176px"' in shown(event_id, row=True)


def test_until_the_smaller_files_are_made_the_image_itself_is_shown(image_id, event_id):
    html = shown(event_id)
    assert f'<img src="/images/{image_id}.jpeg"' in html
    assert "srcset" not in html


def test_what_is_on_it_is_told_in_the_language_of_the_page(image_id, versions, event_id):
    assert 'lang="nl"' in shown(event_id, "fr")
    describe(ACTOR, image_id, Texts("Un pont", "Fien et cie", "fr"))
    html = shown(event_id, "fr")
    assert 'alt="Un pont"' in html
    assert "© Fien et cie" in html
    assert "lang=" not in html
    assert "Een &quot;brug&quot;" in shown(event_id, "nl")


def test_what_must_stay_visible_does(image_id, versions, event_id):
    assert "focus-" not in shown(event_id)
    set_focus(ACTOR, image_id, 20, 100)
    assert 'class="focus-x-2 focus-y-10"' in shown(event_id)


def test_an_event_without_a_photograph_has_its_poster(image_id):
    hall = write_many(ACTOR, [Write("place", place())])[0].id
    plain = write_many(ACTOR, [Write("event", event(hall))])[0].id
    assert "/poster/" in shown(plain)
    assert "<picture" not in shown(plain)


def test_many_cards_take_one_query(event_id, django_assert_num_queries):
    reader = cards.Reader("nl", clock.now().astimezone(clock.BRUSSELS))
    found = json.loads(document("event", event_id))
    with django_assert_num_queries(1):
        assert len(reading.deck([found] * 5, reader)) == 5
    found.pop("mediaObject")
    with django_assert_num_queries(0):
        assert reading.deck([found], reader)[0].photo is None


def test_the_page_of_an_event_shows_and_shares_it(
    client, image_id, versions, event_id, settings, monkeypatch
):
    monkeypatch.setattr(reading, "found", lambda *_: (0, [], {}))
    body = client.get(f"/nl/e/x/{event_id}", follow=True).content.decode()
    hero = body.partition('class="event-picture"')[2].partition("</div>")[0]
    assert f"/images/{image_id}-800.avif 800w" in hero
    assert 'fetchpriority="high"' in hero
    assert "© Fien &amp; co" in hero
    public = settings.FOYER_PUBLIC_URL
    assert f'<meta property="og:image" content="{public}/images/{image_id}-share.jpg">' in body
    assert '<meta property="og:image:width" content="800">' in body
    assert '<meta name="twitter:card" content="summary_large_image">' in body
