# SPDX-License-Identifier: EUPL-1.2
"""What roles and the configuration of programs grant on items, judged on the items as they are."""

import pytest

from foyer.blocks.entry.tests.calling import Caller, problem
from foyer.blocks.offers.public import EDIT, Write, permitted, write_many
from foyer.blocks.offers.tests.documents import event, organizer, place
from foyer.blocks.roles.public import add_member, ensure_role, remove_member
from foyer.kernel.actors import Actor
from foyer.kernel.models import AuditEntry

pytestmark = pytest.mark.django_db

THREE = ("AANBOD_BEWERKEN", "AANBOD_MODEREREN", "AANBOD_VERWIJDEREN")
SENTENCES = ["Aanbod bewerken", "Aanbod modereren", "Aanbod verwijderen"]
GENT, DIEST = "regions:nis-44021", "regions:nis-24020"
STATUS = {"type": "Unavailable"}
IN_DIEST = {
    "nl": {
        "addressCountry": "BE",
        "addressLocality": "Diest",
        "postalCode": "3290",
        "streetAddress": "Grote Markt 1",
    }
}


@pytest.fixture
def owner(db):
    return Caller("owner")


@pytest.fixture
def hall(owner):
    return owner.made("/places", place())


@pytest.fixture
def show(owner, hall):
    return owner.made("/events", event(hall))


@pytest.fixture
def host(owner):
    return owner.made("/organizers", organizer(address=place()["address"]))


def in_role(constraint, permissions=THREE, user="validator", key="a role"):
    add_member(ensure_role(f"Rol {key}", constraint, permissions, key), user)
    return Caller(user)


def granted(caller, path):
    return caller.got(f"{path}/permissions")["permissions"]


def test_a_role_gives_what_its_constraint_covers(show, hall):
    validator = in_role(GENT)
    assert granted(validator, f"/events/{show}") == SENTENCES
    assert granted(validator, f"/places/{hall}") == SENTENCES
    assert validator("PUT", f"/events/{show}/status", STATUS).status_code == 204
    assert (
        validator("PUT", f"/places/{hall}/workflow-status", {"workflowStatus": "APPROVED"}).status_code == 204
    )


def test_a_role_for_elsewhere_gives_nothing(show):
    validator = in_role(DIEST)
    assert granted(validator, f"/events/{show}") == []
    rows = AuditEntry.objects.count()
    answer = validator("PUT", f"/events/{show}/status", STATUS)
    assert problem(answer)["detail"] == (
        f'User validator has no permission "Aanbod bewerken" on resource {show}'
    )
    assert answer.status_code == 403
    assert AuditEntry.objects.count() == rows


def test_it_is_the_item_as_it_is_now_that_counts(owner, show):
    validator = in_role(DIEST)
    elsewhere = owner.made("/places", place(address=IN_DIEST))
    assert owner("PUT", f"/events/{show}/location/{elsewhere}").status_code == 204
    assert granted(validator, f"/events/{show}") == SENTENCES
    # What covers it may also move it out of reach.
    back = owner.made("/places", place(name={"nl": "Elders"}))
    assert validator("PUT", f"/events/{show}/location/{back}").status_code == 204
    assert granted(validator, f"/events/{show}") == []


def test_a_province_covers_its_towns_and_a_town_itself_alone(owner):
    hall = owner.made("/places", place(address=IN_DIEST))
    show = owner.made("/events", event(hall))
    three = {"diest": "(regions:nis-24020 OR labels:UiTinMijnRegio)", "zichem": "regions:nis-24134"}
    three |= {"brabant": "regions:nis-20001"}
    found = {who: granted(in_role(text, user=who, key=who), f"/events/{show}") for who, text in three.items()}
    assert found == {"diest": SENTENCES, "zichem": [], "brabant": SENTENCES}


def test_one_of_two_words_suffices(owner, show):
    validator = in_role(f"({DIEST} OR labels:UiTinMijnRegio)")
    assert granted(validator, f"/events/{show}") == []
    assert owner("PUT", f"/events/{show}/labels/UiTinMijnRegio").status_code == 204
    assert granted(validator, f"/events/{show}") == SENTENCES


def test_one_of_several_roles_suffices_and_each_gives_its_own(show):
    in_role(DIEST, ("AANBOD_VERWIJDEREN",), key="far")
    validator = in_role(GENT, ("AANBOD_BEWERKEN",), key="near")
    assert granted(validator, f"/events/{show}") == ["Aanbod bewerken"]
    answer = validator(
        "PUT", f"/events/{show}/workflow-status", {"workflowStatus": "REJECTED", "reason": "x"}
    )
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "constraint", ["", "   ", "regions:(", "name.nl:[a TO", "dateRange:word", ")", "a) OR (b"]
)
def test_no_constraint_or_one_that_cannot_be_read_gives_nothing(show, constraint):
    validator = in_role(constraint)
    assert granted(validator, f"/events/{show}") == []
    assert validator("PUT", f"/events/{show}/status", STATUS).status_code == 403


def test_a_constraint_beside_a_broken_one_still_gives(show):
    in_role("regions:(", key="broken")
    assert granted(in_role(GENT, key="sound"), f"/events/{show}") == SENTENCES


def test_drafts_and_deleted_offers_are_covered_and_deleted_organisers_are_not(owner, hall, host, god):
    validator = in_role(GENT, (*THREE, "ORGANISATIES_BEWERKEN"))
    draft = owner.made("/events", event(hall, workflowStatus="DRAFT"))
    assert granted(validator, f"/events/{draft}") == SENTENCES
    assert owner("DELETE", f"/events/{draft}").status_code == 204
    assert granted(validator, f"/events/{draft}") == SENTENCES
    assert granted(validator, f"/organizers/{host}") == ["Organisaties bewerken"]
    assert god("DELETE", f"/organizers/{host}").status_code == 204
    assert granted(validator, f"/organizers/{host}") == []


def test_a_role_of_an_organiser_gives_it_and_its_events_but_no_places(owner, host, hall):
    link = {"organizer": {"@id": f"https://x.example.org/organizers/{host}"}}
    theirs = owner.made("/events", event(hall, **link))
    rooms = owner.made("/places", place(name={"nl": "Hun zaal"}, **link))
    manager = in_role(
        f"(id:{host} OR (organizer.id:{host} AND _type:event))", ("ORGANISATIES_BEWERKEN", "AANBOD_BEWERKEN")
    )
    assert granted(manager, f"/organizers/{host}") == ["Organisaties bewerken"]
    assert granted(manager, f"/events/{theirs}") == ["Aanbod bewerken"]
    assert granted(manager, f"/places/{rooms}") == []


def test_the_owner_of_an_organiser_owns_its_events_while_they_are_linked(owner, hall):
    other = Caller("host")
    of_other = other.made("/organizers", organizer())
    link = {"organizer": {"@id": f"https://x.example.org/organizers/{of_other}"}}
    theirs = owner.made("/events", event(hall, **link))
    assert granted(other, f"/events/{theirs}") == SENTENCES
    assert owner("DELETE", f"/events/{theirs}/organizer/{of_other}").status_code == 204
    assert granted(other, f"/events/{theirs}") == []


def test_who_leaves_a_role_or_loses_it_has_nothing(show, god):
    validator = in_role(GENT)
    role_id = validator.got("/user/roles")[0]["uuid"]
    assert remove_member(role_id, "validator")
    assert granted(validator, f"/events/{show}") == []
    add_member(role_id, "validator")
    assert granted(validator, f"/events/{show}") == SENTENCES
    assert god("DELETE", f"/roles/{role_id}").status_code == 204
    assert granted(validator, f"/events/{show}") == []


@pytest.mark.parametrize(
    ("permission", "method", "path", "body"),
    [
        ("VOORZIENINGEN_BEWERKEN", "PUT", "/events/{show}/facilities", []),
        ("ORGANISATIES_BEHEREN", "DELETE", "/organizers/{host}", None),
    ],
)
def test_some_permissions_need_no_constraint(show, host, permission, method, path, body):
    path = path.format(show=show, host=host)
    others = {"VOORZIENINGEN_BEWERKEN", "ORGANISATIES_BEHEREN", *THREE, "GEBRUIKERS_BEHEREN"} - {permission}
    refused = in_role(f"{GENT} OR *:*", sorted(others), user="other", key="others")(method, path, body)
    assert refused.status_code == 403
    assert in_role("", [permission])(method, path, body).status_code == 204


def test_of_another_user_the_same_is_told_to_everybody(owner, show, anonymous, settings):
    settings.FOYER_GOD_USERS = frozenset({"god"})
    in_role(GENT, ("AANBOD_MODEREREN",))
    told = {
        user: anonymous.got(f"/events/{show}/permissions/{user}")["permissions"]
        for user in ("owner", "validator", "god", "nobody", "system")
    }
    assert told == {
        "owner": SENTENCES,
        "validator": ["Aanbod modereren"],
        "god": SENTENCES,
        "nobody": [],
        "system": [],
    }
    assert anonymous.got(f"/event/{show}/permission/owner") == {"hasPermission": True}
    assert anonymous.got(f"/event/{show}/permission/validator") == {"hasPermission": False}
    assert owner.got(f"/event/{show}/permission") == {"hasPermission": True}
    assert anonymous("GET", f"/events/{show}/permission").status_code == 401


def test_a_contributor_is_known_by_his_own_token_only(owner, show, anonymous):
    assert owner("PUT", f"/events/{show}/contributors", ["Helper@example.org"]).status_code == 204
    assert granted(Caller("helper", email="helper@EXAMPLE.org"), f"/events/{show}") == SENTENCES
    assert anonymous.got(f"/events/{show}/permissions/helper") == {"permissions": []}


def test_permissions_of_what_is_not_there(anonymous, call, show):
    answer = anonymous("GET", "/events/11111111-1111-4111-8111-111111111111/permissions/owner")
    assert (answer.status_code, problem(answer)["detail"]) == (
        404,
        'The event with id "11111111-1111-4111-8111-111111111111" was not found.',
    )
    assert anonymous("GET", f"/places/{show}/permissions/owner").status_code == 404
    nil = "00000000-0000-0000-0000-000000000000"
    assert anonymous.got(f"/places/{nil}/permissions/owner") == {"permissions": []}


def test_many_documents_at_once_ask_roles_once(owner, hall, django_assert_num_queries):
    in_role(GENT)
    near = [owner.made("/events", event(hall, name={"nl": f"Hier {n}"})) for n in range(3)]
    elsewhere = owner.made("/places", place(address=IN_DIEST))
    far = owner.made("/events", event(elsewhere))
    validator = Actor(user_id="validator")
    writes = [Write("event", event(hall, name={"nl": "Anders"}), id=one) for one in (*near, far)]
    outcomes = write_many(validator, writes)
    assert [outcome.state for outcome in outcomes] == ["replaced"] * 3 + ["refused"]
    assert outcomes[3].errors[0].text == (
        f'User validator has no permission "Aanbod bewerken" on resource {far}'
    )
    assert owner.got(f"/events/{far}")["location"]["@id"].endswith(elsewhere)
    with django_assert_num_queries(3):
        assert permitted(EDIT["event"], validator, "event", [*near, far]) == {*near}
    with django_assert_num_queries(3):
        assert permitted(EDIT["event"], validator, "event", near[:1]) == {near[0]}
    with django_assert_num_queries(1):
        assert permitted(EDIT["event"], Actor(user_id="owner"), "event", near) == {*near}


# Programs: what is configured replaces roles.


def program(**granted_):
    client = "program"
    return {f"{client}@clients": {"permissions": [], "constraint": "", "labels": [], **granted_}}


def calling():
    return Caller("program@clients", client_id="program")


def test_a_program_has_what_is_configured(settings, owner, show):
    settings.FOYER_CLIENT_PERMISSIONS = program(permissions=["AANBOD_BEWERKEN"], constraint=GENT)
    far = owner.made("/places", place(address=IN_DIEST))
    assert granted(calling(), f"/events/{show}") == ["Aanbod bewerken"]
    assert granted(calling(), f"/places/{far}") == []
    assert calling()("PUT", f"/events/{show}/status", STATUS).status_code == 204
    # A person who calls through the program is himself.
    assert granted(Caller("person", client_id="program"), f"/events/{show}") == []


def test_what_is_configured_replaces_the_permissions_of_roles(settings, show, host):
    in_role(GENT, ("AANBOD_MODEREREN", "ORGANISATIES_BEHEREN"), user="program@clients")
    assert calling().got("/user/permissions") == [
        "AANBOD_MODEREREN",
        "ORGANISATIES_BEHEREN",
        "MEDIA_UPLOADEN",
    ]
    settings.FOYER_CLIENT_PERMISSIONS = program(permissions=["AANBOD_BEWERKEN"], constraint=DIEST)
    assert calling().got("/user/permissions") == ["AANBOD_BEWERKEN", "MEDIA_UPLOADEN"]
    assert calling()("DELETE", f"/organizers/{host}").status_code == 403
    # On items, its roles still count for a permission that the configuration does not have.
    assert granted(calling(), f"/events/{show}") == ["Aanbod modereren"]


def test_a_configuration_without_constraint_gives_nothing_on_items(settings, show):
    settings.FOYER_CLIENT_PERMISSIONS = program(permissions=["AANBOD_BEWERKEN", "GEBRUIKERS_BEHEREN"])
    assert granted(calling(), f"/events/{show}") == []
    assert calling().got("/permissions")[0] == "AANBOD_BEWERKEN"


# Labels that not everybody may use.


@pytest.fixture
def private(god):
    """Return the name of a private label."""
    made = god("POST", "/labels", {"name": "Voorbehouden", "visibility": "visible", "privacy": "private"})
    assert made.status_code == 200
    return "Voorbehouden"


def labels(caller, path):
    return caller.got(path).get("labels", [])


def test_a_private_label_is_for_the_members_of_its_role(owner, show, private, god):
    path = f"/events/{show}/labels/{private}"
    answer = owner("PUT", path)
    assert problem(answer)["type"].endswith("uitdatabank/label-not-allowed")
    assert (problem(answer)["label"], answer.status_code) == (private, 403)
    # Neither the role alone nor membership of another one suffices.
    validator = in_role(DIEST)
    assert validator("PUT", path).status_code == 403
    assert labels(owner, f"/events/{show}") == []
    role_id = validator.got("/user/roles")[0]["uuid"]
    assert god("PUT", f"/roles/{role_id}/labels/{private}").status_code == 204
    assert validator("PUT", path).status_code == 204
    assert labels(owner, f"/events/{show}") == [private]
    assert owner("DELETE", path).status_code == 403
    assert validator("DELETE", path.replace(private, private.upper())).status_code == 204
    assert labels(owner, f"/events/{show}") == []


def test_a_private_label_is_for_the_program_that_is_configured(settings, owner, show, private):
    settings.FOYER_CLIENT_PERMISSIONS = program(labels=[" VOORBEHOUDEN "])
    assert calling()("PUT", f"/events/{show}/labels/{private}").status_code == 204
    assert labels(owner, f"/events/{show}") == [private]
    settings.FOYER_CLIENT_PERMISSIONS = program(labels=["anders"])
    assert calling()("DELETE", f"/events/{show}/labels/{private}").status_code == 403


def test_private_labels_are_left_out_and_stay(owner, hall, private, god):
    whole = event(hall, labels=[private, "open"])
    made = owner.made("/events", whole)
    assert labels(owner, f"/events/{made}") == ["open"]
    assert owner("PUT", f"/events/{made}/labels", {"labels": [private, "ander"]}).status_code == 204
    assert labels(owner, f"/events/{made}") == ["ander"]
    assert god("PUT", f"/events/{made}/labels/{private}").status_code == 204
    assert owner("PUT", f"/events/{made}/labels", {"labels": []}).status_code == 204
    assert labels(owner, f"/events/{made}") == [private]
    assert owner("PUT", f"/events/{made}", event(hall, labels=[])).status_code == 200
    assert labels(owner, f"/events/{made}") == [private]
