# SPDX-License-Identifier: EUPL-1.2
"""News articles as clients meet them, and what they do to the events that they are about."""

import pytest

from foyer.blocks.editorial.public import article_routes
from foyer.blocks.editorial.tests.articles import article
from foyer.blocks.entry.api import entry
from foyer.blocks.entry.tests.calling import problem
from foyer.blocks.offers.public import index_documents
from foyer.blocks.offers.tests.documents import event, place
from foyer.kernel.http.routes import RouteTable
from foyer.kernel.models import AuditEntry, OutboxEvent

pytestmark = pytest.mark.django_db

NONE = "11111111-1111-4111-8111-111111111111"
PLAIN = {"Accept": "application/json"}


@pytest.fixture
def hall(call):
    return call.made("/places", place())


@pytest.fixture
def event_id(call, hall):
    return call.made("/events", event(hall))


def announced():
    """Take the ids of the events that the outbox tells of."""
    rows = OutboxEvent.objects.filter(type="offers.event.changed")
    found = sorted(rows.values_list("aggregate_id", flat=True))
    OutboxEvent.objects.all().delete()
    return found


def posted(call, body):
    answer = call("POST", "/news-articles", body, **PLAIN)
    assert answer.status_code == 201, answer.content
    return answer.json()


def hidden(call, event_id):
    return call.got(f"/events/{event_id}").get("hiddenLabels")


def test_an_article_is_entered_read_replaced_and_deleted(call, anonymous):
    body = article(image={"url": "https://bill.example.org/foto.jpeg", "copyrightHolder": "Fien Foto"})
    made = posted(call, body)
    assert made == {"id": made["id"], **body}
    one = f"/news-articles/{made['id']}"
    assert anonymous("GET", one, **PLAIN).json() == made
    changed = article(headline="Anders", url="https://bill.example.org/anders")
    answer = call("PUT", one, changed, **PLAIN)
    assert (answer.status_code, answer.json()) == (200, {"id": made["id"], **changed})
    assert anonymous("GET", one, **PLAIN).json() == {"id": made["id"], **changed}
    answer = call("DELETE", one)
    assert (answer.status_code, answer.content) == (204, b"")
    for method in ("GET", "PUT", "DELETE"):
        told = problem(call(method, one, changed if method == "PUT" else None))
        assert told["type"] == "https://api.publiq.be/probs/url/not-found"
        assert told["detail"] == f'The News Article with id "{made["id"]}" was not found.'


def test_linked_data_is_the_usual_form(call, anonymous):
    answer = call("POST", "/news-articles", article())
    assert answer.headers["Content-Type"] == "application/ld+json"
    assert "Accept" in answer.headers["Vary"]
    made = answer.json()
    assert made == {
        "@context": "/contexts/NewsArticle",
        "@id": f"/news-articles/{made['id']}",
        "@type": "https://schema.org/NewsArticle",
        "id": made["id"],
        **article(),
    }
    assert anonymous.got(f"/news-articles/{made['id']}") == made
    assert anonymous.got("/news_articles") == {"hydra:member": [made]}
    plain = anonymous("GET", "/news-articles", **PLAIN)
    assert plain.headers["Content-Type"] == "application/json"
    assert plain.json() == [{"id": made["id"], **article()}]


def test_another_form_is_refused_before_anything_is_done(call):
    made = posted(call, article())
    rows = AuditEntry.objects.count()
    for method, path in (
        ("GET", "/news-articles"),
        ("POST", "/news-articles"),
        ("GET", f"/news-articles/{made['id']}"),
        ("PUT", f"/news-articles/{made['id']}"),
    ):
        told = problem(call(method, path, article(about="else"), Accept="text/html"))
        assert told["type"] == "https://api.publiq.be/probs/headers/not-acceptable"
        assert (told["title"], told["status"]) == ("Not Acceptable", 406)
    assert AuditEntry.objects.count() == rows
    assert call("DELETE", f"/news-articles/{made['id']}", Accept="text/html").status_code == 204


def test_lists_by_publisher_event_and_address(call, anonymous):
    first = posted(call, article("one"))["id"]
    second = posted(call, article("two", publisher="BUZZ"))["id"]
    third = posted(call, article("one", url="https://bill.example.org/iets", publisher="bill"))["id"]

    def found(query=""):
        return [one["id"] for one in anonymous("GET", f"/news-articles?{query}", **PLAIN).json()]

    assert found() == [first, second, third]
    assert found("publisher=BILL") == [first]
    assert found("about=one") == [first, third]
    assert found("url=https%3A%2F%2Fbill.example.org%2Feen+avond") == [first, second]
    assert found("url=https://bill.example.org/een%2520avond&about=two") == [second]
    assert found("publisher=BILL&about=two") == []
    assert problem(anonymous("GET", "/news-articles?about=%00"))["status"] == 400


def test_lists_are_pages_of_thirty(call, anonymous, django_assert_num_queries):
    made = [posted(call, article(f"event-{n}"))["id"] for n in range(31)]
    with django_assert_num_queries(1):
        page = anonymous("GET", "/news-articles", **PLAIN).json()
    assert [one["id"] for one in page] == made[:30]
    assert [one["id"] for one in anonymous("GET", "/news-articles?page=2", **PLAIN).json()] == made[30:]
    assert anonymous("GET", "/news-articles?page=3", **PLAIN).json() == []
    for page in ("0", "-1", "x", "1e9", "100001"):
        told = problem(anonymous("GET", f"/news-articles?page={page}"))
        assert told["status"] == 404
        assert told["detail"].startswith(f'Query parameter page has invalid value "{page}".')


@pytest.mark.parametrize(
    ("changed", "pointer", "error"),
    [
        ({"url": None}, "/", "The required properties (url) are missing"),
        ({"url": "no address"}, "/url", "The data must match the 'uri' format"),
        ({"url": "ftp://x.example.org"}, "/url", "The string should match pattern: ^http[s]?:\\/\\/\\w"),
        ({"inLanguage": "es"}, "/inLanguage", "The data should match one item from enum"),
        ({"headline": 3}, "/headline", "The data (integer) must match the type: string"),
        ({"image": {"url": "https://x.example.org/a.png"}}, "/image",
         "The required properties (copyrightHolder) are missing"),
        ({"image": {"url": "https://x.example.org/a.svg", "copyrightHolder": "Fien"}}, "/image/url",
         "The string should match pattern: ^http(s?):([/|.|\\w|%20|-])*\\.(?:jpeg|jpg|gif|png)$"),
        ({"about": "x" * 256}, "/about", "Maximum string length is 255, found 256"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_article(call, changed, pointer, error):
    told = problem(call("POST", "/news-articles", article(**changed)))
    assert told["type"] == "https://api.publiq.be/probs/body/invalid-data"
    assert told["schemaErrors"] == [{"jsonPointer": pointer, "error": error}]
    made = posted(call, article())
    told = problem(call("PUT", f"/news-articles/{made['id']}", article(**changed)))
    assert told["schemaErrors"] == [{"jsonPointer": pointer, "error": error}]
    assert call("GET", "/news-articles", **PLAIN).json() == [made]


def test_bodies_that_are_none(call):
    assert problem(call("POST", "/news-articles"))["type"].endswith("body/missing")
    assert problem(call("POST", "/news-articles", "{"))["type"].endswith("body/invalid-syntax")
    told = problem(call("POST", "/news-articles", []))
    assert told["schemaErrors"] == [
        {"jsonPointer": "/", "error": "The data (array) must match the type: object"}
    ]


def test_one_address_has_one_article_about_an_event(call):
    first = posted(call, article("one"))
    other = posted(call, article("two"))
    detail = (
        f"A news article with the given url and about already exists. ({first['id']}) Do a GET"
        " /news-articles request with `url` and `about` parameters to find it programmatically."
    )
    told = problem(
        call("POST", "/news-articles", article("one", url="https://bill.example.org/een%20%61vond"))
    )
    assert (told["type"], told["status"], told["detail"]) == (
        "https://api.publiq.be/probs/body/invalid-data",
        400,
        detail,
    )
    assert problem(call("PUT", f"/news-articles/{other['id']}", article("one")))["detail"] == detail
    assert call("PUT", f"/news-articles/{first['id']}", article("one"), **PLAIN).json() == first
    assert len(call("GET", "/news-articles", **PLAIN).json()) == 2


def test_writing_takes_a_token_and_changing_who_wrote(call, stranger, anonymous, god):
    for method, path in (("POST", "/news-articles"), ("PUT", f"/news-articles/{NONE}")):
        assert problem(anonymous(method, path, article()))["status"] == 401
    made = posted(call, article())
    one = f"/news-articles/{made['id']}"
    assert problem(anonymous("DELETE", one))["status"] == 401
    rows = AuditEntry.objects.count()
    for method, body in (("PUT", article(headline="Anders")), ("DELETE", None)):
        told = problem(stranger(method, one, body))
        assert told["type"] == "https://api.publiq.be/probs/auth/forbidden"
        assert told["detail"] == (
            f'User user-two has no permission "editorial.change-article" on resource {made["id"]}'
        )
    assert AuditEntry.objects.count() == rows
    assert anonymous("GET", one, **PLAIN).json() == made
    assert god("PUT", one, article(headline="Anders")).status_code == 200
    assert god("DELETE", one).status_code == 204


def test_an_installation_may_open_writing_to_all(anonymous, call, settings, monkeypatch):
    settings.FOYER_OPEN_NEWS_ARTICLES = True
    others = [route for route in entry.TABLE.routes if not route.pattern.startswith("/news-articles")]
    table = RouteTable([*others, *article_routes(open_to_all=True)])
    monkeypatch.setattr(entry, "TABLE", table)
    made = posted(anonymous, article())
    one = f"/news-articles/{made['id']}"
    assert anonymous("PUT", one, article(headline="Anders"), **PLAIN).json()["headline"] == "Anders"
    # A token is not even read.
    assert anonymous("PUT", one, article(), Authorization="Bearer nothing").status_code == 200
    assert anonymous("DELETE", one).status_code == 204
    own = posted(call, article())
    settings.FOYER_OPEN_NEWS_ARTICLES = False
    assert problem(anonymous("DELETE", f"/news-articles/{own['id']}"))["status"] == 403


def test_what_nobody_in_particular_wrote_only_a_god_user_changes(anonymous, call, god, settings, monkeypatch):
    settings.FOYER_OPEN_NEWS_ARTICLES = True
    others = [route for route in entry.TABLE.routes if not route.pattern.startswith("/news-articles")]
    with monkeypatch.context() as patched:
        patched.setattr(entry, "TABLE", RouteTable([*others, *article_routes(open_to_all=True)]))
        made = posted(anonymous, article())
    settings.FOYER_OPEN_NEWS_ARTICLES = False
    assert problem(call("DELETE", f"/news-articles/{made['id']}"))["status"] == 403
    assert god("DELETE", f"/news-articles/{made['id']}").status_code == 204


def test_every_change_announces_the_events_concerned(call, hall, event_id):
    other = call.made("/events", event(hall, name={"nl": "Een andere"}))
    announced()
    made = posted(call, article(event_id))
    assert announced() == [event_id]
    one = f"/news-articles/{made['id']}"
    call("PUT", one, article(event_id))
    assert announced() == []
    call("PUT", one, article(event_id, headline="Anders"))
    assert announced() == [event_id]
    call("PUT", one, article(other))
    assert announced() == sorted([event_id, other])
    call("DELETE", one)
    assert announced() == [other]
    posted(call, article("no-event"))
    assert announced() == []


def test_articles_of_curators_label_their_events(call, hall, event_id, settings):
    settings.FOYER_CURATOR_LABELS = {"Bill": "curatoren-bill", "BUZZ": "curatoren-buzz"}
    before = call.got(f"/events/{event_id}")
    first = posted(call, article(event_id))
    assert call.got(f"/events/{event_id}") == {**before, "hiddenLabels": ["curatoren-bill"]}
    posted(call, article(event_id, url="https://bill.example.org/twee"))
    posted(call, article(event_id, publisher="buzz", url="https://buzz.example.org"))
    posted(call, article(event_id, publisher="Elders", url="https://elders.example.org"))
    assert hidden(call, event_id) == ["curatoren-bill", "curatoren-buzz"]
    (document,) = index_documents([("event", event_id)])
    assert document["labels"] == ["curatoren-bill", "curatoren-buzz"]
    # The second article of the same publisher holds the label.
    call("DELETE", f"/news-articles/{first['id']}")
    assert sorted(hidden(call, event_id)) == ["curatoren-bill", "curatoren-buzz"]
    for one in call("GET", f"/news-articles?about={event_id}", **PLAIN).json():
        call("DELETE", f"/news-articles/{one['id']}")
    assert call.got(f"/events/{event_id}") == before


def test_own_labels_of_an_event_stay_beside_those_of_curators(call, hall, settings):
    labelled = call.made("/events", event(hall, labels=["Zomer"], hiddenLabels=["intern", "Curatoren-Bill"]))
    settings.FOYER_CURATOR_LABELS = {"BILL": "curatoren-bill", "BUZZ": "zomer"}
    # A label that only articles give is not shown without one, whoever put it there.
    shown = call.got(f"/events/{labelled}")
    assert (shown["labels"], shown["hiddenLabels"]) == (["Zomer"], ["intern"])
    assert shown["@id"] == f"http://localhost:8000/api/entry/events/{labelled}"
    assert shown["location"]["@id"] == f"http://localhost:8000/api/entry/places/{hall}"
    posted(call, article(labelled))
    posted(call, article(labelled, publisher="BUZZ", url="https://buzz.example.org"))
    shown = call.got(f"/events/{labelled}")
    assert (shown["labels"], shown["hiddenLabels"]) == (["Zomer"], ["intern", "Curatoren-Bill"])
    settings.FOYER_CURATOR_LABELS = {}
    assert hidden(call, labelled) == ["intern", "Curatoren-Bill"]


def test_labels_of_curators_are_never_stored(call, event_id, settings):
    settings.FOYER_CURATOR_LABELS = {"BILL": "curatoren-bill"}
    made = posted(call, article(event_id))
    call("PUT", f"/events/{event_id}/labels/eigen")
    assert hidden(call, event_id) == ["curatoren-bill"]
    call("DELETE", f"/news-articles/{made['id']}")
    assert hidden(call, event_id) is None


def test_curators_cost_nothing_where_no_label_is_configured(
    anonymous, call, event_id, settings, django_assert_num_queries
):
    posted(call, article(event_id))
    with django_assert_num_queries(1):
        anonymous.got(f"/events/{event_id}")
    settings.FOYER_CURATOR_LABELS = {"BILL": "curatoren-bill"}
    with django_assert_num_queries(2):
        assert hidden(anonymous, event_id) == ["curatoren-bill"]
