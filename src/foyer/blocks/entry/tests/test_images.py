# SPDX-License-Identifier: EUPL-1.2
"""Images by the contract: upload, fetch, read, show with events, places and organisers."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.test import Client

from foyer.blocks.entry.tests.calling import ROOT, problem
from foyer.blocks.identity.public import issue_token
from foyer.blocks.media.tests.pictures import picture
from foyer.blocks.offers.tests.documents import event, organizer, place, several
from foyer.kernel import clock, ids, schedules
from foyer.kernel.clock import FixedClock, use
from foyer.kernel.ids import NIL
from foyer.kernel.models import AuditEntry
from foyer.kernel.tests.servers import serving

FIELDS = {"description": "Een vlot", "copyrightHolder": "De Sluis", "language": "nl"}
JPEG = picture(size=(40, 30))
PROBS = "https://api.publiq.be/probs/"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FOYER_STORAGE_URL = (tmp_path / "files").as_uri()
    return tmp_path / "files"


def sent(fields, who="user-one", **headers):
    """Send a form as a client does."""
    if who:
        headers["Authorization"] = f"Bearer {issue_token(who)}"
    return Client().post(f"{ROOT}/images", fields, headers=headers)


def form(data=JPEG, name="foto.jpg", **changed):
    return {"file": SimpleUploadedFile(name, data), **FIELDS, **changed}


def uploaded(**changed):
    answer = sent(form(**changed))
    assert answer.status_code == 201, answer.content
    return answer.json()["imageId"]


def shown(image_id, settings, **changed):
    url = f"{settings.FOYER_IMAGES_URL}/{image_id}.jpeg"
    return {
        "@id": f"{settings.FOYER_ENTRY_URL}/images/{image_id}",
        "@type": "schema:ImageObject",
        "id": image_id,
        "contentUrl": url,
        "thumbnailUrl": url,
        "description": "Een vlot",
        "copyrightHolder": "De Sluis",
        "inLanguage": "nl",
        **changed,
    }


@pytest.mark.django_db
def test_an_image_is_uploaded_and_read(settings, anonymous):
    answer = sent(form())
    image_id = answer.json()["imageId"]
    assert answer.status_code == 201
    assert answer.json() == {"@id": f"{settings.FOYER_ENTRY_URL}/images/{image_id}", "imageId": image_id}
    for path in (f"/images/{image_id}", f"/media/{image_id}/", f"/images/{image_id.upper()}"):
        read = anonymous("GET", path)
        assert (read.status_code, read.headers["Content-Type"]) == (200, "application/json")
        assert read.json() == shown(image_id, settings)
    file = Client().get(f"/images/{image_id}.jpeg")
    assert file.headers["Content-Type"] == "image/jpeg"
    assert b"".join(file)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("form_", "extension"), [("PNG", "png"), ("GIF", "gif"), ("JPEG", "jpeg")], ids=["png", "gif", "jpeg"]
)
@pytest.mark.parametrize(
    "name", ["foto.html", "../../../etc/passwd", "a\\b.svg", "x" * 300, ".png", "foto.php;.jpg"]
)
def test_the_content_alone_names_the_file(form_, extension, name, anonymous, files):
    image_id = uploaded(data=picture(form_, size=(8, 6)), name=name)
    assert anonymous.got(f"/images/{image_id}")["contentUrl"].endswith(f"/{image_id}.{extension}")
    assert [path.name for path in files.rglob("*") if path.is_file()] == [f"{image_id}.{extension}"]


@pytest.mark.django_db
def test_a_token_is_needed():
    assert problem(sent(form(), who=None))["type"] == PROBS + "auth/unauthorized"
    assert not AuditEntry.objects.filter(aggregate_type="image").exists()


REFUSED = [
    ({**FIELDS}, "body/file-missing", "The file property is required"),
    (form() | {"more": SimpleUploadedFile("b.png", JPEG)}, "body/file-missing", "Only one file is allowed"),
    (form(description=""), "body/invalid-data", 'Form data field "description" is required.'),
    (form(copyrightHolder=" "), "body/invalid-data", 'Form data field "copyrightHolder" is required.'),
    (form(language=""), "body/invalid-data", 'Form data field "language" is required.'),
    *(
        (
            form(language=language),
            "body/invalid-data",
            'Form data field "language" is must be exactly 2 lowercase letters long (for example "nl").',
        )
        for language in ("nld", "NL", "n", "é1", "ñl")
    ),
    (
        form(copyrightHolder=" x "),
        "body/invalid-data",
        'Form data field "copyrightHolder" is invalid: it must have at least 2 characters, not 1.',
    ),
    (
        form(data=b"woorden"),
        "body/file-invalid-type",
        'The uploaded file has mime type "text/plain" instead of image/png,image/jpeg,image/gif',
    ),
    (
        form(data=b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", name="a.png"),
        "body/file-invalid-type",
        'The uploaded file has mime type "image/svg+xml" instead of image/png,image/jpeg,image/gif',
    ),
    (form(data=b""), "body/file-invalid-size", "The size of the uploaded image must not be 0 bytes."),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("fields", "name", "detail"), REFUSED)
def test_forms_that_are_refused(fields, name, detail, files):
    for value in fields.values():
        if hasattr(value, "seek"):
            value.seek(0)
    told = problem(sent(fields))
    assert (told["status"], told["type"], told["detail"]) == (400, PROBS + name, detail)
    assert not files.exists()
    assert not AuditEntry.objects.exists()


@pytest.mark.django_db
def test_a_form_that_is_none(call):
    for kind in ("multipart/form-data", "multipart/form-data; boundary=x"):
        told = problem(call("POST", "/images", b"--y\r\n", **{"Content-Type": kind}))
        assert told["status"] == 400
    told = problem(call("POST", "/images", b"--y\r\n", **{"Content-Type": "multipart/form-data"}))
    assert told["type"] == PROBS + "body/invalid-data"


@pytest.mark.django_db
def test_images_may_be_larger_than_other_bodies(settings, call):
    large = 13 * 1024 * 1024
    settings.FOYER_IMAGE_MAX_BYTES = large - 1
    told = problem(sent(form(data=JPEG + b"\0" * (large - len(JPEG)))))
    assert told["type"] == PROBS + "body/file-invalid-size"
    assert told["detail"].endswith(f"File size (bytes): {large} Max size (bytes):{large - 1}")
    settings.FOYER_IMAGE_MAX_BYTES = large
    assert sent(form(data=JPEG + b"\0" * (large - len(JPEG)))).status_code == 201
    assert sent(form(data=b"\0" * (3 * large))).status_code == 413
    assert call("POST", "/images", b" " * large).status_code == 413


@pytest.mark.django_db
def test_the_same_upload_twice_by_its_key(files):
    first, second = (sent(form(), **{"Idempotency-Key": "upload-1"}) for _ in range(2))
    assert first.json() == second.json()
    assert second.headers["Idempotent-Replayed"] == "true"
    assert sent(form(description="Anders"), **{"Idempotency-Key": "upload-1"}).status_code == 422
    assert sent(form(data=picture(size=(41, 30))), **{"Idempotency-Key": "upload-1"}).status_code == 422
    # What follows the end of a picture is no part of it, but of the file.
    tails = [sent(form(data=JPEG + tail), **{"Idempotency-Key": "upload-2"}) for tail in (b"a", b"b")]
    assert [answer.status_code for answer in tails] == [201, 422]
    assert len([path for path in files.rglob("*") if path.is_file()]) == 2


@pytest.mark.django_db
def test_the_file_of_a_call_that_was_undone_goes_by_night(files, monkeypatch):
    """The call with a key is undone as a whole, as when its process dies: only the note of the file stays."""

    def broken(*_):
        raise DatabaseError

    monkeypatch.setattr("foyer.kernel.http.idempotency._keep", broken)
    assert sent(form(), **{"Idempotency-Key": "upload-1"}).status_code >= 500
    assert not AuditEntry.objects.filter(aggregate_type="image").exists()
    assert len([path for path in files.rglob("*") if path.is_file()]) == 1
    with use(FixedClock(clock.now() + timedelta(days=1, hours=1))):
        schedules.find("media.prune").run()
    assert not [path for path in files.rglob("*") if path.is_file()]


ASKED = {"description": "Een vlot", "copyrightHolder": "De Sluis", "inLanguage": "nl"}


@pytest.mark.django_db
def test_an_image_is_fetched(call, settings):
    def answer(request):
        return (200, {}, JPEG) if request.path == "/testfiles/publiq" else (404, {}, b"")

    with serving(answer) as server:
        settings.FOYER_FETCH_ALLOW = {"io.example.org": f"127.0.0.1:{server.server_port}"}
        done = call("POST", "/images", {**ASKED, "contentUrl": "http://io.example.org/testfiles/publiq"})
        told = problem(
            call("POST", "/images", {**ASKED, "contentUrl": "http://io.example.org/testfiles/no.png"})
        )
    image_id = done.json()["imageId"]
    assert (done.status_code, call.got(f"/images/{image_id}")) == (201, shown(image_id, settings))
    expected = {
        "type": PROBS + "body/invalid-data",
        "title": "Invalid body data",
        "status": 400,
        "detail": "The file could not be downloaded correctly.",
    }
    assert told == expected
    for inside in ("http://127.0.0.1/x.png", "http://localhost:8000/", "http://169.254.169.254/latest/"):
        assert problem(call("POST", "/images", {**ASKED, "contentUrl": inside})) == expected


@pytest.mark.django_db
def test_what_is_asked_to_be_fetched_is_judged_first(call):
    told = problem(call("POST", "/images", {"contentUrl": "x", "copyrightHolder": "a"}))
    assert told["schemaErrors"] == [
        {"jsonPointer": "/", "error": "The required properties (description, inLanguage) are missing"}
    ]
    told = problem(call("POST", "/images", {**ASKED, "contentUrl": "no address", "inLanguage": "xx"}))
    assert {one["jsonPointer"] for one in told["schemaErrors"]} == {"/contentUrl", "/inLanguage"}


@pytest.mark.django_db
@pytest.mark.parametrize("image_id", ["none", NIL, "x" * 36, "a" * 300])
def test_unknown_images(image_id, anonymous):
    for path in ("/images/", "/media/"):
        told = problem(anonymous("GET", path + image_id))
        assert told["detail"] == f'The media object with id "{image_id}" was not found.'
        assert (told["status"], told["type"]) == (404, PROBS + "url/not-found")


# Shown with an event or place


def add(call, one, image_id):
    assert call("POST", f"{one}/images", {"mediaObjectId": image_id}).status_code == 204


def main(call, one):
    return call.got(one).get("image", "").rpartition("/")[2].partition(".")[0]


def test_images_are_shown_changed_and_taken_off(call, one, settings):
    first, second = uploaded(), uploaded(description="Een brug", language="fr")
    completeness = call.got(one)["completeness"]
    add(call, one, first)
    add(call, one, second)
    document = call.got(one)
    other = {"description": "Een brug", "inLanguage": "fr"}
    assert document["mediaObject"] == [shown(first, settings), shown(second, settings, **other)]
    assert document["image"] == document["mediaObject"][0]["contentUrl"]
    assert document["completeness"] > completeness

    playhead = document["playhead"]
    add(call, one, first)
    assert call("DELETE", f"{one}/images/{NIL}").status_code == 204
    assert call("DELETE", f"{one}/images/none").status_code == 204
    assert call.got(one)["playhead"] == playhead

    texts = {"description": "Vlot", "copyrightHolder": "Iemand"}
    assert call("PUT", f"{one}/images/{first}", texts).status_code == 204
    assert call("POST", f"{one}/images/{NIL}", texts).status_code == 204
    assert call.got(one)["mediaObject"][0] == shown(first, settings, **texts)
    assert call.got(f"/images/{first}") == shown(first, settings)

    assert call("PUT", f"{one}/images/main", {"mediaObjectId": second}).status_code == 204
    assert main(call, one) == second
    assert [image["id"] for image in call.got(one)["mediaObject"]] == [first, second]
    assert call("POST", f"{one}/images/main", {"mediaObjectId": first}).status_code == 204
    assert call("DELETE", f"{one}/images/{first}").status_code == 204
    assert main(call, one) == second
    assert call("DELETE", f"{one}/images/{second}").status_code == 204
    assert not {"mediaObject", "image"} & set(call.got(one))
    assert call.got(one)["playhead"] == playhead + 5


def test_what_is_refused_of_images(call, stranger, one):
    image_id = uploaded()
    told = problem(call("POST", f"{one}/images", {"mediaObjectId": NIL}))
    assert (told["status"], told["detail"]) == (404, f'The Image with id "{NIL}" was not found.')
    told = problem(call("POST", f"{one}/images", {"mediaObjectId": "x"}))
    assert told["schemaErrors"] == [
        {"jsonPointer": "/mediaObjectId", "error": "The data must match the 'uuid' format"}
    ]
    told = problem(call("PUT", f"{one}/images/none", {"description": "a", "copyrightHolder": "bb"}))
    assert (told["status"], told["detail"]) == (404, 'The Image with id "none" was not found.')
    told = problem(call("PUT", f"{one}/images/main", {"mediaObjectId": image_id}))
    assert told == {
        "type": PROBS + "body/image-must-be-linked-to-resource",
        "title": "Image must be linked to resource",
        "status": 400,
        "detail": f"The image with id {image_id} is not linked to the resource. "
        "Add it first before you can perform an action.",
    }
    before = AuditEntry.objects.count()
    for method, path, body in (
        ("POST", "/images", {"mediaObjectId": image_id}),
        ("PUT", "/images/main", {"mediaObjectId": image_id}),
        ("PUT", f"/images/{image_id}", {"description": "a", "copyrightHolder": "bb"}),
        ("DELETE", f"/images/{image_id}", None),
    ):
        assert stranger(method, one + path, body).status_code == 403
    assert AuditEntry.objects.count() == before
    assert "mediaObject" not in call.got(one)


def test_an_organiser_has_images_too(call, settings):
    host = f"/organizers/{call.made('/organizers', organizer())}"
    first, second = uploaded(), uploaded()
    own = {"description": "Logo", "copyrightHolder": "vzw Linde", "language": "fr"}
    assert call("POST", f"{host}/images", {"id": first}).status_code == 204
    assert call("POST", f"{host}/images", {"id": second, **own}).status_code == 204
    french = {"description": "Logo", "copyrightHolder": "vzw Linde", "inLanguage": "fr"}
    document = call.got(host)
    assert document["images"] == [shown(first, settings), shown(second, settings, **french)]
    assert document["mainImage"] == document["images"][0]["contentUrl"]

    changes = [{"id": first, "language": "de"}, {"id": NIL, "description": "Niemand"}]
    assert call("PATCH", f"{host}/images", changes).status_code == 204
    assert call.got(host)["images"][0] == shown(first, settings, inLanguage="de")
    assert call("PUT", f"{host}/images/main", {"imageId": second}).status_code == 204
    assert call.got(host)["mainImage"].endswith(f"{second}.jpeg")
    assert call("PUT", f"{host}/images/main", {"mediaObjectId": first}).status_code == 204
    assert call.got(host)["mainImage"].endswith(f"{first}.jpeg")
    told = problem(call("PUT", f"{host}/images/main", {"imageId": NIL}))
    assert told["type"] == PROBS + "body/image-must-be-linked-to-resource"
    told = problem(call("PATCH", f"{host}/images", [{"id": first, "copyrightHolder": "xx"}]))
    assert told["schemaErrors"] == [
        {"jsonPointer": "/0/copyrightHolder", "error": "Minimum string length is 3, found 2"}
    ]
    assert call("DELETE", f"{host}/images/{first}").status_code == 204
    assert call.got(host)["mainImage"].endswith(f"{second}.jpeg")


# Whole documents, imports, copies


def test_whole_documents_show_images(call, settings):
    image_id, other = uploaded(), uploaded(description="Een brug")
    link = {"@id": f"https://old.example.org/images/{image_id}"}
    for plural, body, listed in (
        ("places", place(), "mediaObject"),
        ("organizers", organizer(), "images"),
    ):
        public_id = call.made(f"/{plural}", {**body, listed: [link, {**link, "description": "Tweede keer"}]})
        assert call.got(f"/{plural}/{public_id}")[listed] == [shown(image_id, settings)]
        own = {
            "@id": f"https://x.example.org/images/{other.upper()}/",
            "description": "Eigen",
            "inLanguage": "en",
        }
        assert call("PUT", f"/{plural}/{public_id}", {**body, listed: [own, link]}).status_code == 200
        found = call.got(f"/{plural}/{public_id}")
        assert [one["id"] for one in found[listed]] == [other, image_id]
        assert found[listed][0] == shown(other, settings, description="Eigen", inLanguage="en")
        # The main one stays it while it is there.
        assert found["image" if plural == "places" else "mainImage"].endswith(f"{image_id}.jpeg")
        assert call("PUT", f"/{plural}/{public_id}", body).status_code == 200
        assert listed not in call.got(f"/{plural}/{public_id}")


def test_old_imports_show_images(call, settings):
    image_id = uploaded()
    hall = call.made("/places", place())
    link = {"@id": f"https://old.example.org/images/{image_id}"}
    answer = call("POST", "/imports/events", event(hall, mediaObject=[link]))
    assert answer.status_code == 200
    assert call.got(f"/events/{answer.json()['id']}")["mediaObject"] == [shown(image_id, settings)]


def test_an_image_that_was_never_uploaded(call):
    hall = call.made("/places", place())
    url = f"https://old.example.org/images/{ids.new()}"
    told = problem(call("POST", "/events", event(hall, mediaObject=[{"@id": url}])))
    image_id = url.rpartition("/")[2]
    assert told["schemaErrors"] == [
        {
            "jsonPointer": "/mediaObject/0/@id",
            "error": f'Image with @id "{url}" (id "{image_id}") does not exist.',
        }
    ]


def test_a_copy_shows_the_images_of_the_original(call, settings):
    hall = call.made("/places", place())
    original = f"/events/{call.made('/events', several(hall, 6, 7))}"
    image_id = uploaded()
    add(call, original, image_id)
    calendar = {
        "calendarType": "periodic",
        "startDate": "2026-05-01T00:00:00+02:00",
        "endDate": "2026-05-31T23:59:59+02:00",
    }
    answer = call("POST", f"{original}/copies", calendar)
    copy = call.got(f"/events/{answer.json()['eventId']}")
    assert copy["mediaObject"] == [shown(image_id, settings)]
    assert copy["image"] == copy["mediaObject"][0]["contentUrl"]


def test_documents_follow_the_address_of_files(call, one, settings):
    image_id = uploaded()
    add(call, one, image_id)
    settings.FOYER_IMAGES_URL = "https://images.example.org"
    found = call.got(one)
    assert found["image"] == f"https://images.example.org/{image_id}.jpeg"
    assert found["mediaObject"] == [shown(image_id, settings)]


# What is beyond the contract


@pytest.mark.django_db
def test_where_to_cut_and_what_is_on_it(call, stranger, anonymous, settings):
    image_id = uploaded()
    assert call("PUT", f"/images/{image_id}/focus", {"x": 10, "y": 90}).status_code == 204
    french = {"description": "Un radeau", "copyrightHolder": "De Sluis"}
    assert call("PUT", f"/images/{image_id}/texts/fr", french).status_code == 204
    assert anonymous.got(f"/images/{image_id}/versions") == {
        "width": 40,
        "height": 30,
        "focus": {"x": 10, "y": 90},
        "versions": [],
        "texts": {"fr": french, "nl": {"description": "Een vlot", "copyrightHolder": "De Sluis"}},
    }
    assert stranger("PUT", f"/images/{image_id}/focus", {"x": 1, "y": 1}).status_code == 403
    assert stranger("PUT", f"/images/{image_id}/texts/fr", french).status_code == 403
    assert problem(call("PUT", f"/images/{image_id}/focus", {"x": 101, "y": 1}))["status"] == 400
    assert problem(call("PUT", f"/images/{image_id}/texts/frans", french))["status"] == 404
    assert problem(call("PUT", f"/images/{NIL}/focus", {"x": 1, "y": 1}))["status"] == 404
    assert problem(anonymous("GET", f"/images/{NIL}/versions"))["status"] == 404
    assert call.got(f"/images/{image_id}") == shown(image_id, settings)
