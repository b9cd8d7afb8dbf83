# SPDX-License-Identifier: EUPL-1.2
"""Labels as things of their own: one by its id or name, and searches for names."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, IntegerField, QuerySet, Value, When

from foyer.blocks.offers.models import Label
from foyer.blocks.offers.rules.labels import key


@dataclass(frozen=True)
class LabelCard:
    """A label as the contract shows it."""

    id: str
    name: str
    visible: bool
    private: bool
    excluded: bool

    def document(self) -> dict[str, object]:
        """Return the JSON document of this label."""
        return {
            "uuid": self.id,
            "name": self.name,
            "visibility": "visible" if self.visible else "invisible",
            "privacy": "private" if self.private else "public",
            "excluded": self.excluded,
        }


def label(identifier: str) -> LabelCard | None:
    """Return the label with this id, else with this name in any case, or None. At most two queries."""
    found = Label.objects.filter(public_id=identifier).first()
    found = found or Label.objects.filter(name_key=key(identifier)).first()
    return _card(found) if found else None


def labels_of(public_ids: Iterable[str]) -> list[LabelCard]:
    """Return the labels with these ids, by name; unknown ones are absent. One query."""
    rows = Label.objects.filter(public_id__in=list(public_ids)).order_by("sort_key", "pk")
    return [_card(row) for row in rows]


def find_labels(
    text: str, start: int, limit: int, *, suggestions: bool = False
) -> tuple[int, list[LabelCard]]:
    """Return how many labels have a text in their name, and a page of them. Two queries.

    The name itself comes first, then names that begin with the text, then the others, each in the order of
    people. Suggestions are those that are not excluded.
    """
    wanted = key(text)
    rows: QuerySet[Label] = Label.objects.all()
    if wanted:
        rows = rows.filter(name_key__contains=wanted)
    if suggestions:
        rows = rows.filter(excluded=False)
    total = rows.count()
    # The largest number that a client may send is beyond what databases count with.
    if start >= total or limit == 0:
        return total, []
    closeness = Case(
        When(name_key=wanted, then=Value(0)),
        When(name_key__startswith=wanted, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    rows = rows.order_by(closeness, "sort_key", "pk") if wanted else rows.order_by("sort_key", "pk")
    return total, [_card(row) for row in rows[start : start + limit]]


def _card(row: Label) -> LabelCard:
    return LabelCard(row.public_id, row.name, row.visible, row.private, row.excluded)
