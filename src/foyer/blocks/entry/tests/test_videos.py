# SPDX-License-Identifier: EUPL-1.2
"""Videos, one by one."""

from foyer.blocks.entry.tests.calling import problem
from foyer.kernel import ids
from foyer.kernel.models import AuditEntry

VIMEO = {"url": "https://vimeo.com/123456789", "language": "nl"}
SHORTS = {"url": "https://www.youtube.com/shorts/abc-1", "language": "fr", "copyrightHolder": "De Linde"}


def added(call, one, video):
    answer = call("POST", f"{one}/videos", video)
    assert answer.status_code == 200
    assert set(answer.json()) == {"videoId"}
    return answer.json()["videoId"]


def test_videos_are_added_changed_and_taken_off(call, one):
    first, second = added(call, one, VIMEO), added(call, one, SHORTS)
    assert ids.is_uuid(first)
    vimeo = {
        "id": first,
        **VIMEO,
        "embedUrl": "https://player.vimeo.com/video/123456789",
        "copyrightHolder": "Copyright afgehandeld door Vimeo",
    }
    shorts = {"id": second, **SHORTS, "embedUrl": "https://www.youtube.com/shorts/abc-1"}
    assert call.got(one)["videos"] == [vimeo, shorts]

    change = [{"id": second, "language": "nl"}, {"id": ids.new(), "language": "de"}]
    assert call("PATCH", f"{one}/videos", change).status_code == 204
    assert call.got(one)["videos"] == [vimeo, {**shorts, "language": "nl"}]
    playhead = call.got(one)["playhead"]
    assert call("PATCH", f"{one}/videos", change).status_code == 204
    assert call.got(one)["playhead"] == playhead

    for _ in range(2):
        assert call("DELETE", f"{one}/videos/{first}").status_code == 204
    assert call.got(one)["playhead"] == playhead + 1
    assert call("DELETE", f"{one}/videos/{second}").status_code == 204
    assert "videos" not in call.got(one)


def test_the_same_video_twice_is_two_videos(call, one):
    assert added(call, one, VIMEO) != added(call, one, VIMEO)
    assert len(call.got(one)["videos"]) == 2


def test_strangers_change_no_videos(call, stranger, one):
    video_id = added(call, one, VIMEO)
    before, rows = call.got(one), AuditEntry.objects.count()
    for method, path, body in (
        ("POST", "/videos", SHORTS),
        ("PATCH", "/videos", [{"id": video_id, "language": "fr"}]),
        ("DELETE", f"/videos/{video_id}", None),
    ):
        told = problem(stranger(method, one + path, body))
        assert (told["status"], told["title"]) == (403, "Forbidden")
    assert (call.got(one), AuditEntry.objects.count()) == (before, rows)
