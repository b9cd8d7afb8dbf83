# SPDX-License-Identifier: EUPL-1.2
"""Compare the events that wait with those that share a rare word with them, and keep the pairs.

A word is rare when at most `RARE` events have it: common ones tell nothing and are never followed, so that
an event costs the same among a thousand and among a million. Sketches are kept of what is still to come.
"""

from collections.abc import Iterable, Sequence

from django.db import transaction

from foyer.blocks.offers.public import of_sound, sound_documents
from foyer.blocks.productions.models import Sketch, SketchWord, Waiting
from foyer.blocks.productions.queries import having, sketches
from foyer.blocks.productions.rules.likeness import Sketched, sketched
from foyer.blocks.productions.rules.names import telling
from foyer.blocks.productions.services.keep_pairs import keep_pairs
from foyer.kernel import clock

AT_ONCE = 100
A_RUN = 2_000
RARE = 100
WORDS_FOLLOWED = 4


def compare_events(most: int = A_RUN) -> int:
    """Compare up to so many of those that wait, in their order; return how many were compared.

    Can be cut off anywhere: an event waits until its pairs are kept.
    """
    compared = 0
    common: set[str] = set()
    while compared < most:
        waiting = list(Waiting.objects.order_by("pk")[: min(AT_ONCE, most - compared)])
        if not waiting:
            break
        _compare(list(dict.fromkeys(one.event for one in waiting)), common)
        Waiting.objects.filter(pk__in=[one.pk for one in waiting]).delete()
        compared += len(waiting)
    return compared


def _compare(events: Sequence[str], common: set[str]) -> None:
    now = clock.now()
    found = sound_documents([("event", event) for event in events])

    def sketching(some: Sequence[str]) -> list[Sketched]:
        return [sketch for event in some if (sketch := sketched(event, found[event], now))]

    there = [event for event in events if event in found]
    present = of_sound(sketching, there, lambda event: ("event", event))
    _keep_sketches(events, present)
    followed = _Followed(common)
    beside = {sketch.event: followed.beside(sketch) for sketch in present}
    others = sketches(numbers=set().union(*beside.values()))
    known = {
        event: [others[number] for number in sorted(numbers) if number in others]
        for event, numbers in beside.items()
    }
    keep_pairs(events, {sketch.event: (sketch, known[sketch.event]) for sketch in present})


class _Followed:
    """The events behind words, each word asked once; `common` are words that are not asked again."""

    def __init__(self, common: set[str]) -> None:
        self._common = common
        self._rare: dict[str, list[int]] = {}

    def beside(self, sketch: Sketched) -> set[int]:
        """Return the numbers of the sketches that share one of the telling words of a sketch."""
        found: set[int] = set()
        followed = 0
        for word in telling(sketch.words):
            if (numbers := self._having(word)) is not None:
                found.update(numbers)
                followed += 1
                if followed == WORDS_FOLLOWED:
                    break
        return found

    def _having(self, word: str) -> list[int] | None:
        if word in self._common:
            return None
        if word not in self._rare:
            numbers = having(word, RARE + 1)
            if len(numbers) > RARE:
                self._common.add(word)
                return None
            self._rare[word] = numbers
        return self._rare[word]


def _keep_sketches(events: Iterable[str], present: Iterable[Sketched]) -> None:
    with transaction.atomic():
        Sketch.objects.filter(event__in=list(events)).delete()
        rows = Sketch.objects.bulk_create(
            Sketch(
                event=one.event,
                words=" ".join(one.words),
                organizer=one.organizer,
                place=one.place,
                type=one.type,
                start=one.start,
                end=one.end,
            )
            for one in present
        )
        SketchWord.objects.bulk_create(
            (SketchWord(sketch=row, word=word) for row in rows for word in row.words.split()), batch_size=500
        )
