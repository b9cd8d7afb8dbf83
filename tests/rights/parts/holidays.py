# SPDX-License-Identifier: EUPL-1.2
from rights.table import PUBLIC

LINES = {"holidays-get": PUBLIC}
BODIES: dict[str, object] = {}
