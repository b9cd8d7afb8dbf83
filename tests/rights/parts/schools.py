# SPDX-License-Identifier: EUPL-1.2
from rights.table import PUBLIC

LINES = {"school-regions-get": PUBLIC, "education-levels-get": PUBLIC}
BODIES: dict[str, object] = {}
