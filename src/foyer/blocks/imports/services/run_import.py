# SPDX-License-Identifier: EUPL-1.2
"""Running an import: from performances to events, in chunks that are kept whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from foyer.blocks.imports.models import ImportRun, SourceLink
from foyer.blocks.imports.permissions import IMPORT
from foyer.blocks.imports.rules.documents import (
    effects_of,
    event_document,
    organizer_document,
    place_document,
)
from foyer.blocks.imports.rules.grouping import Programme, gather_programmes
from foyer.blocks.imports.rules.keywords import says_facilities
from foyer.blocks.imports.rules.performances import Performance
from foyer.blocks.imports.rules.reports import Report
from foyer.blocks.imports.rules.venues import spelling_key
from foyer.blocks.imports.services import runs
from foyer.blocks.imports.services.prepare_import import Advance, Prepared
from foyer.blocks.imports.services.resolve_organizers import Organizers, resolve_organizers
from foyer.blocks.imports.services.resolve_places import Places, Target, resolve_places
from foyer.blocks.imports.services.withdraw_missing import effective_keys, missing, withdraw
from foyer.blocks.imports.services.write_chunk import Item, Written, item_mark, write_chunk
from foyer.blocks.offers.public import by_source
from foyer.kernel.actors import Actor
from foyer.kernel.rights import require

CHUNK = 250
_KEYS_A_QUERY = 500


class ImportStopped(Exception):
    """A limit of the mapping stopped the import before anything was written. The report tells more."""

    def __init__(self, reason: str, report: Report) -> None:
        super().__init__(reason)
        self.report = report


@dataclass(frozen=True)
class _Plan:
    """What an import is about to write."""

    prepared: Prepared
    programmes: list[Programme]
    keys: dict[str, str]
    places: Places
    organizers: Organizers
    says_facilities: bool


def run_import(
    actor: Actor,
    prepared: Prepared,
    file_name: str,
    advance: Advance,
    *,
    dry_run: bool,
    withdraw_missing: bool,
) -> Report:
    """Write the events of a prepared file; return what became of them.

    The items belong to the actor. Events whose rows are as they were the last time are not touched.

    Raises:
        Problem: 403, the actor may not import.
        ImportStopped: too many rows are refused, or too many events would be withdrawn.
        RunInProgress: another process imports this source.
    """
    require(IMPORT, actor)
    mapping = prepared.mapping
    report = Report(
        rows=prepared.rows,
        unit=prepared.unit,
        remarks=prepared.remarks,
        unused=prepared.unused,
        absent=prepared.absent,
        dry_run=dry_run,
        findings=prepared.found.all,
    )
    _stop_when_most_are_refused(report, mapping.refused_at_most)
    if dry_run:
        plan = _planned(prepared, keep=False)
        _write_all(actor, plan, report, advance, None)
        report.withdrawn = len(_to_withdraw(plan, report)) if withdraw_missing else 0
        return _finished(report)
    run, before = runs.begin(mapping.system, mapping.name, file_name, prepared.digest, actor.user_id or "")
    report.continued = before.position if before else 0
    try:
        plan = _planned(prepared, keep=True)
        gone = _to_withdraw(plan, report) if withdraw_missing else []
        _write_all(actor, plan, report, advance, run)
        report.withdrawn = withdraw(actor, mapping.system, gone, advance)
    except BaseException as error:
        runs.break_off(run, error)
        raise
    _finished(report)
    runs.end(run, ImportRun.State.FINISHED, report.counts(), report.faults())
    return report


def _stop_when_most_are_refused(report: Report, at_most: int) -> None:
    refused = len(report.refused_lines)
    if refused * 100 > report.rows * at_most:
        reason = f"{refused} of {report.rows} rows are refused, {at_most} % at most (`refused_at_most`)"
        raise ImportStopped(reason, report)


def _finished(report: Report) -> Report:
    report.findings.sort(key=lambda finding: (finding.line, finding.column, finding.kind))
    report.taken = report.rows - len(report.refused_lines)
    return report


def _planned(prepared: Prepared, *, keep: bool) -> _Plan:
    """Decide which place, organiser and key belongs to what, and (`keep`) remember it before writing.

    What is remembered first cannot be decided otherwise by a run that continues this one.
    """
    mapping = prepared.mapping
    places = resolve_places(prepared.spellings, mapping)
    organizers = resolve_organizers(prepared.performances, mapping)
    if keep:
        links = (*places.new_links, *organizers.new_links)
        with transaction.atomic():
            SourceLink.objects.bulk_create(links, batch_size=500, ignore_conflicts=True)

    def place_of(performance: Performance) -> str:
        target = _place(places, performance)
        return target.id if target else "online"

    programmes = gather_programmes(prepared.performances, mapping, place_of, prepared.found)
    keys = effective_keys(mapping.system, [programme.key for programme in programmes])
    return _Plan(prepared, programmes, keys, places, organizers, says_facilities(mapping))


def _place(places: Places, performance: Performance) -> Target | None:
    return places.by_spelling[spelling_key(performance.venue)] if performance.venue else None


def _to_withdraw(plan: _Plan, report: Report) -> list[tuple[str, str]]:
    mapping = plan.prepared.mapping
    gone, kept = missing(mapping.system, set(plan.keys.values()))
    if len(gone) * 100 > (len(gone) + kept) * mapping.withdrawn_at_most:
        reason = (
            f"{len(gone)} of {len(gone) + kept} events have gone from the file; "
            f"{mapping.withdrawn_at_most} % at most are withdrawn at once (`withdrawn_at_most`)"
        )
        raise ImportStopped(reason, report)
    return gone


def _write_all(actor: Actor, plan: _Plan, report: Report, advance: Advance, run: ImportRun | None) -> None:
    system, total = plan.prepared.mapping.system, len(plan.programmes)
    known = _known(
        system, [*plan.keys.values(), *(f"place:{t.id}" for t in plan.places.by_spelling.values())]
    )
    done_parts: set[str] = set()
    report.places_known = len({t.id for t in plan.places.by_spelling.values() if not t.made})
    for start in range(0, total, CHUNK):
        chunk = plan.programmes[start : start + CHUNK]
        events = {plan.keys[one.key]: (one, _event(plan, one)) for one in chunk}
        changed = [item for _, item in events.values() if known.get(item.key, ("", ""))[1] != item.mark]
        parts = _parts(
            plan, [one for one, _ in events.values()], known, done_parts, changed if run is None else None
        )
        if changed or parts:
            written = write_chunk(actor, system, parts, changed, dry_run=run is None)
            _count_parts(report, written, parts, done_parts, plan, chunk)
        else:
            written = Written()
        done_parts.update(item.key for item in parts)
        _count_events(report, written, events, plan)
        if run is not None:
            runs.beat(run, start + len(chunk), total)
        advance("writing", start + len(chunk), total)


def _known(system: str, keys: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return id and fingerprint of what the last runs wrote. One query for 500 keys."""
    found: dict[str, tuple[str, str]] = {}
    unique = list(dict.fromkeys(keys))
    for start in range(0, len(unique), _KEYS_A_QUERY):
        found.update(by_source(system, unique[start : start + _KEYS_A_QUERY]))
    return found


def _event(plan: _Plan, programme: Programme) -> Item:
    mapping = plan.prepared.mapping
    place = _place(plan.places, programme.first)
    organizer = plan.organizers.of(programme)
    document = event_document(
        programme, mapping, place.id if place else "", organizer.id if organizer else ""
    )
    facilities = effects_of(programme, mapping).facilities if plan.says_facilities else None
    mark = item_mark(document, *(facilities or ()))
    return Item("event", plan.keys[programme.key], mark, document, facilities=facilities)


def _parts(
    plan: _Plan,
    chunk: Sequence[Programme],
    known: dict[str, tuple[str, str]],
    done: set[str],
    only_for: Sequence[Item] | None,
) -> list[Item]:
    """Return the places and organisers that events of a chunk need and that are new or changed.

    In a dry run nothing stays: what the events that are written (`only_for`) need is written again.
    """
    needed = None if only_for is None else {item.document["location"]["@id"] for item in only_for}
    items: dict[str, Item] = {}
    for programme in chunk:
        target = _place(plan.places, programme.first)
        if target and target.made and (needed is None or f"place/{target.id}" in needed):
            items.setdefault(target.id, _place_item(plan, target))
        if (organizer := plan.organizers.of(programme)) and organizer.made:
            items.setdefault(organizer.id, _organizer_item(plan, programme, organizer))
    return [
        item
        for item in items.values()
        if known.get(item.key, ("", ""))[1] != item.mark and (only_for is not None or item.key not in done)
    ]


def _place_item(plan: _Plan, target: Target) -> Item:
    if target.address is None:
        raise LookupError(f"the place {target.id} has no address to be made of")
    document = place_document(target.address, plan.prepared.mapping)
    point = target.address.point
    geo = (point.latitude, point.longitude) if point else None
    return Item("place", f"place:{target.id}", item_mark(document, geo), document, target.id, geo)


def _organizer_item(plan: _Plan, programme: Programme, target: Target) -> Item:
    organizer = next(one.organizer for one in programme.performances if one.organizer)
    document = organizer_document(organizer, plan.prepared.mapping)
    return Item("organizer", f"organizer:{target.id}", item_mark(document), document, target.id)


def _count_parts(
    report: Report,
    written: Written,
    parts: Sequence[Item],
    done: set[str],
    plan: _Plan,
    chunk: Sequence[Programme],
) -> None:
    found = plan.prepared.found
    for item in parts:
        state = written.states[item.key]
        if item.key in done:
            continue
        if state == "refused" and item.kind == "organizer":
            for reason in written.reasons[item.key]:
                found.add(chunk[0].first.line, "organizer", item.document["url"], "organizer-refused", reason)
        report.places_made += item.kind == "place" and state == "created"
        report.places_changed += item.kind == "place" and state == "replaced"
        report.organizers_made += item.kind == "organizer" and state == "created"


def _count_events(
    report: Report, written: Written, events: dict[str, tuple[Programme, Item]], plan: _Plan
) -> None:
    found = plan.prepared.found
    for key, (programme, _) in events.items():
        state = written.states.get(key, "unchanged")
        setattr(report, state, getattr(report, state) + 1)
        if state != "refused":
            continue
        reason = "; ".join(written.reasons[key])
        kind = "venue-refused" if reason.startswith("the place was refused") else "refused-by-contract"
        for line in programme.lines:
            found.add(line, "", programme.first.title, kind, reason)
