# SPDX-License-Identifier: EUPL-1.2
"""All examinations of an installation, in the order in which one would look."""

from collections.abc import Iterator

from foyer.blocks.operations.doctor import addresses, copies, database, disk, folders, news, times, weak
from foyer.kernel.findings import Examination, Finding, examine, registered

OWN: dict[str, Examination] = {
    "database": database.examine,
    "disk": disk.examine,
    "folders": folders.examine,
    "addresses": addresses.examine,
    "clock": times.examine,
    "worker": news.examine_worker,
    "news": news.examine_news,
    "schedules": news.examine_schedules,
    "backups": copies.examine,
    "settings": weak.examine,
}

WITHOUT_RECORDS = frozenset({"database", "disk", "folders", "addresses", "settings"})
"""What can be looked at where there is no database."""


def findings() -> Iterator[Finding]:
    """Go through everything that was found, subject by subject. Nothing is changed, and no database made."""
    asked = {**OWN, **registered()}
    if database.is_missing():
        asked = {subject: asked[subject] for subject in asked if subject in WITHOUT_RECORDS}
    for subject, examination in asked.items():
        yield from examine(subject, examination)
