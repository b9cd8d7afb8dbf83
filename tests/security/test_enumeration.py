# SPDX-License-Identifier: EUPL-1.2
"""Nobody finds out who has an account: answers about a known and an unknown person are the same."""

import pytest
from django.test import Client

from foyer.blocks.entry.tests.calling import Caller
from foyer.blocks.identity.models import User
from foyer.blocks.offers.tests.documents import organizer
from foyer.kernel.ids import NIL
from foyer.kernel.models import AuditEntry

pytestmark = pytest.mark.django_db

EMAIL, UNKNOWN_EMAIL = "an.peeters@example.org", "no.peeters@example.org"
ID, UNKNOWN_ID = "auth0|an-peeters", "auth0|no-peeters"
QUESTIONS = {
    "an address": ("GET", "/users/emails/{email}", None),
    "an id": ("GET", "/users/{id}", None),
    "roles of an id": ("GET", "/users/{id}/roles", None),
    "a request for an address": ("POST", "/ownerships", {"ownerEmail": "{email}"}),
    "a request for an id": ("POST", "/ownerships", {"ownerId": "{id}"}),
    "a request for an address and nothing": ("POST", "/ownerships", {"itemId": NIL, "ownerEmail": "{email}"}),
    "a request for an id and nothing": ("POST", "/ownerships", {"itemId": NIL, "ownerId": "{id}"}),
    "requests of an id": ("GET", "/ownerships?ownerId={id}", None),
}


@pytest.fixture
def someone():
    """Let one of the two people have an account, and an organiser of which she asked to be owner."""
    User.objects.create_user(EMAIL, "goed en lang genoeg", public_id=ID, name="An Peeters")
    item = Caller("user-one").made("/organizers", organizer())
    Caller(ID).made("/ownerships", {"itemId": item, "itemType": "organizer"})
    return item


def told(who, question, item, email, user_id):
    """Return what is answered to a question about a person, with nothing in it of what was asked."""
    method, path, body = question
    filled = {"email": email, "id": user_id}
    if body is not None:
        about = {name: value.format(**filled) for name, value in body.items()}
        body = {"itemId": item, "itemType": "organizer", **about}
    answer = who(method, path.format(**filled), body)
    return answer.status_code, answer.content.replace(email.encode(), b"?").replace(user_id.encode(), b"?")


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
@pytest.mark.parametrize("subject", ["stranger", None], ids=["a stranger", "nobody"])
def test_the_api_tells_strangers_alike_of_known_and_unknown(someone, subject, question):
    who = Caller(subject)
    rows = list(AuditEntry.objects.values_list("pk", flat=True))
    known = told(who, question, someone, EMAIL, ID)
    assert told(who, question, someone, UNKNOWN_EMAIL, UNKNOWN_ID) == known
    assert known[0] in ({200, 403, 404} if subject else {401})
    assert b"Peeters" not in known[1]
    assert not AuditEntry.objects.filter(aggregate_type="ownership").exclude(pk__in=rows).exists()


def test_the_page_to_sign_in_tells_alike_of_known_and_unknown(someone):
    def answered(email):
        answer = Client().post("/sign-in", {"username": email, "password": "geraden wachtwoord"})
        return answer.status_code, answer.context["form"].errors.get_json_data()

    assert answered(EMAIL) == answered(UNKNOWN_EMAIL)
