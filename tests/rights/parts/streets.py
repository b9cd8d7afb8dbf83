# SPDX-License-Identifier: EUPL-1.2
from rights.table import ANYONE_KNOWN

LINES = {"streets-get": ANYONE_KNOWN}
BODIES: dict[str, object] = {}
QUERIES = {"streets-get": "?country=BE&postalCode=9000&locality=Gent&query=koren"}
