# SPDX-License-Identifier: EUPL-1.2
"""Adding, changing, making versions, throwing away: with rights, audit and news."""

from datetime import timedelta

import pytest
from django.db import DatabaseError

from foyer.blocks.media.models import Image, PendingFile
from foyer.blocks.media.public import Texts, add_image, describe, images, pictures, set_focus, upload
from foyer.blocks.media.reactions import handle, rebuild
from foyer.blocks.media.services.make_versions import make_versions
from foyer.blocks.media.services.prune_images import prune_images
from foyer.blocks.media.storage import StorageFailed
from foyer.blocks.media.tests.conftest import TEXTS
from foyer.blocks.media.tests.pictures import picture
from foyer.kernel import clock, ids
from foyer.kernel.actors import ANONYMOUS, SYSTEM, Actor
from foyer.kernel.models import AuditEntry, OutboxEvent
from foyer.kernel.outbox import Lane
from foyer.kernel.problems import Problem
from foyer.kernel.reactions import Happened


def all_files(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def news():
    return list(OutboxEvent.objects.order_by("pk").values_list("type", "aggregate_id"))


def test_an_image_is_kept_with_its_file(image_id, files, settings):
    assert all_files(files) == [f"{image_id}.jpeg"]
    assert news() == [("media.image.added", image_id)]
    assert list(AuditEntry.objects.values_list("actor", "verb", "aggregate_id")) == [
        ("user-one", "add", image_id)
    ]
    facts = images([image_id, ids.new(), "not an id"])[image_id]
    assert facts.content_url == f"{settings.FOYER_PUBLIC_URL}/images/{image_id}.jpeg"
    assert (facts.description, facts.copyright_holder, facts.language) == (
        "Een brug in de mist",
        "Fien Foto",
        "nl",
    )


def test_nobody_in_particular_adds_nothing(db, files):
    with pytest.raises(Problem) as told:
        add_image(ANONYMOUS, upload(picture(), TEXTS))
    assert told.value.status == 403
    assert not Image.objects.exists()
    assert not files.exists()


def test_where_the_row_cannot_be_kept_no_file_stays(db, files, actor, monkeypatch):
    monkeypatch.setattr("foyer.blocks.media.services.add_image.outbox.append", _fail)
    with pytest.raises(DatabaseError):
        add_image(actor, upload(picture(), TEXTS))
    assert all_files(files) == []
    assert news() == []


def test_a_file_whose_row_was_never_written_goes_by_night(db, time, files, actor, monkeypatch):
    """The process dies between the two: nothing of it can clean up."""
    with monkeypatch.context() as patch:
        patch.setattr("foyer.blocks.media.services.add_image.outbox.append", _fail)
        patch.setattr("foyer.blocks.media.storage.folder.Folder.remove", lambda *_: None)
        with pytest.raises(DatabaseError):
            add_image(actor, upload(picture(), TEXTS))
    assert len(all_files(files)) == 1
    prune_images()
    assert len(all_files(files)) == 1
    time(1.1)
    prune_images()
    assert all_files(files) == []
    assert not PendingFile.objects.exists()


def test_a_note_that_stayed_takes_no_image_away(time, image_id, files):
    PendingFile.objects.create(
        name=f"{image_id}.{Image.objects.get().extension}", since=clock.now() - timedelta(days=9)
    )
    before = all_files(files)
    assert before
    prune_images()
    assert all_files(files) == before
    assert not PendingFile.objects.exists()


def test_where_the_file_cannot_be_kept_no_row_stays(db, files, actor):
    files.write_text("a file where the folder should be")
    with pytest.raises(StorageFailed):
        add_image(actor, upload(picture(), TEXTS))
    assert not Image.objects.exists()
    assert not AuditEntry.objects.exists()


def test_versions_are_made_after_the_news(image_id, files):
    before = pictures([image_id])[image_id]
    assert (before.sources, before.share_url) == ((), f"/images/{image_id}.jpeg")
    handle([Happened("media.image.added", image_id, 0, Lane.OWN)] * 2)
    found = pictures([image_id])[image_id]
    assert [source.media_type for source in found.sources] == ["image/avif", "image/webp"]
    assert found.sources[0].srcset == ", ".join(
        f"/images/{image_id}-{width}.avif {width}w" for width in (320, 640, 800)
    )
    assert (found.width, found.height, found.share_size) == (800, 600, (800, 600))
    assert len(all_files(files)) == 1 + 1 + 6


def test_news_of_what_is_gone_is_borne(db, files):
    handle([Happened("media.image.added", ids.new(), 0, Lane.OWN)])


def test_versions_are_made_once_unless_they_are_wanted_again(image_id, files):
    assert make_versions(image_id)
    assert not make_versions(image_id)
    missing = files / image_id[:2] / image_id[2:4] / f"{image_id}-320.avif"
    missing.unlink()
    progress = []
    rebuild(lambda done, total: progress.append((done, total)))
    assert missing.exists()
    assert progress == [(1, 1)]


def test_an_image_without_its_file_has_no_versions(image_id, files):
    (files / image_id[:2] / image_id[2:4] / f"{image_id}.jpeg").unlink()
    assert not make_versions(image_id)
    assert pictures([image_id])[image_id].sources == ()


def test_the_focus_is_set_by_whoever_uploaded(image_id, actor):
    assert set_focus(actor, image_id, 20, 96)
    found = pictures([image_id])[image_id]
    assert (found.focus, found.focus_step) == ((20, 96), (2, 10))
    assert not set_focus(actor, image_id, 20, 96)
    assert news()[1:] == [("media.image.changed", image_id)]
    with pytest.raises(ValueError, match="between 0 and 100"):
        set_focus(actor, image_id, 20, 101)


def test_texts_in_other_languages(image_id, actor):
    assert describe(actor, image_id, Texts("Un pont dans la brume", "Fien Foto", "fr"))
    assert not describe(actor, image_id, Texts("Un pont dans la brume", "Fien Foto", "fr"))
    assert describe(actor, image_id, Texts("Een brug", "F. Foto", "nl"))
    assert pictures([image_id])[image_id].texts == {
        "nl": ("Een brug", "F. Foto"),
        "fr": ("Un pont dans la brume", "Fien Foto"),
    }


@pytest.mark.parametrize("who", [ANONYMOUS, Actor(user_id="user-two"), Actor(client_id="user-one")])
def test_others_change_nothing(image_id, who):
    for change in (
        lambda: set_focus(who, image_id, 0, 0),
        lambda: describe(who, image_id, Texts("x", "yy", "nl")),
    ):
        with pytest.raises(Problem) as told:
            change()
        assert told.value.status == 403
    assert pictures([image_id])[image_id].focus == (50, 50)
    assert len(news()) == 1


def test_a_god_user_may(image_id, settings):
    settings.FOYER_GOD_USERS = frozenset({"god"})
    assert set_focus(Actor(user_id="god"), image_id, 0, 0)


def test_what_is_not_there_is_not_changed(db, actor):
    with pytest.raises(Problem) as told:
        set_focus(actor, "none", 1, 1)
    assert (told.value.status, told.value.detail) == (404, 'The media object with id "none" was not found.')


@pytest.fixture
def time():
    with clock.use(clock.FixedClock(clock.now())) as fixed:
        yield lambda days: fixed.advance(timedelta(days=days))


def test_an_image_that_nobody_shows_goes_with_all_its_files(time, image_id, files, shown):
    make_versions(image_id)
    assert prune_images() == 0
    time(29)
    assert prune_images() == 0
    assert image_id in images([image_id])
    # For the last day nobody can begin to show it any more.
    time(1.5)
    assert prune_images() == 0
    assert images([image_id]) == {}
    assert image_id in pictures([image_id])
    time(1)
    assert prune_images() == 1
    assert not Image.objects.exists()
    assert all_files(files) == []
    assert news()[-1] == ("media.image.removed", image_id)
    assert AuditEntry.objects.last().actor == "system"


def test_an_image_that_is_shown_again_stays(time, image_id, shown):
    prune_images()
    time(30.5)
    shown.add(image_id)
    assert prune_images() == 0
    shown.clear()
    assert prune_images() == 0
    time(29)
    assert image_id in images([image_id])
    time(1.5)
    shown.add(image_id)
    time(100)
    assert prune_images() == 0
    assert image_id in images([image_id])


def test_where_nobody_says_what_is_shown_nothing_goes(time, image_id, monkeypatch):
    monkeypatch.setattr("foyer.blocks.media.ports._registered", {})
    for _ in range(3):
        prune_images()
        time(100)
    assert Image.objects.exists()


def test_what_was_cut_off_is_finished_the_next_night(time, image_id, files, shown, monkeypatch):
    prune_images()
    time(32)
    with monkeypatch.context() as broken:
        broken.setattr("foyer.blocks.media.services.prune_images.outbox.append", _fail)
        with pytest.raises(DatabaseError):
            prune_images()
    assert Image.objects.exists()
    assert all_files(files) == []
    assert prune_images() == 1
    assert not Image.objects.exists()


def test_versions_whose_making_was_cut_off_go_too(time, image_id, files, shown):
    """The process dies after the files and before the row that tells of them."""
    make_versions(image_id)
    Image.objects.update(versions="", edition=0)
    assert len(all_files(files)) > 2
    prune_images()
    time(32)
    assert prune_images() == 1
    assert all_files(files) == []


def test_only_the_house_throws_away(actor, image_id, shown):
    with pytest.raises(Problem):
        prune_images(actor)
    assert prune_images(SYSTEM) == 0


def test_looking_at_many_takes_few_queries(db, files, actor, django_assert_num_queries):
    some = [add_image(actor, upload(picture(size=(4, 3)), TEXTS)) for _ in range(3)]
    with django_assert_num_queries(1):
        assert images(some).keys() == set(some)
    with django_assert_num_queries(1):
        assert pictures([*some, *some]).keys() == set(some)
    with django_assert_num_queries(0):
        assert pictures([]) == {}


def _fail(*_):
    raise DatabaseError("gone")
