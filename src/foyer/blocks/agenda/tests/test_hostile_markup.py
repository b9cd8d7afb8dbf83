# SPDX-License-Identifier: EUPL-1.2
"""Markup that somebody entered to do harm, in every text of an offer, on every page that shows it.

Outside descriptions and answers a hostile text may add no element and no attribute to what a page with
harmless texts has; inside them only what the reference of texts with markup lists.
"""

import json
import re
from copy import deepcopy
from html.parser import HTMLParser
from itertools import cycle, islice, repeat

import pytest
from icalendar import Calendar

from foyer.blocks.agenda.rules import markup
from foyer.blocks.agenda.tests import programme

HOSTILE = [
    "<script>alert(1)</script>",
    "<p><svg onload=alert(1)><svg><script>alert(1)</script></svg></p>",
    '<p><img src=x onerror="alert(1)"></p>',
    '"><script>alert(1)</script><p a="',
    "' onmouseover='alert(1)' x='",
    "</script><script>alert(1)</script>",
    "</title></textarea></style><script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    '<p><a href="javascript:alert(1)">x</a><a href="  JaVa\tScript:alert(1)">x</a></p>',
    '<p><a href="data:text/html;base64,PHNjcmlwdD4=" onclick="alert(1)" style="x" target="_top">x</a></p>',
    '<p><math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;"',
    "<p><form action=//evil.example.org><input name=q><button formaction=//a.example.org>x</button></form>",
    '<p><iframe srcdoc="<script>alert(1)</script>"></iframe><object data=x></object><embed src=x></p>',
    '<base href="//evil.example.org/"><meta http-equiv="refresh" content="0;url=//evil.example.org">',
    "<link rel=stylesheet href=//evil.example.org><style>*{display:none}</style>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!--><script>alert(1)</script>-->",
    "{{ 7|add:7 }}{% now 'Y' %}",
    "BEGIN:VALARM\r\nATTENDEE:mailto:evil@example.org\nEND:VCALENDAR",
    "\x00\x0b\u2028\u202e<b>",
]
HARMLESS = "Tekst"
PROSE_TAGS = {"p", "br", "strong", "b", "em", "i", "u", "ul", "ol", "li", "a", "h3", "h4", "blockquote"}
URL_ATTRIBUTES = {"href", "src", "action", "formaction", "data", "srcset", "poster", "xlink:href"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(HTMLParser):
    """Gathers the elements of a page with their attributes: within texts with markup, and all others."""

    def __init__(self, text):
        super().__init__()
        self.prose, self.others, self._open = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        within = any(inside for _, inside in self._open)
        (self.prose if within else self.others).append((tag, dict(attributes)))
        if tag not in VOID:
            self._open.append((tag, dict(attributes).get("class") == "prose"))

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass


def names(elements):
    """Return which elements occur, and which attributes on which."""
    return {tag for tag, _ in elements} | {f"{tag}@{name}" for tag, given in elements for name in given}


def unsafe_addresses(elements):
    found = [value or "" for _, given in elements for name, value in given.items() if name in URL_ATTRIBUTES]
    return [one for one in found if not re.match(r"https?://|/|#|mailto:|tel:|\?|$", one)]


def filled(texts):
    """Return a place, an organiser and what else an event has, the next text wherever people enter one."""

    def said():
        return {"nl": next(texts)}

    def image():
        return {
            "@type": "schema:ImageObject",
            "contentUrl": "https://images.example.org/a.jpeg",
            "description": next(texts),
            "copyrightHolder": next(texts),
            "inLanguage": "nl",
        }

    def shared():
        urls = [next(texts), "https://a.be/?" + next(texts)]
        return {
            "name": said(),
            "description": said(),
            "contactPoint": {"phone": [next(texts)], "email": [next(texts)], "url": urls},
            "labels": [next(texts)],
            "mediaObject": [image()],
            "images": [image()],
        }

    def address():
        names = ("addressLocality", "postalCode", "streetAddress")
        return {"nl": {"addressCountry": "BE", **{name: next(texts) for name in names}}}

    where = {**programme.place("sluis"), **shared(), "address": address()}
    by = {**programme.organizer(), **shared(), "address": address(), "url": next(texts)}
    return where, by, {
        "location": where,
        "organizer": by,
        **shared(),
        "status": {"type": "TemporarilyUnavailable", "reason": said()},
        "faqs": [{"nl": {"question": next(texts), "answer": next(texts)}}],
        "bookingInfo": {"url": "https://a.be/?" + next(texts), "urlLabel": said(), "phone": next(texts)},
        "priceInfo": [{"category": kind, "name": said(), "price": 1} for kind in ("base", "tariff")],
        "videos": [{"url": next(texts)}, {"url": "https://youtu.be/" + next(texts)}],
        "attendanceMode": "mixed",
        "onlineUrl": "https://a.be/?" + next(texts),
        "openingHoursClosedDays": [
            {"startDate": "2026-12-25", "endDate": "2026-12-25", "description": said()},
        ],
    }  # fmt: skip


@pytest.fixture
def enter(found):
    """Return what puts texts, one after the other, into the documents that pages show."""
    events, documents = deepcopy(found.events), deepcopy(found.documents)

    def entered(texts):
        where, by, event = filled(texts)
        found.events[:] = [{**one, **event} for one in events[:6]]
        for key in documents:
            more = {"event": event, "place": where, "organizer": by}[key[0]]
            found.documents[key] = {**documents[key], **more, "@id": documents[key]["@id"]}

    return entered


def rounds():
    """Go through the hostile texts so that each begins in other places, one round after the other."""
    return (islice(cycle(HOSTILE), first, None) for first in (0, 7, 14))


PATHS = {
    "event": "/nl/e/x/event-1",
    "exhibition": "/nl/e/x/event-3",
    "place": "/nl/l/x/place-sluis",
    "organiser": "/nl/o/x/organiser-noord",
    "search": "/nl/agenda",
    "home": "/nl/",
}


def page(client, path):
    answer = client.get(path, follow=True)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer


@pytest.mark.parametrize("which", PATHS)
def test_no_page_runs_what_somebody_entered(client, enter, which):
    enter(repeat(HARMLESS))
    usual = names(Page(page(client, PATHS[which]).content.decode()).others)
    for texts in rounds():
        enter(texts)
        body = page(client, PATHS[which]).content.decode()
        shown = Page(body)
        assert names(shown.others) - usual <= {"h1@class"}
        assert names(shown.prose) <= PROSE_TAGS | {"a@href", "a@rel"}
        assert unsafe_addresses(shown.others + shown.prose) == []
        for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', body, re.DOTALL):
            assert json.loads(data)["@context"] == "https://schema.org"


def test_what_is_asked_for_is_shown_as_text(client, enter):
    enter(repeat(HARMLESS))
    usual = names(Page(page(client, "/nl/agenda?text=x&where=x&when=x").content.decode()).others)
    for text in HOSTILE:
        answer = client.get("/nl/agenda", dict.fromkeys(("text", "where", "when", "type", "price"), text))
        assert answer.status_code in {200, 400}
        shown = Page(answer.content.decode())
        if answer.status_code == 200:
            assert names(shown.others) - usual <= {"input@aria-invalid"}, text
        assert unsafe_addresses(shown.others) == [], text
        listed = client.get("/nl/agenda/where", {"q": text})
        assert not {"script", "img", "svg"} & names(Page(listed.content.decode()).others), text


def test_no_calendar_file_says_what_somebody_entered(client, enter):
    enter(repeat(HARMLESS))
    path = page(client, PATHS["event"]).request["PATH_INFO"]
    usual = {
        (one.name, name)
        for one in Calendar.from_ical(client.get(f"{path}/agenda.ics").content).walk()
        for name in one
    }
    for texts in rounds():
        enter(texts)
        path = page(client, PATHS["event"]).request["PATH_INFO"]
        answer = client.get(f"{path}/agenda.ics")
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert re.fullmatch(r'attachment; filename="[a-z0-9-]+\.ics"', answer.headers["Content-Disposition"])
        file = Calendar.from_ical(answer.content)
        assert {(one.name, name) for one in file.walk() for name in one} <= usual


@pytest.mark.parametrize("text", HOSTILE)
def test_a_description_keeps_words_and_nothing_else(text):
    made = Page(markup.safe(text))
    assert names(made.others) <= PROSE_TAGS | {"a@href", "a@rel"}
    assert unsafe_addresses(made.others) == []


def test_what_the_reference_lists_stays():
    given = (
        "<h3>Kop</h3><p>Een <strong>vet</strong>, <em>schuin</em> <u>woord</u>.</p><ul><li>een</li></ul>"
        '<ol><li>twee</li></ol><blockquote>citaat</blockquote><p><a href="https://a.be">a</a>'
        '<a href="mailto:a@b.be">b</a><a href="tel:+3290000000">c</a></p>'
    )
    relation = ' rel="noopener nofollow ugc"'
    assert markup.safe(given) == given.replace(">a</a>", f"{relation}>a</a>").replace(
        ">b</a>", f"{relation}>b</a>"
    ).replace(">c</a>", f"{relation}>c</a>")
