# SPDX-License-Identifier: EUPL-1.2
"""On what the services of others fail in the environment, so that suites can see what happens then.

Everything else they do as they do in any installation.
"""

from datetime import date

FAILING_LIST = "2"
"""The mailing list whose service takes no address."""

FAILING_DAY = date(2000, 1, 1)
"""The source of holidays does not answer to periods that begin on this day."""

FAILING_ORGANIZER = "00000000-0000-4000-8000-000000000503"
"""The register of associations does not answer for the organiser with this id, once somebody makes it."""
