# SPDX-License-Identifier: EUPL-1.2
"""The operations on roles as clients meet them: bodies, statuses and texts of the contract."""

import pytest

from foyer.blocks.entry.tests.calling import Caller, problem
from foyer.blocks.roles.public import KEYS, PERMISSIONS, add_member, ensure_role, remove_member
from foyer.kernel.models import AuditEntry, OutboxEvent
from foyer.kernel.problems import Problem

pytestmark = pytest.mark.django_db

RENAME = "application/ld+json;domain-model=RenameRole"
UNKNOWN = "11111111-1111-4111-8111-111111111111"
ALL = [
    *("AANBOD_BEWERKEN", "AANBOD_MODEREREN", "AANBOD_VERWIJDEREN", "AANBOD_HISTORIEK"),
    *("ORGANISATIES_BEHEREN", "ORGANISATIES_BEWERKEN", "GEBRUIKERS_BEHEREN", "LABELS_BEHEREN"),
    *("VOORZIENINGEN_BEWERKEN", "PRODUCTIES_AANMAKEN", "FILMS_AANMAKEN"),
]


@pytest.fixture
def made(god):
    """Return the id of a new role."""
    answer = god("POST", "/roles", {"name": "Diest validatoren"})
    assert answer.status_code == 201
    assert list(answer.json()) == ["roleId"]
    return answer.json()["roleId"]


@pytest.fixture
def label(god):
    answer = god("POST", "/labels", {"name": "private/diest", "visibility": "visible", "privacy": "private"})
    return answer.json()["uuid"]


def renamed(caller, role_id, body, content_type=RENAME):
    return caller("PATCH", f"/roles/{role_id}", body, **{"Content-Type": content_type})


def faults(answer):
    told = problem(answer)
    assert (told["type"], told["title"], told["status"]) == (
        "https://api.publiq.be/probs/body/invalid-data",
        "Invalid body data",
        400,
    )
    return told["schemaErrors"]


def not_found(answer):
    told = problem(answer)
    assert (told["type"], told["title"], told["status"]) == (
        "https://api.publiq.be/probs/url/not-found",
        "Not Found",
        404,
    )
    return told["detail"]


def test_the_permissions_stand_in_the_order_of_the_wire(god):
    assert god.got("/permissions") == ALL
    assert [(each.key, each.sentence) for each in PERMISSIONS][3:5] == [
        ("AANBOD_HISTORIEK", "Aanbod historiek"),
        ("ORGANISATIES_BEHEREN", "Organisaties beheren"),
    ]


def test_a_new_role_has_a_name_and_nothing_else(god, made):
    assert god.got(f"/roles/{made}") == {"uuid": made, "name": "Diest validatoren", "permissions": []}
    assert god.got(f"/roles/{made}/users") == []
    assert god.got(f"/roles/{made}/labels") == []
    deed = AuditEntry.objects.get()
    assert (deed.verb, deed.aggregate_type, deed.aggregate_id) == ("create_role", "role", made)
    assert list(OutboxEvent.objects.values_list("type", "aggregate_id")) == [("roles.role.changed", made)]


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ({}, {"jsonPointer": "/", "error": "The property 'name' is required."}),
        ([], {"jsonPointer": "/", "error": "The property 'name' is required."}),
        ({"name": None}, {"jsonPointer": "/", "error": "The property 'name' is required."}),
        ({"name": 1}, {"jsonPointer": "/name", "error": "The data (integer) must match the type: string"}),
        ({"name": ""}, {"jsonPointer": "/name", "error": "Minimum string length is 1, found 0"}),
        (
            {"name": "a" * 1001},
            {"jsonPointer": "/name", "error": "Maximum string length is 1000, found 1001"},
        ),
    ],
)
def test_a_role_needs_a_name(god, body, fault):
    assert faults(god("POST", "/roles", body)) == [fault]
    assert god.got("/roles")["totalItems"] == 0


def test_renaming_needs_its_own_content_type(god, made):
    for wrong in ("application/json", "application/ld+json", f"{RENAME};charset=utf-8", RENAME.upper()):
        answer = renamed(god, made, {"name": "Anders"}, wrong)
        assert problem(answer) == {
            "type": "https://api.publiq.be/probs/header/unsupported-media-type",
            "title": "Unsupported media type",
            "status": 415,
        }
    assert god.got(f"/roles/{made}")["name"] == "Diest validatoren"
    assert faults(renamed(god, made, {}))[0]["jsonPointer"] == "/"
    assert renamed(god, made, {"name": "Anders"}).status_code == 204
    assert god.got(f"/roles/{made}")["name"] == "Anders"
    assert god.got("/roles?query=ander")["totalItems"] == 1


def test_roles_are_found_by_a_part_of_their_name(god):
    for name in ("Ñandu", "boeken", "Boekenbeurs", "auto's"):
        god("POST", "/roles", {"name": name})
    page = god.got("/roles?query=BOEK")
    assert (page["itemsPerPage"], page["totalItems"]) == (10, 2)
    assert [role["name"] for role in page["member"]] == ["boeken", "Boekenbeurs"]
    assert list(page) == ["itemsPerPage", "member", "totalItems"]
    assert god.got("/roles?query=ñAN")["totalItems"] == 1
    assert god.got("/roles?query=%25")["totalItems"] == 0
    second = god.got("/roles?start=1&limit=2")
    assert [role["name"] for role in second["member"]] == ["boeken", "Boekenbeurs"]
    assert (second["itemsPerPage"], second["totalItems"]) == (2, 4)
    assert god.got("/roles?start=1000000")["member"] == []


@pytest.mark.parametrize(
    "query", ["limit=x", "limit=-1", "start=1.5", "limit=1001", "start=9223372036854775808"]
)
def test_a_page_that_cannot_be_is_told(god, query):
    name, _, value = query.partition("=")
    told = not_found(god("GET", f"/roles?{query}"))
    assert told.startswith(f'Query parameter {name} has invalid value "{value}".')


def test_a_list_of_roles_costs_the_same_whatever_its_length(god, django_assert_num_queries):
    for name in "abcdef":
        god("POST", "/roles", {"name": name})
    # The first asks whether the caller is staff.
    with django_assert_num_queries(3):
        assert len(god.got("/roles")["member"]) == 6


def test_a_constraint_is_added_once_and_then_replaced(god, made):
    path = f"/roles/{made}/constraints"
    assert god("PUT", path, {"query": "regions:a"}).status_code == 204
    assert "constraint" not in god.got(f"/roles/{made}")
    assert god("POST", path + "/", {"query": "  (regions:a OR"}).status_code == 204
    shown = god.got(f"/roles/{made}")
    assert (shown["constraint"], shown["constraints"]) == ("  (regions:a OR", {"v3": "  (regions:a OR"})
    assert god("POST", path, {"query": "regions:b"}).status_code == 204
    assert god.got(f"/roles/{made}")["constraint"] == "  (regions:a OR"
    assert god("PUT", path, {"query": "contributors:ann@example.org"}).status_code == 204
    assert god.got(f"/roles/{made}")["constraint"] == "contributors:ann@example.org"
    assert god("DELETE", path).status_code == 204
    assert god("DELETE", path).status_code == 204
    assert "constraint" not in god.got(f"/roles/{made}")
    deeds = AuditEntry.objects.order_by("id").values_list("verb", "detail")
    assert list(deeds)[1:] == [
        ("add_constraint", {"constraint": "  (regions:a OR"}),
        ("replace_constraint", {"constraint": "contributors:(address)"}),
        ("remove_constraint", {"constraint": ""}),
    ]


@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_a_constraint_needs_a_query(god, made, method):
    for body in ({}, {"query": None}):
        answer = god(method, f"/roles/{made}/constraints", body)
        assert faults(answer) == [{"jsonPointer": "/", "error": "The property 'query' is required."}]
    assert problem(god(method, f"/roles/{made}/constraints"))["title"] == "Body missing"
    assert problem(god(method, f"/roles/{made}/constraints", "{"))["title"] == "Invalid body syntax"


def test_permissions_come_and_go_and_stand_in_order(god, made):
    for key in reversed(ALL):
        assert god("PUT", f"/roles/{made}/permissions/{key}").status_code == 204
    assert god("PUT", f"/roles/{made}/permissions/{ALL[0]}/").status_code == 204
    assert god.got(f"/roles/{made}")["permissions"] == ALL == list(KEYS)
    assert god("DELETE", f"/roles/{made}/permissions/LABELS_BEHEREN").status_code == 204
    assert god("DELETE", f"/roles/{made}/permissions/LABELS_BEHEREN").status_code == 204
    assert "LABELS_BEHEREN" not in god.got(f"/roles/{made}")["permissions"]
    assert AuditEntry.objects.filter(verb="grant_permission").count() == len(ALL)
    assert AuditEntry.objects.filter(verb="revoke_permission").count() == 1


@pytest.mark.parametrize("key", ["MEDIA_UPLOADEN", "aanbod_bewerken", "Aanbod bewerken", "%C3%A9"])
@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_a_permission_that_is_none(god, made, key, method):
    from urllib.parse import unquote

    answer = god(method, f"/roles/{made}/permissions/{key}")
    assert not_found(answer) == f"Permission {unquote(key)} is not a valid permission."
    assert god.got(f"/roles/{made}")["permissions"] == []


def test_labels_are_linked_by_id_or_name(god, made, label):
    assert god("PUT", f"/roles/{made}/labels/PRIVATE%2Fdiest").status_code == 204
    assert god("PUT", f"/roles/{made}/labels/{label}").status_code == 204
    assert god.got(f"/roles/{made}/labels") == [
        {
            "uuid": label,
            "name": "private/diest",
            "visibility": "visible",
            "privacy": "private",
            "excluded": True,
        }
    ]
    assert god("DELETE", f"/roles/{made}/labels/private%2Fdiest").status_code == 204
    assert god("DELETE", f"/roles/{made}/labels/{label}").status_code == 204
    assert god.got(f"/roles/{made}/labels") == []
    for method in ("PUT", "DELETE"):
        told = not_found(god(method, f"/roles/{made}/labels/nobody%20knows"))
        assert told == "There is no label with identifier: nobody knows"
    assert god.got(f"/roles/{made}/labels") == []


def test_members_need_not_be_known(god, made):
    Caller("auth0|ann", email="Ann@example.org").got("/user")
    AuditEntry.objects.all().delete()
    for user in ("auth0%7Cann", "nobody", "nobody"):
        assert god("PUT", f"/roles/{made}/users/{user}").status_code == 204
    assert god.got(f"/roles/{made}/users") == [
        {"uuid": "auth0|ann", "username": "Ann@example.org", "email": "Ann@example.org"},
        {"uuid": "nobody", "username": "nobody", "email": ""},
    ]
    assert god("DELETE", f"/roles/{made}/users/auth0%7Cann").status_code == 204
    assert god("DELETE", f"/roles/{made}/users/auth0%7Cann").status_code == 204
    assert [user["uuid"] for user in god.got(f"/roles/{made}/users")] == ["nobody"]
    verbs = list(AuditEntry.objects.order_by("id").values_list("verb", flat=True))
    assert verbs == ["add_member", "add_member", "remove_member"]
    assert god("PUT", f"/roles/{made}/users/{'a' * 256}").status_code == 404


def test_the_roles_of_somebody(god, made):
    member = Caller("auth0|ann")
    assert member.got("/user/roles") == []
    assert god.got("/users/auth0%7Cann/roles") == []
    god("PUT", f"/roles/{made}/users/auth0%7Cann")
    god("POST", f"/roles/{made}/constraints", {"query": "regions:nis-24020"})
    shown = [
        {
            "uuid": made,
            "name": "Diest validatoren",
            "permissions": [],
            "constraint": "regions:nis-24020",
            "constraints": {"v3": "regions:nis-24020"},
        }
    ]
    assert member.got("/user/roles") == shown
    assert god.got("/users/auth0%7Cann/roles") == shown
    assert god.got("/user/roles") == []
    assert god("DELETE", f"/roles/{made}").status_code == 204
    assert member.got("/user/roles") == []
    assert god.got("/users/auth0%7Cann/roles") == []
    assert AuditEntry.objects.latest("id").verb == "remove_role"
    assert OutboxEvent.objects.latest("id").type == "roles.role.removed"


def test_permissions_of_the_caller(god, made):
    member = Caller("member")
    assert member.got("/user/permissions") == ["MEDIA_UPLOADEN"]
    assert god.got("/user/permissions") == [*ALL, "MEDIA_UPLOADEN"]
    god("PUT", f"/roles/{made}/users/member")
    for key in ("PRODUCTIES_AANMAKEN", "AANBOD_BEWERKEN"):
        god("PUT", f"/roles/{made}/permissions/{key}")
    other = ensure_role("Andere", "", ["LABELS_BEHEREN", "AANBOD_BEWERKEN"], "other")
    add_member(other, "member")
    assert member.got("/user/permissions") == [
        *("AANBOD_BEWERKEN", "LABELS_BEHEREN", "PRODUCTIES_AANMAKEN"),
        "MEDIA_UPLOADEN",
    ]


@pytest.mark.parametrize("identifier", [UNKNOWN, "no-uuid"])
def test_a_role_that_is_not_there(god, identifier):
    sentence = f'The Role with id "{identifier}" was not found.'
    one = f"/roles/{identifier}"
    calls = [
        god("GET", one),
        god("GET", one + "/users"),
        god("GET", one + "/labels"),
        god("DELETE", one),
        renamed(god, identifier, {"name": "x"}),
        god("POST", one + "/constraints", {"query": "x"}),
        god("DELETE", one + "/constraints"),
        god("PUT", one + "/permissions/AANBOD_BEWERKEN"),
        god("PUT", one + "/users/somebody"),
        god("DELETE", one + "/users/somebody"),
    ]
    assert [not_found(answer) for answer in calls] == [sentence] * len(calls)
    assert not AuditEntry.objects.exists()


def test_who_may_not_manage_users_reads_and_changes_nothing(god, made, call, label):
    god("PUT", f"/roles/{made}/permissions/GEBRUIKERS_BEHEREN")
    rows = AuditEntry.objects.count()
    one = f"/roles/{made}"
    for path in (
        "/permissions",
        "/roles",
        one,
        f"{one}/users",
        f"{one}/labels",
        "/users/x",
        "/users/x/roles",
    ):
        answer = call("GET", path)
        assert (answer.status_code, problem(answer)["detail"]) == (
            403,
            'This request requires the "Gebruikers beheren" permission',
        )
    sentence = f'User user-one has no permission "Gebruikers beheren" on resource {made}'
    writes = [
        ("DELETE", one, None),
        ("POST", f"{one}/constraints", {"query": "x"}),
        ("DELETE", f"{one}/constraints", None),
        ("DELETE", f"{one}/permissions/GEBRUIKERS_BEHEREN", None),
        ("PUT", f"{one}/labels/{label}", None),
        ("PUT", f"{one}/users/user-one", None),
    ]
    for method, path, body in writes:
        answer = call(method, path, body)
        assert (answer.status_code, problem(answer)["detail"]) == (403, sentence), path
    answer = call("POST", "/roles", {"name": "Mijn rol"})
    assert problem(answer)["detail"].startswith(
        'User user-one has no permission "Gebruikers beheren" on resource '
    )
    assert AuditEntry.objects.count() == rows
    # What the body and path name is judged before.
    assert call("POST", "/roles", {}).status_code == 400
    assert call("PUT", f"{one}/permissions/X").status_code == 404
    god("PUT", f"{one}/users/user-one")
    assert call("GET", one).status_code == 200
    assert call("DELETE", one).status_code == 204


def test_a_program_that_is_configured_makes_roles(settings):
    settings.FOYER_CLIENT_PERMISSIONS = {
        "suite@clients": {"permissions": ["GEBRUIKERS_BEHEREN"], "constraint": "", "labels": []}
    }
    suite = Caller("suite@clients", client_id="suite")
    assert suite("POST", "/roles", {"name": "Rol"}).status_code == 201
    assert suite("POST", "/productions", {"name": "x", "eventIds": ["y"]}).status_code == 403


def test_roles_that_another_block_keeps(god):
    kept = ensure_role("Beheerders organisatie x", "id:x", ["AANBOD_BEWERKEN"], "organizer:x")
    assert ensure_role("anders", "id:y", [], "organizer:x") == kept
    assert god.got(f"/roles/{kept}")["name"] == "Beheerders organisatie x"
    assert add_member(kept, "ann")
    assert not add_member(kept, "ann")
    assert remove_member(kept, "ann")
    assert not remove_member(kept, "ann")
    assert not remove_member(UNKNOWN, "ann")
    with pytest.raises(Problem):
        add_member(UNKNOWN, "ann")
    assert set(AuditEntry.objects.values_list("actor", flat=True)) == {"system"}
