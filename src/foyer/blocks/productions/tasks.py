# SPDX-License-Identifier: EUPL-1.2
"""What productions does because time passes."""

from datetime import time, timedelta

from foyer.blocks.productions.services.compare_events import compare_events
from foyer.blocks.productions.services.forget_past import forget_past
from foyer.kernel.schedules import Schedule, register


def compare() -> None:
    """Compare some of the events that wait."""
    compare_events()


def forget() -> None:
    """Drop what is over."""
    forget_past()


register(Schedule("productions.compare", compare, every=timedelta(minutes=1)))
register(Schedule("productions.forget-past", forget, at=time(4, 10)))
