# SPDX-License-Identifier: EUPL-1.2
"""Both kinds of storage keep what they are given; the bucket asks a server that checks signatures itself."""

import hashlib
import hmac
import io
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote

import pytest

from foyer.blocks.media.storage import StorageFailed, _storage
from foyer.blocks.media.storage.bucket import Bucket
from foyer.blocks.media.storage.folder import Folder
from foyer.config.settings.media import storage_url
from foyer.kernel import clock
from foyer.kernel.tests.servers import serving

NAME = "0d4b5c1e-9d0e-4f1a-a5b6-7c8d9e0f1a2b.png"
KEY, SECRET, REGION = "the-key", "the-secret", "eu-west-1"


def rightly_signed(request, body):
    """Work out the signature of a request from what arrived, by the published steps and code of its own."""
    head = request.headers
    parts = dict(part.strip().split("=", 1) for part in head["Authorization"].split(" ", 1)[1].split(","))
    key, day, region, *rest = parts["Credential"].split("/")
    stamp = head["X-Amz-Date"]
    moment = datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    if (key, region, rest) != (KEY, REGION, ["s3", "aws4_request"]) or not stamp.startswith(day):
        return False
    if abs(clock.now() - moment) > timedelta(minutes=15):
        return False
    names = parts["SignedHeaders"].split(";")
    if "host" not in names or head["X-Amz-Content-Sha256"] != hashlib.sha256(body).hexdigest():
        return False
    lines = [request.command, request.path, ""]
    lines += [f"{name}:{head[name].strip()}" for name in names]
    lines += ["", parts["SignedHeaders"], head["X-Amz-Content-Sha256"]]
    whole = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    text = f"AWS4-HMAC-SHA256\n{stamp}\n{day}/{region}/s3/aws4_request\n{whole}"
    signing = f"AWS4{SECRET}".encode()
    for piece in (day, region, "s3", "aws4_request"):
        signing = hmac.digest(signing, piece.encode(), "sha256")
    return hmac.digest(signing, text.encode(), "sha256").hex() == parts["Signature"]


@pytest.fixture
def server():
    """Serve the bucket `pictures` to whoever signs rightly."""
    kept = {}

    def answer(request):
        body = request.rfile.read(int(request.headers.get("Content-Length", 0)))
        if not rightly_signed(request, body):
            return 403, {}, b"<Error><Code>SignatureDoesNotMatch</Code></Error>"
        path = unquote(request.path)
        if not path.startswith("/pictures/"):
            return 404, {}, b"<Error><Code>NoSuchBucket</Code></Error>"
        if request.command == "PUT":
            kept[path] = (body, request.headers["Content-Type"])
            return 200, {}, b""
        if request.command == "DELETE":
            kept.pop(path, None)
            return 204, {}, b""
        return (200, {}, kept[path][0]) if path in kept else (404, {}, b"<Error/>")

    with serving(answer) as found:
        found.kept = kept
        yield found


@pytest.fixture
def bucket(server, settings):
    settings.FOYER_STORAGE_KEY, settings.FOYER_STORAGE_SECRET = KEY, SECRET
    return Bucket.of(f"s3+http://127.0.0.1:{server.server_port}/pictures/of foyer?region={REGION}")


@pytest.fixture(params=["folder", "bucket"])
def place(request, tmp_path):
    return Folder(tmp_path / "files") if request.param == "folder" else request.getfixturevalue("bucket")


def content(place, name=NAME):
    file = place.open(name)
    if file is None:
        return None
    with file:
        return file.read()


def test_files_are_kept_replaced_and_thrown_away(place):
    assert content(place) is None
    place.save(NAME, b"one", "image/png")
    assert content(place) == b"one"
    place.save(NAME, b"two", "image/png")
    assert content(place) == b"two"
    place.remove(NAME)
    assert content(place) is None
    place.remove(NAME)


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "x.png", f"{NAME}/../x", "/etc/passwd"])
def test_no_other_file_is_touched(place, name):
    for act in (place.open, place.remove, lambda name: place.save(name, b"", "image/png")):
        with pytest.raises(ValueError, match="no image has a file"):
            act(name)


def test_the_bucket_is_told_the_type_and_the_prefix(server, bucket):
    bucket.save(NAME, b"one", "image/png")
    assert server.kept == {f"/pictures/of foyer/{NAME}": (b"one", "image/png")}


def test_a_wrong_secret_opens_nothing(server, settings):
    settings.FOYER_STORAGE_KEY, settings.FOYER_STORAGE_SECRET = KEY, "another"
    wrong = Bucket.of(f"s3+http://127.0.0.1:{server.server_port}/pictures?region={REGION}")
    with pytest.raises(StorageFailed, match="answers 403 to PUT"):
        wrong.save(NAME, b"one", "image/png")
    with pytest.raises(StorageFailed, match="answers 403 to GET"):
        wrong.open(NAME)
    assert server.kept == {}


def test_a_bucket_that_is_not_there_takes_nothing(server, settings):
    settings.FOYER_STORAGE_KEY, settings.FOYER_STORAGE_SECRET = KEY, SECRET
    wrong = Bucket.of(f"s3+http://127.0.0.1:{server.server_port}/nothing?region={REGION}")
    with pytest.raises(StorageFailed, match="answers 404 to PUT"):
        wrong.save(NAME, b"one", "image/png")


def test_a_server_that_is_gone_is_told_without_secrets(bucket, server):
    server.shutdown()
    server.server_close()
    with pytest.raises(StorageFailed) as told:
        bucket.save(NAME, b"one", "image/png")
    assert "does not answer" in str(told.value)
    assert SECRET not in str(told.value)


def test_a_folder_that_cannot_be_written_says_so(tmp_path):
    blocked = tmp_path / "files"
    blocked.write_text("a file where the folder should be")
    with pytest.raises(StorageFailed, match="cannot be written"):
        Folder(blocked).save(NAME, b"one", "image/png")


def test_a_broken_write_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    place = Folder(tmp_path)
    place.save(NAME, b"one", "image/png")
    monkeypatch.setattr(
        "pathlib.Path.replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left"))
    )
    with pytest.raises(StorageFailed, match="No space left"):
        place.save(NAME, b"two", "image/png")
    assert content(place) == b"one"
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_the_setting_decides(tmp_path):
    folder = _storage(storage_url(str(tmp_path / "with space")))
    assert isinstance(folder, Folder)
    assert folder.root == tmp_path / "with space"
    assert isinstance(_storage(storage_url("s3://s3.example.org/bucket/prefix?region=x")), Bucket)


@pytest.mark.parametrize("given", ["s3://host", "s3://host/", "ftp://host/x", "file://host/x", "https://a/b"])
def test_a_setting_that_means_nothing_stops_the_start(given):
    with pytest.raises(ValueError, match="FOYER_STORAGE_URL must be"):
        storage_url(given)


def test_files_of_both_are_read_alike(place):
    place.save(NAME, b"one", "image/png")
    file = place.open(NAME)
    assert isinstance(file, io.IOBase)
    file.close()
