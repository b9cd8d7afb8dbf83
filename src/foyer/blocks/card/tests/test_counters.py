# SPDX-License-Identifier: EUPL-1.2
"""Places with a hidden label of the card are counters: nobody deletes them."""

import pytest

from foyer.blocks.card.tests.calling import call, made, told
from foyer.blocks.offers.tests.documents import place

pytestmark = pytest.mark.django_db

REFUSAL = {
    "type": "https://api.publiq.be/probs/uitdatabank/cannot-delete-uitpas-place",
    "title": "Cannot delete UiTPAS place",
    "status": 403,
    "detail": "Place is an UiTPAS counter. UiTPAS places cannot be deleted.",
}


@pytest.fixture(autouse=True)
def labels(settings):
    settings.FOYER_CARD_LABELS = {"77": "UiTPAS Gent", "8": "Paspartoe"}
    settings.FOYER_GOD_USERS = frozenset({"god"})


def ways(hidden):
    return {
        "delete": ("DELETE", "", None),
        "status": ("PUT", "/workflow-status", {"workflowStatus": "DELETED"}),
        "whole": ("PUT", "", place(hiddenLabels=hidden, workflowStatus="DELETED")),
        # Taking the label off in the same document does not help.
        "whole-without": ("PUT", "", place(workflowStatus="DELETED")),
    }


@pytest.mark.parametrize("way", ["delete", "status", "whole", "whole-without"])
@pytest.mark.parametrize("caller", ["owner", "god"])
@pytest.mark.parametrize("label", ["UiTPAS Gent", "Paspartoe"])
def test_a_counter_stays(way, caller, label):
    place_id = made("/places", place(hiddenLabels=["zomer", label]))
    method, path, body = ways(["zomer", label])[way]
    assert told(call(method, f"/places/{place_id}{path}", body, caller)) == REFUSAL
    assert call("GET", f"/places/{place_id}").json()["workflowStatus"] == "READY_FOR_VALIDATION"


@pytest.mark.parametrize("way", ["delete", "status", "whole"])
@pytest.mark.parametrize("label", ["uitpas gent", "UITPAS Gent", "UiTPAS", "UiTPAS Gent 2", "77"])
def test_only_the_exact_spelling_counts(way, label):
    place_id = made("/places", place(hiddenLabels=[label]))
    method, path, body = ways([label])[way]
    assert call(method, f"/places/{place_id}{path}", body, "owner").status_code in {200, 204}
    assert call("GET", f"/places/{place_id}").json()["workflowStatus"] == "DELETED"


def test_only_hidden_labels_count():
    place_id = made("/places", place(labels=["UiTPAS Gent"]))
    assert call("DELETE", f"/places/{place_id}", None, "owner").status_code == 204
