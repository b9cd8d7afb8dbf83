# SPDX-License-Identifier: EUPL-1.2
"""`foyer doctor`: looks at this installation, and says of each finding what to do.

Ends with 0 where nothing is wrong (advice there may be), 1 with a warning, 2 with a fault.
"""

import argparse
import json
from collections.abc import Sequence
from typing import Any

from foyer.config import refusals
from foyer.kernel.counted import counted

_EXIT = {"fine": 0, "advice": 0, "warning": 1, "fault": 2}
_MARKS = {"fine": "ok", "advice": "advice", "warning": "WARNING", "fault": "FAULT"}


def run(arguments: Sequence[str]) -> int:
    """Look, tell, and return the exit code. It tells something also where settings cannot be read."""
    parser = argparse.ArgumentParser(
        prog="foyer doctor", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true", help="tell it to programs")
    parser.add_argument("--all", action="store_true", help="tell what is fine too")
    given = parser.parse_args(list(arguments))
    found = _look()
    if given.json:
        print(json.dumps({"findings": found}, indent=2))
    else:
        _tell(found if given.all else [each for each in found if each["level"] != "fine"], len(found))
    return max(_EXIT[each["level"]] for each in found)


def _look() -> list[dict[str, Any]]:
    import django

    try:
        django.setup()
    except (ValueError, OSError) as error:
        subject, what, todo = refusals.told(error)
        return [{"subject": subject, "level": "fault", "what": what, "do": todo}]
    from foyer.blocks.operations.doctor.examination import findings

    return [
        {"subject": each.subject, "level": each.level.name.lower(), "what": each.what, "do": each.do}
        for each in findings()
    ]


def _tell(found: Sequence[dict[str, Any]], looked_at: int) -> None:
    # One cause may hide several subjects, such as a database that is away: it is told once.
    subjects: dict[tuple[str, str, str], list[str]] = {}
    for each in found:
        subjects.setdefault((each["level"], each["what"], each["do"]), []).append(each["subject"])
    for (level, what, todo), about in subjects.items():
        print(f"{_MARKS[level]:8} {', '.join(dict.fromkeys(about))}: {what}")
        if todo:
            print(f"{'':8} → {todo}")
    if not found:
        told = counted(looked_at, "finding")
        print(f"Nothing is wrong ({told}, all fine; `foyer doctor --all` tells them).")
