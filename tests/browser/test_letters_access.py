# SPDX-License-Identifier: EUPL-1.2
"""Letters, the pages of staff, and those for people's letters and passwords: for everybody to use.

The pages are made by the platform of the test, with its database, and shown with the files of a real server.
"""

import re
import urllib.request

import pytest
from browser.looking import LEVELS, WITH_ADVICE, look, violations
from django.contrib.auth import get_user_model
from django.test import Client

from foyer.blocks.mail.public import Letter, letter, letters, queue
from foyer.blocks.mail.seals import seal
from foyer.blocks.mail.services.refuse_address import refuse
from foyer.kernel.actors import SYSTEM

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

LETTERS = {
    "ownership.requested": (
        "de",
        {
            "organizer": "Cultuurcentrum De Grote Post Oostende",
            "owner": "An (an.vandenbroucke-vermeulen@cultuurcentrum.example.org)",
            "link": "https://foyer.example/organizers/8a1cd3f2-6f2c-4a5a-9d38-9d1f0f9a7a11/ownerships",
        },
    ),
    "ownership.approved": ("fr", {"organizer": "vzw Linde", "link": "https://foyer.example/x"}),
    "ownership.rejected": ("nl", {"organizer": "vzw Linde"}),
    "roles.changed": (
        "en",
        {"role": "Diest", "permissions": ["Aanbod bewerken"], "link": "https://foyer.example"},
    ),
}


@pytest.fixture(scope="session", autouse=True)
def database_beside_the_browser():
    """The browser has an event loop in this thread, which Django takes for code that must not wait.

    Of the whole session, because the database of the tests is made before fixtures of a test.
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture
def shown(browser, agenda_server):
    """Return a function that shows HTML as a page of the server, and says what is wrong in some looks."""
    contexts = []
    with urllib.request.urlopen(f"{agenda_server}/nl/") as home:
        sheet = re.search(r'href="(/static/agenda/foyer[^"]*css)"', home.read().decode())[1]

    def show(html, looks, levels=WITH_ADVICE):
        contexts.append(browser.new_context())
        page = contexts[-1].new_page()
        # The files of the server have their own names there.
        body = html.replace("/static/agenda/foyer.css", sheet)
        page.route(f"{agenda_server}/shown", lambda route: route.fulfill(body=body, content_type="text/html"))
        page.goto(f"{agenda_server}/shown")
        wrong = []
        for width, scheme in looks:
            look(page, width, scheme)
            wide = page.evaluate("document.documentElement.scrollWidth") > width
            found = ["wider than the screen"] * wide + violations(page, levels)
            wrong += [f"{width} {scheme}: {each}" for each in found]
        return wrong

    yield show
    for context in contexts:
        context.close()


def _queued():
    queue(
        [
            Letter(kind, "an@example.org", language, {"reader": "An"} | values, kind)
            for kind, (language, values) in LETTERS.items()
        ]
    )
    return [letter(SYSTEM, each.id)[1].html for each in letters(SYSTEM)]


def test_letters_can_be_read_on_every_screen(shown):
    for html in _queued():
        assert shown(html, ((390, "light"), (700, "dark")), LEVELS) == []


def test_pages_about_letters_can_be_used_by_everybody(shown):
    _queued()
    refuse("be@example.org", "SMTP 550 5.1.1")
    staff = Client()
    staff.force_login(get_user_model().objects.create_superuser("op@example.org"))
    paths = ["/staff/", "/staff/letters", f"/staff/letters/{letters(SYSTEM)[0].id}", "/nl/letters?to=none"]
    sealed = seal("an@example.org", "roles.changed")
    paths += [f"/{language}/letters?to={sealed}" for language in ("nl", "fr", "de", "en")]
    for path in paths:
        html = staff.get(path).content.decode()
        assert (path, shown(html, ((390, "light"), (1440, "dark")))) == (path, [])


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
def test_the_page_of_ones_password_can_be_used_by_everybody(shown, language):
    person = Client(headers={"accept-language": language})
    person.force_login(get_user_model().objects.create_user("an@example.org", "goed en lang genoeg"))
    plain = person.get("/password").content.decode()
    wrong = person.post("/password", {"current": "x", "new": "kort", "again": "korter"}).content.decode()
    assert f'<html lang="{language}"' in wrong
    for html in (plain, wrong):
        assert shown(html, ((390, "light"), (1440, "dark"))) == []
