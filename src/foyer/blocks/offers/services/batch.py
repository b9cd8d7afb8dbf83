# SPDX-License-Identifier: EUPL-1.2
"""Whole documents, one or many: prepared outside the transaction, checked and kept inside it.

Reading ahead takes a fixed number of queries for the batch; after that every document goes through the
same rules as a single one. Organisers come before places and places before events, so that a document
may link to one of the same batch.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings

from foyer.blocks.geo.public import Point
from foyer.blocks.offers import problems
from foyer.blocks.offers.permissions import CREATE, EDIT, EDIT_FACILITIES, Item, refusal, require
from foyer.blocks.offers.ports import ports
from foyer.blocks.offers.queries.sources import Source
from foyer.blocks.offers.rules.check import Checked, check
from foyer.blocks.offers.rules.compose import Writing, compose
from foyer.blocks.offers.rules.ids import may_be_new
from foyer.blocks.offers.rules.prepare import Prepared, References, prepare, references
from foyer.blocks.offers.rules.state import State
from foyer.blocks.offers.rules.terms import with_facilities
from foyer.blocks.offers.rules.workflow import DELETED
from foyer.blocks.offers.services.auto_approval import is_trusted
from foyer.blocks.offers.services.conditions import meet_condition
from foyer.blocks.offers.services.delete import refuse_card_place
from foyer.blocks.offers.services.labels import Labels
from foyer.blocks.offers.services.located import located, point_of
from foyer.blocks.offers.services.sources import keep_sources, known_ids
from foyer.blocks.offers.services.state import ORDER, Current, current_and_damaged
from foyer.blocks.offers.services.store import Change, keep
from foyer.blocks.offers.services.surroundings import Surroundings
from foyer.blocks.offers.services.taken import Candidate, Taken
from foyer.blocks.offers.services.ticket_sales import TicketSales
from foyer.blocks.offers.storable import storable
from foyer.kernel import clock, ids
from foyer.kernel.actors import Actor
from foyer.kernel.ids import NIL
from foyer.kernel.outbox import Lane
from foyer.kernel.problems import Problem

_UNSTORABLE = object()


@dataclass(frozen=True)
class Write:
    """One whole document, as a client would POST it (no id) or PUT it (with an id).

    `geo` is a point (latitude, longitude) that the caller knows exactly; without it the address is looked
    up. `facilities` replaces those of an event or place, which whole documents cannot carry; None leaves
    them. `imported` is for the old import addresses.
    """

    kind: str
    document: Any
    id: str | None = None
    source: Source | None = None
    geo: tuple[float, float] | None = None
    facilities: Sequence[str] | None = None
    imported: bool = False


@dataclass(frozen=True)
class Result:
    """What became of one write: created, replaced, unchanged, or refused with a problem."""

    id: str
    state: str
    problem: Problem | None = None


@dataclass
class Job:
    """One write on its way: what could be done with it before the transaction."""

    write: Write
    prepared: Prepared
    references: References
    point: Point | None
    public_id: str = ""
    sales: TicketSales = field(default_factory=TicketSales)


@dataclass
class _Batch:
    """What the documents of one transaction share."""

    actor: Actor
    now: datetime
    known: Surroundings
    labels: Labels
    present: dict[str, dict[str, Current]]
    damaged: dict[str, dict[str, Problem]]
    editable: dict[str, frozenset[str]]
    taken: Taken
    changes: list[Change] = field(default_factory=list)


def prepared(writes: Iterable[Write]) -> list[Job]:
    """Do what needs no transaction: convert bodies, look up addresses, ask the card about tickets."""
    sent = [(write, _body(write)) for write in writes]
    referring = [references(body) for _, body in sent]
    known = Surroundings()
    known.learn_images(image for refers in referring for image in refers.images)
    jobs = [_job(write, body, refers, known) for (write, body), refers in zip(sent, referring, strict=True)]
    _foresee([job for job in jobs if job.write.kind == "event"])
    return jobs


def _foresee(jobs: Sequence[Job]) -> None:
    """Ask about the tickets of those events that are to have another organiser."""
    if not ports().has_card:
        return
    sources = known_ids(job.write.source for job in jobs if job.write.source and not job.write.id)
    sales, wanted = TicketSales(), {}
    for job in jobs:
        source = job.write.source
        found = job.write.id or (sources.get((source.system, source.key)) if source else None)
        job.sales = sales
        if found:
            wanted[found] = job.references.organizer
    sales.foresee(wanted)


def written(actor: Actor, jobs: Sequence[Job], lane: Lane) -> list[Result]:
    """Check and keep prepared documents. Call it inside a transaction; after a rollback, call it again.

    No two jobs may have the same id or source.
    """
    batch = _fetched(actor, jobs)
    results: dict[int, Result] = {}
    for kind in ORDER:
        for number, job in enumerate(jobs):
            if job.write.kind == kind:
                results[number] = _result(batch, job)
    batch.labels.keep()
    keep(actor, batch.changes, lane, batch.known.numbers)
    keep_sources(
        batch.now,
        (
            (job.write.source, job.write.kind, job.public_id)
            for number, job in enumerate(jobs)
            if results[number].problem is None
        ),
    )
    return [results[number] for number in range(len(jobs))]


def _body(write: Write) -> Any:
    try:
        # What the database could not keep is refused here, not in the middle of writing.
        return storable(write.document)
    except TypeError:
        return _UNSTORABLE


def _job(write: Write, body: Any, refers: References, known: Surroundings) -> Job:
    if body is _UNSTORABLE:
        return Job(write, Prepared(None, problems.invalid_syntax()), refers, None)
    ready = prepare(write.kind, body, known, imported=write.imported)
    point = None
    if write.kind != "event" and write.geo is None and isinstance(ready.document, dict):
        point = point_of(ready.document)
    return Job(write, ready, refers, point)


def _fetched(actor: Actor, jobs: Sequence[Job]) -> _Batch:
    named = _named(jobs)
    known = Surroundings()
    known.learn(
        (job.references.place for job in jobs if job.references.place),
        (job.references.organizer for job in jobs if job.references.organizer),
    )
    known.learn_images(image for job in jobs for image in job.references.images)
    present: dict[str, dict[str, Current]] = {}
    damaged: dict[str, dict[str, Problem]] = {}
    for kind in ORDER:
        ids_of_kind = [job.public_id for job in named if job.write.kind == kind]
        present[kind], damaged[kind] = current_and_damaged(kind, ids_of_kind, lock=True)
    candidates = [
        Candidate(
            job.write.kind,
            job.public_id,
            job.prepared.document if isinstance(job.prepared.document, dict) else {},
            not (job.public_id in present[job.write.kind] or job.public_id in damaged[job.write.kind]),
            job.write.id is not None,
        )
        for job in jobs
    ]
    labels = Labels(actor, [*_labels_sent(jobs), *_labels_had(present)])
    now = clock.now().replace(microsecond=0)
    editable = {
        kind: EDIT[kind].among(actor, [one.item for one in items.values()]) for kind, items in present.items()
    }
    return _Batch(actor, now, known, labels, present, damaged, editable, Taken(actor, candidates))


def _labels_sent(jobs: Iterable[Job]) -> Iterable[str]:
    return (name for job in jobs for name, _ in job.references.labels)


def _labels_had(present: Mapping[str, Mapping[str, Current]]) -> Iterable[str]:
    for items in present.values():
        for item in items.values():
            yield from item.state.document.get("labels", ())
            yield from item.state.document.get("hiddenLabels", ())


def _named(jobs: Sequence[Job]) -> list[Job]:
    """Give every job its id; return those that may exist already."""
    sources = known_ids(job.write.source for job in jobs if job.write.source and not job.write.id)
    named = []
    for job in jobs:
        source = job.write.source
        found = job.write.id or (sources.get((source.system, source.key)) if source else None)
        job.public_id = found or ids.new()
        if found:
            named.append(job)
    return named


def _result(batch: _Batch, job: Job) -> Result:
    try:
        change = _change(batch, job)
    except Problem as problem:
        return Result(job.public_id, "refused", problem)
    if change is None:
        return Result(job.public_id, "unchanged")
    batch.changes.append(change)
    return Result(job.public_id, "replaced" if change.before else "created")


def _change(batch: _Batch, job: Job) -> Change | None:
    """Return what a document changes, or None for nothing.

    Raises:
        Problem: the document breaks a rule, the actor may not write it, or the record it replaces is damaged.
    """
    kind, public_id = job.write.kind, job.public_id
    if problem := batch.damaged[kind].get(public_id):
        raise problem
    checked = check(kind, job.prepared, batch.known, public_id)
    if checked.problem is not None:
        raise checked.problem
    found = batch.present[kind].get(public_id)
    if found is None:
        if public_id == NIL:
            raise problems.id_in_use()
        if not may_be_new(public_id):
            raise problems.id_not_found(kind, public_id)
        require(CREATE, batch.actor, Item(kind, public_id))
    elif public_id not in batch.editable[kind]:
        raise refusal(EDIT[kind], batch.actor, public_id)
    meet_condition(kind, public_id)
    batch.taken.claim(Candidate(kind, public_id, checked.document, found is None))
    state = _state(batch, job, checked, found.state if found else None)
    if found and kind == "event":
        job.sales.refuse_change(public_id, found.state, state)
    if found is None:
        batch.known.add(kind, public_id)
        return Change(kind, public_id, "create", None, state)
    properties = found.state.differs(state)
    return Change(kind, public_id, "replace", found, state, properties) if properties else None


def _state(batch: _Batch, job: Job, checked: Checked, before: State | None) -> State:
    """Return what an item becomes: by the rules, then with the point of its address."""
    for name in ("labels", "hiddenLabels"):
        for label in checked.document.get(name, ()):
            batch.labels.use(label, visible=name == "labels")
    writing = Writing(
        job.public_id,
        batch.actor.name,
        batch.now,
        batch.known,
        batch.labels.known,
        auto_approve=is_trusted(batch.actor),
        education_places=settings.FOYER_EDUCATION_PLACES,
    )
    state = compose(job.write.kind, before, checked, writing)
    if before and state.document["workflowStatus"] == DELETED != before.document["workflowStatus"]:
        refuse_card_place(before)
    if before is None and (program := batch.actor.api_key_id or batch.actor.client_id):
        state = state.knowing(createdBy=program)
    if job.write.facilities is not None:
        require(EDIT_FACILITIES, batch.actor, Item(job.write.kind, job.public_id))
        state = with_facilities(job.write.kind, state, job.write.facilities, batch.known)
    if job.write.kind == "event":
        return state
    return located(state, before, job.point, job.write.geo)
