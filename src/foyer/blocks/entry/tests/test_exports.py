# SPDX-License-Identifier: EUPL-1.2
"""Exports as the contract tells of them: what is checked, in which order, and with which words."""

import io
from datetime import timedelta

import openpyxl
import orjson
import pytest

from foyer.blocks.entry.tests.calling import ROOT, Caller, problem
from foyer.blocks.exports.public import export
from foyer.blocks.jobs.tests.finishing import finish_jobs
from foyer.blocks.offers.tests.documents import event, place
from foyer.blocks.search.public import rebuild_index
from foyer.kernel import clock

FORMS = ("json", "ooxml", "pdf")
LOOKS = {"brand": "uit", "logo": "uit.svg", "title": "Dit weekend"}


@pytest.fixture(autouse=True)
def _folders(settings, tmp_path):
    settings.FOYER_DOWNLOADS_FOLDER = tmp_path / "downloads"
    settings.FOYER_BRANDS_FOLDER = tmp_path / "brands"
    settings.FOYER_SEARCH_PATH = tmp_path / "search"


@pytest.fixture
def events(call):
    """Make three events and an index that has them; return their ids by name."""
    hall = call.made("/places", place())
    made = {}
    with clock.use(clock.FixedClock(clock.now())) as fixed:
        for name in ("Aap", "Boom", "Citer"):
            made[name] = call.made("/events", event(hall, name={"nl": name}))
            fixed.advance(timedelta(seconds=1))
    rebuild_index()
    return made


def wanted(form, **changed):
    return {"query": "id:*", **({"customizations": LOOKS} if form == "pdf" else {}), **changed}


def started(call, form, **changed):
    """Start an export, let it be made, and return its id and whether it has a link."""
    response = call("POST", f"/events/export/{form}", wanted(form, **changed))
    assert response.status_code == 200, response.content
    assert set(response.json()) == {"commandId"}
    finish_jobs()
    return response.json()["commandId"]


def downloaded(anonymous, export_id):
    link = export(export_id).link
    response = anonymous("GET", link.partition(ROOT)[2])
    assert response.status_code == 200
    return response, b"".join(response.streaming_content)


REFUSED = [
    (FORMS, None, {"type": "https://api.publiq.be/probs/body/missing", "title": "Body missing"}),
    (
        FORMS,
        "{",
        {
            "type": "https://api.publiq.be/probs/body/invalid-syntax",
            "title": "Invalid body syntax",
            "detail": "The given request body could not be parsed as JSON.",
        },
    ),
    (FORMS, {}, {"type": "about:blank", "title": "query is missing"}),
    (FORMS, {"query": None}, {"type": "about:blank", "title": "query is missing"}),
    (FORMS, {"query": ""}, {"type": "about:blank", "title": "query is missing"}),
    (FORMS, [], {"type": "about:blank", "title": "query is missing"}),
    (FORMS, {"email": "no"}, {"type": "about:blank", "title": "query is missing"}),
    *(
        (
            FORMS,
            {"query": "x", "email": email},
            {
                "type": "https://api.publiq.be/probs/body/invalid-data",
                "title": "Invalid body data",
                "detail": "Given string is not a valid e-mail address.",
            },
        )
        for email in ("no", "", "a@b@c", "a b@example.org", 5)
    ),
    (("pdf",), {"query": "x"}, {"type": "about:blank", "title": "customizations is missing"}),
    *(
        (
            ("pdf",),
            {"query": "x", "customizations": {name: "x" for name in LOOKS if name != missing}},
            {"type": "about:blank", "title": f"{missing} is missing"},
        )
        for missing in LOOKS
    ),
    (
        FORMS,
        {"query": "x", "customizations": LOOKS, "include": "name"},
        {
            "type": "https://api.publiq.be/probs/body/invalid-data",
            "title": "Invalid body data",
            "schemaErrors": [
                {"jsonPointer": "/include", "error": "The data (string) must match the type: array"}
            ],
        },
    ),
]


@pytest.mark.parametrize(
    ("form", "body", "told"), [(form, body, told) for forms, body, told in REFUSED for form in forms]
)
def test_what_is_refused_and_how(call, form, body, told):
    response = call("POST", f"/events/export/{form}", body)
    assert problem(response) == {**told, "status": 400}


@pytest.mark.parametrize("form", FORMS)
def test_an_export_needs_a_token(anonymous, form):
    response = anonymous("POST", f"/events/export/{form}", wanted(form))
    assert problem(response)["detail"] == "Authorization header missing."


@pytest.mark.parametrize("path", ["/events/export/csv", "/events/export/xls"])
def test_there_are_no_other_forms(call, path):
    assert call("POST", path, {"query": "x"}).status_code in {404, 405}


@pytest.mark.parametrize(("form", "extension"), [("json", "json"), ("ooxml", "xlsx"), ("pdf", "pdf")])
def test_a_job_tells_when_it_is_done_and_the_file_can_be_had(call, anonymous, events, form, extension):
    export_id = started(call, form)
    assert anonymous.got(f"/jobs/{export_id}") == "complete"
    response, body = downloaded(anonymous, export_id)
    assert response.headers["Content-Disposition"] == f'attachment; filename="export.{extension}"'
    assert int(response.headers["Content-Length"]) == len(body) > 100


def test_json_is_reduced_to_what_is_included(call, anonymous, events):
    _, body = downloaded(anonymous, started(call, "json", include=["name"], order={"created": "desc"}))
    base = "http://localhost:8000" + ROOT
    assert orjson.loads(body) == [
        {"@id": f"{base}/events/{events[name]}", "name": {"nl": name}} for name in ("Citer", "Boom", "Aap")
    ]


def test_a_selection_limits_what_the_query_finds(call, anonymous, events):
    address = f"http://anything.example.org/events/{events['Boom']}"
    export_id = started(call, "ooxml", selection=[address], include=["id", "name"])
    _, body = downloaded(anonymous, export_id)
    sheet = openpyxl.load_workbook(io.BytesIO(body)).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Id", "Naam"],
        [events["Boom"], "Boom"],
    ]


def test_an_empty_selection_limits_nothing(call, events):
    assert export(started(call, "json", selection=[])).items == 3


def test_drafts_and_what_is_over_are_exported_too(call, events):
    draft = event(call.made("/places", place(name={"nl": "Elders"})), name={"nl": "Klad"})
    del draft["workflowStatus"]
    call.made("/events", draft)
    rebuild_index()
    assert export(started(call, "json")).items == 4


def test_more_than_the_maximum_fails(call, anonymous, events, settings):
    settings.FOYER_EXPORT_MAXIMUM = 2
    export_id = started(call, "json")
    assert anonymous.got(f"/jobs/{export_id}") == "failed"
    assert export(export_id).link is None


@pytest.mark.parametrize("changed", [{"query": "("}, {"order": {"planet": "asc"}}])
def test_a_search_that_is_refused_fails(call, anonymous, events, changed):
    assert anonymous.got(f"/jobs/{started(call, 'json', **changed)}") == "failed"


@pytest.mark.parametrize(
    "name",
    [
        "nothing",
        "00000000-0000-4000-8000-000000000000.json",
        "../secret-key",
        "..%2Fsecret-key",
        "%2e%2e/foyer.sqlite3",
        ".work",
    ],
)
def test_nothing_else_can_be_downloaded(anonymous, events, name):
    assert anonymous("GET", f"/downloads/{name}").status_code == 404


def test_the_id_of_a_job_opens_no_file(call, anonymous, events):
    export_id = started(call, "json")
    assert anonymous("GET", f"/downloads/{export_id}.json").status_code == 404


def test_a_head_tells_of_a_file_without_it(call, anonymous, events):
    link = export(started(call, "json")).link
    response = anonymous("HEAD", link.partition(ROOT)[2])
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["X-Robots-Tag"] == "noindex"


def test_a_call_that_is_repeated_with_a_key_starts_one_export(db):
    call = Caller("user-one")
    answers = [
        call("POST", "/events/export/json", {"query": "x"}, **{"Idempotency-Key": "one-two-three"})
        for _ in range(2)
    ]
    assert answers[0].json() == answers[1].json()
