# SPDX-License-Identifier: EUPL-1.2
"""Labels over HTTP, row by row."""

import urllib.parse

import pytest

from foyer.blocks.entry.tests.calling import Caller, problem
from foyer.blocks.jobs.public import job, latest
from foyer.blocks.jobs.tests.finishing import finish_jobs
from foyer.blocks.offers.public import label
from foyer.blocks.offers.tests.documents import event, organizer, place
from foyer.kernel.ids import is_uuid
from foyer.kernel.models import AuditEntry, OutboxEvent

PROBS = "https://api.publiq.be/probs/"
UNKNOWN = "6a1d0f0e-0000-4000-8000-000000000000"


def quoted(name):
    return urllib.parse.quote(name, safe="")


def rows():
    return AuditEntry.objects.count(), OutboxEvent.objects.count()


@pytest.fixture
def make(god):
    def making(name, visibility="visible", privacy="public"):
        answer = god("POST", "/labels", {"name": name, "visibility": visibility, "privacy": privacy})
        assert answer.status_code == 200, answer.content
        return answer.json()["uuid"]

    return making


@pytest.fixture
def place_id(call):
    return call.made("/places", place())


@pytest.fixture
def event_id(call, place_id):
    return call.made("/events", event(place_id))


def labels_of(shown):
    return shown.get("labels", []), shown.get("hiddenLabels", [])


@pytest.mark.parametrize(
    ("visibility", "privacy"),
    [("visible", "public"), ("invisible", "public"), ("visible", "private"), ("invisible", "private")],
)
def test_a_label_is_made_and_read(make, call, visibility, privacy):
    made = make("Erf goed/dag #1", visibility, privacy)
    assert is_uuid(made)
    shown = {
        "uuid": made,
        "name": "Erf goed/dag #1",
        "visibility": visibility,
        "privacy": privacy,
        "excluded": True,
    }
    assert call.got(f"/labels/{made}") == shown
    assert call.got(f"/labels/{quoted('ERF GOED/DAG #1')}/") == shown
    assert AuditEntry.objects.filter(verb="create", aggregate_type="label", aggregate_id=made).count() == 1
    assert OutboxEvent.objects.filter(type="offers.label.changed", aggregate_id=made).count() == 1


def test_making_it_again_answers_the_same(make):
    made = make("zomer", "invisible")
    before = rows()
    assert make(" ZOMER ", "visible", "private") == made
    assert rows() == before
    assert (label(made).name, label(made).visible, label(made).private) == ("zomer", False, False)


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        ({}, [("/", "The required properties (name, visibility, privacy) are missing")]),
        (
            {"name": "x", "visibility": "visible", "privacy": "public"},
            [("/name", "Minimum string length is 2, found 1")],
        ),
        (
            {"name": "a;b", "visibility": "visible", "privacy": "public"},
            [("/name", "The string should match pattern: ^(?=.{2,255}$)(?=.*\\S.*\\S.*)[^;]*$")],
        ),
        (
            {"name": "   x", "visibility": "visible", "privacy": "public"},
            [("/name", "The string should match pattern: ^(?=.{2,255}$)(?=.*\\S.*\\S.*)[^;]*$")],
        ),
        (
            {"name": "y" * 256, "visibility": "visible", "privacy": "public"},
            [("/name", "Maximum string length is 255, found 256")],
        ),
        (
            {"name": "goed", "visibility": "seen", "privacy": 1},
            [
                ("/visibility", "The data should match one item from enum"),
                ("/privacy", "The data (integer) must match the type: string"),
            ],
        ),
    ],
)
def test_what_is_no_label(god, body, faults):
    before = rows()
    told = problem(god("POST", "/labels", body))
    assert told["type"] == PROBS + "body/invalid-data"
    assert sorted((one["jsonPointer"], one["error"]) for one in told["schemaErrors"]) == sorted(faults)
    assert rows() == before


def test_others_make_and_change_none(call, make):
    made = make("zomer")
    before = rows()
    told = problem(call("POST", "/labels", {"name": "x y", "visibility": "visible", "privacy": "public"}))
    assert (told["type"], told["status"]) == (PROBS + "auth/forbidden", 403)
    assert told["detail"].startswith('User user-one has no permission "Labels beheren" on resource ')
    assert problem(call("PATCH", f"/labels/{made}", {"command": "Exclude"}))["detail"] == (
        f'User user-one has no permission "Labels beheren" on resource {made}'
    )
    assert rows() == before
    assert label("x y") is None
    assert label(made).excluded is False


COMMANDS = [
    ("MakeInvisible", "visibility", "invisible", "MakeVisible", "visible"),
    ("MakePrivate", "privacy", "private", "MakePublic", "public"),
    ("Exclude", "excluded", True, "Include", False),
]


@pytest.mark.parametrize(("there", "name", "value", "back", "before"), COMMANDS)
def test_commands_change_one_thing(make, god, there, name, value, back, before):
    made = make("zomer")
    first = god.got(f"/labels/{made}")
    assert god("PATCH", f"/labels/{made}", {"command": there}).status_code == 204
    assert god.got(f"/labels/{made}") == first | {name: value}
    unchanged = rows()
    assert god("PATCH", f"/labels/{made}", {"command": there}).status_code == 204
    assert rows() == unchanged
    assert god("PATCH", f"/labels/{made}", {"command": back}).status_code == 204
    assert god.got(f"/labels/{made}") == first | {name: before}


def test_unknown_labels_and_commands(god, make):
    made = make("zomer")
    missing = f'The Label with id "{UNKNOWN}" was not found.'
    assert problem(god("GET", f"/labels/{UNKNOWN}")) == {
        "type": PROBS + "url/not-found",
        "title": "Not Found",
        "status": 404,
        "detail": missing,
    }
    assert problem(god("PATCH", f"/labels/{UNKNOWN}", {"command": "Exclude"}))["detail"] == missing
    assert problem(god("PATCH", f"/labels/{made}", {"command": "Delete"}))["schemaErrors"] == [
        {"jsonPointer": "/command", "error": "The data should match one item from enum"}
    ]
    assert problem(god("PATCH", f"/labels/{made}", {}))["schemaErrors"] == [
        {"jsonPointer": "/", "error": "The required properties (command) are missing"}
    ]


def test_one_label_is_not_public(anonymous, make):
    made = make("zomer")
    assert problem(anonymous("GET", f"/labels/{made}"))["detail"] == "Authorization header missing."
    assert anonymous("GET", "/labels").status_code == 200


NAMES = ["city walk", "forest walk", "walk", "walking tour", "WALKS", "special_label", "special-label"]
NAMES += ["special_label#", "special_label*", "Ébène", "zomer"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?query=walk", ["walk", "walking tour", "WALKS", "city walk", "forest walk"]),
        ("?query=WALK", ["walk", "walking tour", "WALKS", "city walk", "forest walk"]),
        ("?query=walk&limit=2", ["walk", "walking tour"]),
        ("?query=walk&start=3&limit=1", ["city walk"]),
        ("?query=special", ["special_label", "special_label*", "special_label#", "special-label"]),
        ("?query=special&suggestion=true", ["special_label", "special-label"]),
        ("?query=special_label", ["special_label", "special_label*", "special_label#"]),
        ("?query=ébè", ["Ébène"]),
        ("?query=%25", []),
        ("?query=walk&start=9223372036854775807", []),
        ("?query=walk&start=99999999999999999999999999999", []),
        ("?query=zo&start=-1", ["zomer"]),
        ("?query=zo&start=x&limit=x", ["zomer"]),
        ("?query=walk&limit=0", []),
    ],
)
def test_searching(make, anonymous, query, found):
    for name in NAMES:
        make(name)
    shown = anonymous.got("/labels" + query)
    assert [one["name"] for one in shown["member"]] == found
    assert shown["@type"] == "PagedCollection"
    assert shown["@context"] == "http://www.w3.org/ns/hydra/context.jsonld"


def test_pages_of_thirty(make, anonymous):
    for number in range(35):
        make(f"nummer {number:02}", privacy="private" if number % 2 else "public")
    for query in ("", "?limit=100", "?limit=-5"):
        shown = anonymous.got("/labels" + query)
        assert (shown["itemsPerPage"], shown["totalItems"], len(shown["member"])) == (30, 35, 30)
    rest = anonymous.got("/labels?start=30")
    assert [one["name"] for one in rest["member"]] == [f"nummer {number}" for number in range(30, 35)]
    answer = anonymous("GET", "/labels?limit=7")
    assert answer.headers["Content-Type"] == "application/ld+json"
    assert answer.json()["itemsPerPage"] == 7


def test_searching_takes_two_queries(make, anonymous, django_assert_num_queries):
    make("walk")
    with django_assert_num_queries(2):
        anonymous.got("/labels?query=wa")


@pytest.mark.parametrize(
    ("name", "excluded"),
    [
        ("goed", False),
        ("één taalicoon", False),
        ("a1", False),
        ("x" * 50, False),
        ("x" * 51, True),
        ("_goed", True),
        ("goed-", True),
        ("go#ed", True),
        ("go.ed", True),
    ],
)
def test_some_names_are_not_suggested(call, place_id, name, excluded):
    assert call("PUT", f"/places/{place_id}/labels/{quoted(name)}").status_code == 204
    assert label(name).excluded is excluded


def test_use_makes_a_label_in_the_list_of_its_use(call, place_id):
    event_id = call.made("/events", event(place_id, labels=["Zomer"], hiddenLabels=["Dossier"]))
    assert labels_of(call.got(f"/events/{event_id}")) == (["Zomer"], ["Dossier"])
    assert (label("zomer").visible, label("zomer").private) == (True, False)
    assert (label("dossier").visible, label("dossier").private) == (False, False)
    other = call.made("/events", event(place_id, labels=["DOSSIER", "zomer"]))
    assert labels_of(call.got(f"/events/{other}")) == (["Zomer"], ["Dossier"])


def test_a_label_needs_no_right_on_the_item(stranger, call, event_id):
    path = f"/events/{event_id}/labels"
    assert stranger("PUT", f"{path}/zomer").status_code == 204
    assert labels_of(call.got(f"/events/{event_id}")) == (["zomer"], [])
    assert stranger("DELETE", f"{path}/ZOMER").status_code == 204
    assert stranger("DELETE", f"{path}/zomer").status_code == 204
    assert labels_of(call.got(f"/events/{event_id}")) == ([], [])
    assert stranger("PUT", path, {"labels": ["zomer"]}).status_code == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_a_private_label_is_refused(call, god, make, event_id, method):
    make("Geheim", privacy="private")
    god("PUT", f"/events/{event_id}/labels/geheim")
    before = call.got(f"/events/{event_id}")
    told = problem(call(method, f"/events/{event_id}/labels/geheim"))
    assert told == {
        "type": PROBS + "uitdatabank/label-not-allowed",
        "title": "Label not allowed",
        "status": 403,
        "detail": 'The label "geheim" is reserved and you do not have sufficient permissions to use it.',
        "label": "geheim",
    }
    assert call.got(f"/events/{event_id}") == before


@pytest.mark.parametrize("kind", ["events", "places", "organizers"])
def test_the_whole_set(call, god, make, kind, place_id, event_id):
    organizer_id = call.made("/organizers", organizer(labels=["oud"]))
    path = f"/{kind}/" + {"events": event_id, "places": place_id, "organizers": organizer_id}[kind]
    make("verborgen", "invisible")
    make("geheim", privacy="private")
    make("geheim ook", privacy="private")
    god("PUT", f"{path}/labels/geheim")
    wanted = {"labels": ["Nieuw", "VERBORGEN", "geheim ook"]}
    assert call("PUT", f"{path}/labels", wanted).status_code == 204
    assert labels_of(call.got(path)) == (["geheim", "Nieuw"], ["verborgen"])
    before = rows()
    assert call("PUT", f"{path}/labels", wanted).status_code == 204
    assert [new - old for new, old in zip(rows(), before, strict=True)] == [1, 1]


def test_imported_and_manual_labels(call, place_id):
    """Only what came with whole documents disappears by leaving it out of one."""

    def put(**lists):
        body = event(place_id, **lists)
        assert call("PUT", f"/events/{event_id}", body).status_code == 200
        return labels_of(call.got(f"/events/{event_id}"))

    event_id = call.made("/events", event(place_id, labels=["een", "twee"], hiddenLabels=["drie"]))
    path = f"/events/{event_id}/labels"
    call("PUT", f"{path}/hand")
    call("PUT", f"{path}/een")
    assert put(labels=["twee", "hand"]) == (["twee", "hand"], [])
    assert put() == (["hand"], [])
    assert put(labels=["vier"]) == (["hand", "vier"], [])
    call("PUT", path, {"labels": ["vier", "vijf"]})
    assert put() == (["vijf"], [])


def test_a_label_that_is_hidden_moves_in_all_documents(call, god, make, place_id):
    body = event(place_id, labels=["Zomer", "ander"])
    ids = [call.made("/events", body) for _ in range(3)]
    plain = call.made("/events", event(place_id))
    host = call.made("/organizers", organizer(labels=["ZOMER"]))
    call("PUT", f"/places/{place_id}/labels/zomer")
    paths = [f"/events/{one}" for one in ids] + [f"/organizers/{host}", f"/places/{place_id}"]
    before = {path: call.got(path) for path in [*paths, f"/events/{plain}"]}
    uuid = label("zomer").id
    OutboxEvent.objects.all().delete()
    god("PATCH", f"/labels/{uuid}", {"command": "MakeInvisible"})
    assert labels_of(call.got(paths[0])) == (["Zomer", "ander"], [])
    finish_jobs()
    assert latest()[0].result == {"moved": 5}
    for path in paths:
        shown = call.got(path)
        rest = {name: value for name, value in before[path].items() if name not in ("labels", "location")}
        assert shown.items() >= rest.items()
        assert labels_of(shown) == (["ander"] if "events" in path else [], ["Zomer"])
    after = call.got(f"/events/{plain}")
    assert (after["modified"], labels_of(after)) == (before[f"/events/{plain}"]["modified"], ([], []))
    news = OutboxEvent.objects.filter(type__endswith=".changed").exclude(type="offers.label.changed")
    assert {row.aggregate_id for row in news} == {*ids, host, place_id}
    assert {row.lane for row in news} == {1}
    assert len(god.got(f"/events/{ids[0]}/history")) == 1
    god("PATCH", f"/labels/{uuid}", {"command": "MakeVisible"})
    finish_jobs()
    assert labels_of(call.got(paths[0])) == (["Zomer", "ander"], []) or labels_of(call.got(paths[0])) == (
        ["ander", "Zomer"],
        [],
    )


@pytest.mark.parametrize(
    ("path", "body", "title"),
    [
        ("/offers/labels", {}, 'Missing value "label".'),
        ("/offers/labels", [], 'Missing value "label".'),
        ("/offers/labels", {"offers": []}, 'Missing value "label".'),
        ("/offers/labels", {"label": "zomer"}, 'Missing value "offers".'),
        ("/query/labels", {"query": "x"}, 'Missing value "label".'),
        ("/query/labels", {"label": None, "query": "x"}, 'Missing value "label".'),
        ("/query/labels", {"label": "zomer"}, 'Missing value "query".'),
    ],
)
def test_what_is_missing_from_bulk_work(call, path, body, title):
    assert problem(call("POST", path, body)) == {"type": "about:blank", "title": title, "status": 400}
    assert latest() == []


@pytest.mark.parametrize(
    ("path", "body", "told"),
    [
        ("/offers/labels", {"label": "a;b", "offers": []}, "The label should match pattern: ^[^;]{2,255}$"),
        ("/query/labels", {"label": "x", "query": "y"}, "The label should match pattern: ^[^;]{2,255}$"),
        ("/offers/labels", {"label": "zomer", "offers": "all"}, None),
        ("/offers/labels", {"label": "zomer", "offers": [{"@id": "x"}]}, None),
        ("/offers/labels", {"label": "zomer", "offers": [{"@id": "x", "@type": "Organizer"}]}, None),
        ("/query/labels", {"label": ["zomer"], "query": "y"}, None),
    ],
)
def test_bulk_work_of_another_form(call, path, body, told):
    shown = problem(call("POST", path, body))
    assert (shown["type"], shown["status"], shown.get("detail")) == (PROBS + "body/invalid-data", 400, told)
    assert ("schemaErrors" in shown) is (told is None)
    assert latest() == []


def test_many_offers_get_a_label(call, stranger, place_id):
    first, second = (call.made("/events", event(place_id)) for _ in range(2))
    base = "https://anything.example.org"
    offers = [
        {"@id": f"{base}/events/{first}", "@type": "Event"},
        {"@id": f"{base}/event/{second}/", "@type": "Event"},
        {"@id": f"{base}/events/{second}", "@type": "Event"},
        {"@id": f"{base}/places/{place_id}", "@type": "Place"},
        {"@id": f"{base}/events/{UNKNOWN}", "@type": "Event"},
    ]
    answer = stranger("POST", "/offers/labels", {"label": "Zomer", "offers": offers})
    assert answer.status_code == 200
    command = answer.json()["commandId"]
    assert list(answer.json()) == ["commandId"]
    assert Caller(None).got(f"/jobs/{command}") == "waiting"
    assert "labels" not in call.got(f"/events/{first}")
    finish_jobs()
    assert Caller(None).got(f"/jobs/{command}") == "complete"
    for path in (f"/events/{first}", f"/events/{second}", f"/places/{place_id}"):
        assert labels_of(call.got(path)) == (["Zomer"], [])
    assert (job(command).done, job(command).total, job(command).asked_by) == (5, 5, "user-two")
    assert job(command).result == {"labelled": 3, "failed": 1}


def test_bulk_work_has_the_rights_of_who_asked(call, make, event_id):
    make("geheim", privacy="private")
    offers = [{"@id": f"https://x.example.org/events/{event_id}", "@type": "Event"}]
    command = call("POST", "/offers/labels", {"label": "geheim", "offers": offers}).json()["commandId"]
    finish_jobs()
    assert (job(command).state, job(command).result) == ("complete", {"labelled": 0, "failed": 1})
    assert "labels" not in call.got(f"/events/{event_id}")


def test_names_that_grow_when_they_are_compared(make, call, place_id):
    name = "ΐ" * 255
    made = make(name)
    assert make(name.upper()[:255]) != made
    assert call.got(f"/labels/{quoted(name)}")["uuid"] == made
    assert [one["uuid"] for one in call.got(f"/labels?query={quoted(name)}")["member"]] == [made]
    assert call("PUT", f"/places/{place_id}/labels/{quoted(name)}").status_code == 204
    assert labels_of(call.got(f"/places/{place_id}")) == ([name], [])


def test_a_name_is_one_line(call, place_id):
    path = f"/places/{place_id}/labels"
    told = problem(call("PUT", f"{path}/{quoted(chr(10).join(('een', 'twee')))}"))
    assert (told["status"], told["detail"]) == (404, "The label should match pattern: ^[^;]{2,255}$")
    assert call("POST", path, {"label": "een\ntwee"}).status_code == 400
    assert labels_of(call.got(f"/places/{place_id}")) == ([], [])


def test_more_labels_than_one_query_asks_for(call, place_id):
    names = [f"nummer {number}" for number in range(2_100)]
    assert call("PUT", f"/places/{place_id}/labels", {"labels": names}).status_code == 204
    shouted = [name.upper() for name in names]
    assert call("PUT", f"/places/{place_id}/labels", {"labels": shouted}).status_code == 204
    assert labels_of(call.got(f"/places/{place_id}")) == (names, [])


def test_a_list_has_an_end(call, place_id, event_id):
    """Each unknown name becomes a label that everybody sees, within one transaction."""
    names = [f"nummer {number}" for number in range(10_001)]
    for path, sent in (
        (f"/places/{place_id}/labels", {"labels": names}),
        (f"/events/{event_id}/labels", {"labels": names}),
        (f"/events/{event_id}", event(place_id, labels=names)),
        (f"/events/{event_id}", event(place_id, hiddenLabels=names)),
    ):
        (fault,) = problem(call("PUT", path, sent))["schemaErrors"]
        assert fault["jsonPointer"] in {"/labels", "/hiddenLabels"}
        assert fault["error"] == "Array should have at most 10000 items, 10001 found"
    assert label("nummer 1") is None
