# SPDX-License-Identifier: EUPL-1.2
"""Choosing another password: only with the one of now, only a good one; and the first one, which ends."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from structlog.testing import capture_logs

from foyer.blocks.identity.models import User
from foyer.blocks.identity.rules.throttle import FREE_TRIES
from foyer.blocks.identity.services.change_password import change_password
from foyer.blocks.identity.services.open_house import ADMINISTRATOR, open_house
from foyer.kernel import clock
from foyer.kernel.actors import ANONYMOUS, SYSTEM, Actor
from foyer.kernel.models import AuditEntry, OutboxEvent
from foyer.kernel.problems import Problem

pytestmark = pytest.mark.django_db

NOW, NEXT = "goed en lang genoeg", "nog eens zo lang en goed"


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.FOYER_HOME = tmp_path
    # What makes Argon2 strong makes tests slow, and is not what they are about.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return tmp_path


@pytest.fixture
def person():
    return User.objects.create_user("an.peeters@example.org", NOW)


def signed_in(password=NOW, email="an.peeters@example.org"):
    client = Client()
    client.post("/sign-in", {"username": email, "password": password})
    return client


@pytest.fixture
def client(person):
    """Return a browser in which she is signed in."""
    browser = Client()
    browser.force_login(person)
    return browser


def sent(client, current=NOW, new=NEXT, again=None):
    return client.post(
        "/password", {"current": current, "new": new, "again": new if again is None else again}
    )


def wrong(answer):
    """Return the names of fields that are wrong, with the codes of why."""
    assert answer.status_code == 200
    errors = answer.context["form"].errors.as_data()
    return {name: [error.code for error in told] for name, told in errors.items()}


def test_it_is_changed_and_other_sessions_end(client, person):
    here, elsewhere = client, Client()
    elsewhere.force_login(person)
    answer = sent(here)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/password")
    assert "Je wachtwoord is veranderd" in here.get("/password").content.decode()
    assert elsewhere.get("/password").status_code == 302, "whoever had the old one is out"
    person.refresh_from_db()
    assert person.check_password(NEXT)
    assert signed_in(NEXT).get("/password").status_code == 200
    (deed,) = AuditEntry.objects.filter(verb="change_password")
    assert (deed.actor, deed.aggregate_id) == (person.public_id, person.public_id)
    assert not deed.detail
    (news,) = OutboxEvent.objects.filter(type="identity.password.changed")
    assert news.aggregate_id == person.public_id


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"current": "geraden wachtwoord"}, {"current": ["wrong"]}),
        ({"new": "kort-en-wel"}, {"new": ["password_too_short"]}),
        ({"new": "an.peeters@example.org"}, {"new": ["password_too_similar"]}),
        ({"new": "administrator"}, {"new": ["password_too_common"]}),
        ({"new": "x" * 129}, {"new": ["max_length"], "again": ["max_length"]}),
        ({"again": "nog eens zo lang en goed!"}, {"again": [None]}),
        ({"new": NOW}, {"new": [None]}),
        ({"new": "", "again": ""}, {"new": ["required"], "again": ["required"]}),
    ],
)
def test_what_is_refused_changes_nothing(client, person, given, expected):
    assert wrong(sent(client, **given)) == expected
    person.refresh_from_db()
    assert person.check_password(NOW)
    assert not AuditEntry.objects.filter(verb="change_password").exists()


def test_a_whole_sentence_with_any_sign_will_do(client):
    sentence = " Zeven ezels 🫏 eten 's nachts — héél traag — distels van den buur. "
    assert sent(client, new=sentence).status_code == 302
    assert signed_in(sentence).get("/password").status_code == 200
    assert signed_in(sentence.strip()).get("/password").status_code == 302, "nothing is cut off"


def test_a_longer_one_that_was_set_on_the_server_can_be_left(client, person):
    person.set_password("x" * 200)
    person.save()
    client.force_login(person)
    assert sent(client, current="x" * 200).status_code == 302


@pytest.mark.parametrize(
    ("language", "least", "told"),
    [
        ("nl", "Minstens 12 tekens.", ("minstens 12 tekens.", "veel mensen", "op je e-mailadres")),
        ("fr", "Au moins 12 caractères.", ("au moins 12", "Beaucoup de gens", "ton adresse e-mail")),
        ("de", "Mindestens 12 Zeichen.", ("mindestens 12", "wählen viele", "deiner E-Mail-Adresse")),
        ("en", "At least 12 characters.", ("at least 12", "Many people", "your e-mail address")),
    ],
)
def test_what_is_weak_is_told_in_the_language_of_the_page(person, language, least, told):
    client = Client(headers={"accept-language": language})
    client.force_login(person)
    for weak, why in zip(("kort", "administrator", "an.peeters@example.org"), told, strict=True):
        form = sent(client, new=weak).context["form"]
        assert least in form.fields["new"].help_text
        assert why in " ".join(form.errors["new"])


def test_who_finds_a_screen_open_cannot_guess(client):
    with clock.use(clock.FixedClock(clock.now())) as at, capture_logs() as lines:
        for _ in range(FREE_TRIES):
            assert wrong(sent(client, current="geraden")) == {"current": ["wrong"]}
        assert wrong(sent(client)) == {"current": ["wait"]}
        at.advance(timedelta(seconds=2))
        assert sent(client).status_code == 302
    assert [line["event"] for line in lines if "refused" in line["event"]] == [
        "change of password refused"
    ] * FREE_TRIES + ["sign-in refused"]
    assert NOW not in str(lines)


def test_only_ones_own(person):
    for actor in (ANONYMOUS, Actor(user_id="somebody-else", is_staff=True), Actor(client_id="program")):
        with pytest.raises(Problem) as refused:
            change_password(actor, person.public_id, NEXT)
        assert refused.value.status == 403
    person.refresh_from_db()
    assert person.check_password(NOW)
    change_password(SYSTEM, person.public_id, NEXT)


def test_the_form_helps_programs_and_readers_of_screens(client):
    page = sent(client, new="kort").content.decode()
    # Programs that keep passwords overlook a field of the type hidden.
    (whose,) = re.findall(r'<input [^>]*autocomplete="username"[^>]*>', page)
    for part in (
        'type="text"',
        'value="an.peeters@example.org"',
        "readonly",
        'tabindex="-1"',
        'aria-hidden="true"',
    ):
        assert part in whose
    assert 'autocomplete="current-password"' in page
    assert page.count('autocomplete="new-password"') == 2
    assert 'aria-describedby="id_new_helptext id_new_error"' in page
    for part in ("helptext", "error"):
        assert page.count(f'id="id_new_{part}"') == 1
    assert "12" in page


@pytest.fixture
def reachable(settings):
    settings.FOYER_PUBLIC_URL = "https://foyer.example.org"
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False


def first_sign_in(welcome):
    client = Client()
    answer = client.post("/sign-in?next=/nl/", {"username": welcome.email, "password": welcome.password})
    return client, answer


def test_the_first_password_leads_to_choosing_another(reachable, home):
    welcome = open_house()
    client, answer = first_sign_in(welcome)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/password")
    assert "eerste wachtwoord" in client.get("/password").content.decode()
    assert sent(client, current=welcome.password).status_code == 302
    kept = json.loads((home / "identity" / "welcome.json").read_text())
    assert kept == {"email": ADMINISTRATOR, "password": "", "api_key": welcome.api_key}
    assert open_house().password == "", "it is told no longer"
    client, answer = first_sign_in(type(welcome)(welcome.email, NEXT, ""))
    assert answer.headers["Location"] == "/nl/"


def test_after_a_week_the_first_password_counts_no_more(reachable):
    welcome = open_house()
    with clock.use(clock.FixedClock(clock.now() + timedelta(days=7, minutes=1))):
        client, answer = first_sign_in(welcome)
        assert "geldt niet meer" in answer.content.decode()
        assert client.get("/password").status_code == 302, "nobody is signed in"
        user = User.objects.get(email=ADMINISTRATOR)
        user.set_password(NEXT)
        user.save()
        assert signed_in(NEXT, ADMINISTRATOR).get("/password").status_code == 200


def test_on_a_machine_of_ones_own_it_stays():
    welcome = open_house()
    with clock.use(clock.FixedClock(clock.now() + timedelta(days=700))):
        _, answer = first_sign_in(welcome)
    assert answer.headers["Location"] == "/nl/"


def test_who_took_the_administrator_away_gets_none_with_an_empty_password():
    welcome = open_house()
    change_password(SYSTEM, User.objects.get(email=welcome.email).public_id, NEXT)
    User.objects.all().delete()
    open_house()
    assert not User.objects.exists()


@pytest.mark.parametrize("held", [b"", b"{}", b"[1]", b"\xff", b'{"email": 1}'])
def test_people_sign_in_though_the_file_of_the_first_password_is_damaged(person, home, held):
    (home / "identity").mkdir()
    (home / "identity" / "welcome.json").write_bytes(held)
    with capture_logs() as logs:
        assert signed_in().get("/password").status_code == 200
    assert "the first sign-in cannot be read" in [line["event"] for line in logs]


def test_people_sign_in_and_change_though_the_file_cannot_be_opened(client, person, home, monkeypatch):
    def refused(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_text", refused)
    assert signed_in().get("/password").status_code == 200
    assert sent(client).status_code == 302
    person.refresh_from_db()
    assert person.check_password(NEXT)


def test_another_password_holds_though_the_first_cannot_be_put_away(home, monkeypatch):
    welcome = open_house()
    administrator = User.objects.get(email=ADMINISTRATOR)

    def refused(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.open", refused)
    change_password(Actor(user_id=administrator.public_id), administrator.public_id, NEXT)
    administrator.refresh_from_db()
    assert administrator.check_password(NEXT)
    assert not administrator.check_password(welcome.password)


def test_on_a_full_disk_the_file_of_the_first_sign_in_stays_whole(home, monkeypatch):
    welcome = open_house()
    administrator = User.objects.get(email=ADMINISTRATOR)

    def full(_told, file):
        file.write('{"email"')
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("json.dump", full)
    change_password(Actor(user_id=administrator.public_id), administrator.public_id, NEXT)
    assert [each.name for each in (home / "identity").iterdir()] == ["welcome.json"]
    assert open_house() == welcome
