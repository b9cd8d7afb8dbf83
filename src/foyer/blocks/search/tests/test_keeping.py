# SPDX-License-Identifier: EUPL-1.2
"""Who may keep, change and remove searches, by the services themselves."""

import pytest

from foyer.blocks.search.models import SavedSearch
from foyer.blocks.search.rules.saved_searches import Search
from foyer.blocks.search.services.change_saved_search import change_saved_search, remove_saved_search
from foyer.blocks.search.services.save_search import save_search
from foyer.kernel.actors import ANONYMOUS, Actor
from foyer.kernel.problems import Problem

pytestmark = pytest.mark.django_db

GHENT, ELSEWHERE = Search("In Gent", "regions:nis-44021"), Search("Elders", "regions:nis-11002")
# Called as nobody in particular is in the audit.
NAMESAKE = Actor(user_id="anonymous")

VERBS = {
    "keep": lambda actor, _one: save_search(actor, GHENT),
    "change": lambda actor, one: change_saved_search(actor, one, ELSEWHERE),
    "remove": remove_saved_search,
}


@pytest.mark.parametrize("verb", VERBS)
def test_nobody_in_particular_does_nothing(verb):
    kept = save_search(NAMESAKE, GHENT)
    with pytest.raises(Problem) as refused:
        VERBS[verb](ANONYMOUS, kept)
    assert refused.value.status == 403
    assert list(SavedSearch.objects.values_list("public_id", "name")) == [(kept, "In Gent")]
    VERBS[verb](NAMESAKE, kept)
    assert list(SavedSearch.objects.values_list("public_id", "name")) != [(kept, "In Gent")]
