# SPDX-License-Identifier: EUPL-1.2
"""How the lists of schools are written. Pure."""
